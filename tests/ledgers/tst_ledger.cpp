// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ledgers/ledgertest.h"

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

/// Every ledger's functions one by one, on the small project in its tool's form. What status and plan make of them is
/// in tests/agreement/tst_conformance.cpp, what single tools alone have in the files of their names.
class TestLedger : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void init()
    {
        const QString folder = u"tests/fixtures/layouts/"_s + QString::fromLatin1(fetched().layout);
        QVERIFY2(QDir(QStringLiteral(LOCKSTEP_SOURCE_DIR "/") + folder).exists(),
                 qPrintable(folder + u" is missing"_s));
    }

    void anAbsentTableIsNoError_data() { everyLedger(); }
    void anAbsentTableIsNoError();
    void aViewIsNoLedger_data() { everyLedger(); }
    void aViewIsNoLedger();
    void aRowWithoutItsKeyIsAnError_data();
    void aRowWithoutItsKeyIsAnError();
    void creatingTwiceIsNoError_data() { everyLedger(); }
    void creatingTwiceIsNoError();
    void aMigrationIsAppliedAndTakenBack_data() { everyLedger(); }
    void aMigrationIsAppliedAndTakenBack();
    void markingIsAsGoodAsRunning_data() { everyLedger(); }
    void markingIsAsGoodAsRunning();
    void nothingIsWrittenWhenTheTransactionEnds_data() { everyLedger(); }
    void nothingIsWrittenWhenTheTransactionEnds();
    void anotherSchemaIsAnotherLedger_data() { everyLedger(); }
    void anotherSchemaIsAnotherLedger();
    void aRoleWithoutRightsIsTold_data() { everyLedger(); }
    void aRoleWithoutRightsIsTold();
    void aRoleThatOnlyReadsReadsAndWritesNothing_data() { everyLedger(); }
    void aRoleThatOnlyReadsReadsAndWritesNothing();
    void theRulesNameTheirSource_data() { everyLedger(); }
    void theRulesNameTheirSource();

private:
    static void everyLedger()
    {
        QTest::addColumn<QString>("layout");
        for (const Ledger *ledger : allLedgers())
            QTest::newRow(ledger->id) << QString::fromLatin1(ledger->layout);
    }

    static const Ledger &fetched()
    {
        return *ledgerOf(*static_cast<QString *>(QTest::qData("layout", qMetaTypeId<QString>())));
    }
};

namespace {

/// The first migration of the tool's own project.
Migration firstOf(const Ledger &ledger)
{
    return fixture(ledger).migrations.at(0);
}

/// A ledger in which the first migration is applied.
Status applyFirst(const Ledger &ledger, Session &session, const LedgerPlace &place)
{
    if (Status made = ledger.create(session, place, context); !made)
        return made;
    return ledger.finish(session, place, firstOf(ledger), {}, {}, context);
}

}  // namespace

void TestLedger::anAbsentTableIsNoError()
{
    const Ledger &ledger = fetched();
    const Database database;
    const auto session = openedSession(database);
    const auto exists = ledger.exists(*session, {}, context);
    VERIFY_GOOD(exists);
    QVERIFY(!*exists);
    const auto entries = ledger.read(*session, {}, context);
    VERIFY_GOOD(entries);
    QVERIFY(entries->empty());
}

void TestLedger::aViewIsNoLedger()
{
    const Ledger &ledger = fetched();
    const Database database;
    const auto session = openedSession(database);
    const QByteArray table = ledger.table({}).toUtf8();
    database.sql("CREATE SCHEMA IF NOT EXISTS " + table.split('.').front() + "; CREATE VIEW " + table
                 + " AS SELECT 1 AS version");
    const auto entries = ledger.read(*session, {}, context);
    QVERIFY(!entries);
    QCOMPARE(entries.error().code, ErrorCode::CheckFailed);
    QVERIFY2(entries.error().message.english().contains(u" is no table"_s),
             qPrintable(entries.error().message.english()));
}

void TestLedger::aRowWithoutItsKeyIsAnError_data()
{
    QTest::addColumn<QString>("layout");
    QTest::addColumn<QByteArray>("column");
    // Not Flyway and Drizzle, whose own rows have NULL in some.
    for (const char *layout : {"atlas", "dbmate", "diesel", "golang-migrate", "postgrator", "sqlx", "supabase"})
        QTest::newRow(layout) << QString::fromLatin1(layout) << QByteArray("version");
    QTest::newRow("goose") << u"goose"_s << QByteArray("version_id");
    QTest::newRow("graphile-migrate") << u"graphile-migrate"_s << QByteArray("filename");
    QTest::newRow("node-pg-migrate") << u"node-pg-migrate"_s << QByteArray("name");
    QTest::newRow("plain") << u"plain"_s << QByteArray("filename");
    QTest::newRow("prisma") << u"prisma"_s << QByteArray("migration_name");
    QTest::newRow("sqitch") << u"sqitch"_s << QByteArray("change_id");
}

/// Only a table that somebody else made has such a row: the tools' own keep the column NOT NULL.
void TestLedger::aRowWithoutItsKeyIsAnError()
{
    QFETCH(QByteArray, column);
    const Ledger &ledger = fetched();
    const Database database;
    const auto session = openedSession(database);
    VERIFY_GOOD(applyFirst(ledger, *session, {}));
    const QByteArray table = ledger.table({}).toUtf8();
    database.sql("DO $$ DECLARE one name; BEGIN FOR one IN SELECT conname FROM pg_constraint WHERE conrelid = '" + table
                 + "'::regclass LOOP EXECUTE format('ALTER TABLE " + table
                 + " DROP CONSTRAINT IF EXISTS %I CASCADE', one); END LOOP; END $$; ALTER TABLE " + table
                 + " ALTER COLUMN " + column + " DROP NOT NULL; UPDATE " + table + " SET " + column + " = NULL");
    const auto entries = ledger.read(*session, {}, context);
    QVERIFY(!entries);
    QCOMPARE(entries.error().code, ErrorCode::CheckFailed);
    const QString words = describe(entries.error());
    QVERIFY2(words.contains(ledger.table({})), qPrintable(words));
    QVERIFY2(words.contains(u"a row without a "_s + QString::fromUtf8(column)), qPrintable(words));
}

void TestLedger::creatingTwiceIsNoError()
{
    const Ledger &ledger = fetched();
    const Database database;
    const auto session = openedSession(database);
    VERIFY_GOOD(ledger.create(*session, {}, context));
    VERIFY_GOOD(ledger.create(*session, {}, context));
    QVERIFY(*ledger.exists(*session, {}, context));
    QVERIFY(ledger.read(*session, {}, context)->empty());
}

void TestLedger::aMigrationIsAppliedAndTakenBack()
{
    const Ledger &ledger = fetched();
    const Database database;
    const auto session = openedSession(database);
    const Migration migration = firstOf(ledger);
    VERIFY_GOOD(applyFirst(ledger, *session, {}));
    const auto entries = ledger.read(*session, {}, context);
    VERIFY_GOOD(entries);
    QCOMPARE(int(entries->size()), 1);
    const LedgerEntry &entry = entries->front();
    QVERIFY(entry.isFinished());
    QVERIFY(!entry.finishedAt.isValid() || qAbs(entry.finishedAt.secsTo(QDateTime::currentDateTimeUtc())) < 60);
    if (ledger.keepsChecksum)
        QCOMPARE(entry.checksum, ledger.checksum(migration));
    QVERIFY(ledger.matches(migration, entry));
    VERIFY_GOOD(ledger.markReverted(*session, {}, migration, context));
    QVERIFY(ledger.read(*session, {}, context)->empty());
}

void TestLedger::markingIsAsGoodAsRunning()
{
    const Ledger &ledger = fetched();
    const Database database;
    const auto session = openedSession(database);
    const Migration migration = firstOf(ledger);
    VERIFY_GOOD(ledger.create(*session, {}, context));
    VERIFY_GOOD(ledger.markApplied(*session, {}, migration, context));
    const auto entries = ledger.read(*session, {}, context);
    VERIFY_GOOD(entries);
    QCOMPARE(int(entries->size()), 1);
    QVERIFY(entries->front().isFinished());
    QVERIFY(ledger.matches(migration, entries->front()));
}

void TestLedger::nothingIsWrittenWhenTheTransactionEnds()
{
    const Ledger &ledger = fetched();
    const Database database;
    const auto session = openedSession(database);
    VERIFY_GOOD(session->execute("BEGIN", context));
    VERIFY_GOOD(applyFirst(ledger, *session, {}));
    VERIFY_GOOD(session->execute("ROLLBACK", context));
    QVERIFY(!*ledger.exists(*session, {}, context));
}

void TestLedger::anotherSchemaIsAnotherLedger()
{
    const Ledger &ledger = fetched();
    const Database database;
    database.sql("CREATE SCHEMA \"my App\"");
    const auto session = openedSession(database);
    const LedgerPlace place{u"my App"_s};
    VERIFY_GOOD(applyFirst(ledger, *session, place));
    QCOMPARE(int(ledger.read(*session, place, context)->size()), 1);
    QVERIFY(!*ledger.exists(*session, {}, context));
    QVERIFY(ledger.table(place).startsWith(u"\"my App\"."_s));
}

void TestLedger::aRoleWithoutRightsIsTold()
{
    const Ledger &ledger = fetched();
    const Database database;
    const auto session = openedSession(database);
    VERIFY_GOOD(ledger.create(*session, {}, context));
    VERIFY_GOOD(session->execute("SET ROLE pg_monitor", context));
    const auto entries = ledger.read(*session, {}, context);
    QVERIFY(!entries);
    QCOMPARE(entries.error().code, ErrorCode::PrivilegeMissing);
}

void TestLedger::aRoleThatOnlyReadsReadsAndWritesNothing()
{
    const Ledger &ledger = fetched();
    const Database database;
    const auto session = openedSession(database);
    VERIFY_GOOD(applyFirst(ledger, *session, {}));
    const QByteArray schema = ledger.table({}).section(u'.', 0, 0).toUtf8();
    VERIFY_GOOD(session->execute("GRANT USAGE ON SCHEMA " + schema + " TO pg_monitor", context));
    VERIFY_GOOD(session->execute("GRANT SELECT ON ALL TABLES IN SCHEMA " + schema + " TO pg_monitor", context));
    VERIFY_GOOD(session->execute("SET ROLE pg_monitor", context));
    const auto entries = ledger.read(*session, {}, context);
    VERIFY_GOOD(entries);
    QCOMPARE(int(entries->size()), 1);
    const Status taken = ledger.markReverted(*session, {}, firstOf(ledger), context);
    QVERIFY(!taken);
    QCOMPARE(taken.error().code, ErrorCode::PrivilegeMissing);
    QCOMPARE(int(ledger.read(*session, {}, context)->size()), 1);
}

void TestLedger::theRulesNameTheirSource()
{
    const Ledger &ledger = fetched();
    QVERIFY(qstrlen(ledger.rules.source) > 0);
    QCOMPARE(ledger.lockKey || ledger.rowLock, qstrlen(ledger.rules.lock) > 0);
}

QTEST_GUILESS_MAIN(TestLedger)
#include "tst_ledger.moc"
