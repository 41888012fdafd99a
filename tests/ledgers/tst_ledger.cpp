// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/files.h"
#include "app/ledgers/status.h"
#include "tests/support/testpostgres.h"

using namespace lockstep;
using namespace Qt::StringLiterals;

/// One conformance test over every ledger, then what Prisma's alone has.
class TestLedger : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void anAbsentTableIsNoError_data() { everyLedger(); }
    void anAbsentTableIsNoError();
    void creatingTwiceIsNoError_data() { everyLedger(); }
    void creatingTwiceIsNoError();
    void aMigrationIsAppliedAndTakenBack_data() { everyLedger(); }
    void aMigrationIsAppliedAndTakenBack();
    void nothingIsWrittenWhenTheTransactionEnds_data() { everyLedger(); }
    void nothingIsWrittenWhenTheTransactionEnds();
    void anotherSchemaIsAnotherLedger_data() { everyLedger(); }
    void anotherSchemaIsAnotherLedger();
    void aRoleWithoutRightsIsTold_data() { everyLedger(); }
    void aRoleWithoutRightsIsTold();
    void theTableIsTheTools_data();
    void theTableIsTheTools();
    void prismasRowsAreAsTheToolWritesThem();
    void aVanishedRowIsAnError();
    void prismaStartsOnlyWhereNothingIs();
    void strangeTimesAreRead();

private:
    static void everyLedger();
    static const Ledger &fetched();
    static std::unique_ptr<Session> opened(const test::Database &database);
    static QString rows(Session &session, const QString &table);
};

namespace {

const JobContext context;

Migration someMigration(const QString &name = u"001_it's.sql"_s)
{
    const QByteArray bytes("SELECT 'é';\n");
    return {name, {name, bytes, sha256Hex(bytes)}};
}

#define VERIFY_GOOD(result)                                                                                            \
    do {                                                                                                               \
        const auto &checked = (result);                                                                                \
        QVERIFY2(bool(checked), checked ? "" : qPrintable(describe(checked.error())));                                 \
    } while (false)

}  // namespace

void TestLedger::everyLedger()
{
    QTest::addColumn<QString>("layout");
    for (const Ledger *ledger : allLedgers())
        QTest::newRow(ledger->id) << QString::fromLatin1(ledger->layout);
}

const Ledger &TestLedger::fetched()
{
    const QString layout = *static_cast<QString *>(QTest::qData("layout", qMetaTypeId<QString>()));
    return *ledgerOf(layout);
}

std::unique_ptr<Session> TestLedger::opened(const test::Database &database)
{
    auto session = Session::open(database.url(), {});
    if (!session)
        qFatal("%s", qPrintable(describe(session.error())));
    return *std::move(session);
}

/// Every row but for id and times, which are shown as set or not.
QString TestLedger::rows(Session &session, const QString &table)
{
    const auto answer
        = session.execute("SELECT string_agg(concat_ws('|', migration_name, left(checksum, 4), finished_at IS NOT NULL,"
                          " rolled_back_at IS NOT NULL, coalesce(logs, 'NULL'), applied_steps_count), E'\\n'"
                          " ORDER BY started_at, finished_at) FROM "
                              + table.toUtf8(),
                          context);
    return answer ? QString::fromUtf8(answer->rows[0][0]) : describe(answer.error());
}

void TestLedger::initTestCase()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void TestLedger::anAbsentTableIsNoError()
{
    const Ledger &ledger = fetched();
    const test::Database database;
    const auto session = opened(database);
    const auto exists = ledger.exists(*session, {}, context);
    VERIFY_GOOD(exists);
    QVERIFY(!*exists);
    const auto entries = ledger.read(*session, {}, context);
    VERIFY_GOOD(entries);
    QVERIFY(entries->empty());
}

void TestLedger::creatingTwiceIsNoError()
{
    const Ledger &ledger = fetched();
    const test::Database database;
    const auto session = opened(database);
    VERIFY_GOOD(ledger.create(*session, {}, context));
    VERIFY_GOOD(ledger.create(*session, {}, context));
    QVERIFY(*ledger.exists(*session, {}, context));
}

void TestLedger::aMigrationIsAppliedAndTakenBack()
{
    const Ledger &ledger = fetched();
    const test::Database database;
    const auto session = opened(database);
    const Migration migration = someMigration();
    VERIFY_GOOD(ledger.create(*session, {}, context));
    VERIFY_GOOD(ledger.finish(*session, {}, migration, {}, {}, context));
    const auto entries = ledger.read(*session, {}, context);
    VERIFY_GOOD(entries);
    QCOMPARE(int(entries->size()), 1);
    QCOMPARE(entries->front().name, migration.name);
    QCOMPARE(entries->front().checksum, ledger.checksum(migration));
    QVERIFY(entries->front().isFinished());
    if (!entries->front().finished)
        QVERIFY(qAbs(entries->front().finishedAt.secsTo(QDateTime::currentDateTimeUtc())) < 60);
    QVERIFY(ledger.matches(migration, entries->front()));
    VERIFY_GOOD(ledger.markReverted(*session, {}, migration, context));
    QVERIFY(ledger.read(*session, {}, context)->empty());
}

void TestLedger::nothingIsWrittenWhenTheTransactionEnds()
{
    const Ledger &ledger = fetched();
    const test::Database database;
    const auto session = opened(database);
    VERIFY_GOOD(session->execute("BEGIN", context));
    VERIFY_GOOD(ledger.create(*session, {}, context));
    VERIFY_GOOD(ledger.finish(*session, {}, someMigration(), {}, {}, context));
    VERIFY_GOOD(session->execute("ROLLBACK", context));
    QVERIFY(!*ledger.exists(*session, {}, context));
}

void TestLedger::anotherSchemaIsAnotherLedger()
{
    const Ledger &ledger = fetched();
    const test::Database database;
    database.sql("CREATE SCHEMA \"my App\"");
    const auto session = opened(database);
    const LedgerPlace place{u"my App"_s};
    VERIFY_GOOD(ledger.create(*session, place, context));
    VERIFY_GOOD(ledger.finish(*session, place, someMigration(), {}, {}, context));
    QCOMPARE(int(ledger.read(*session, place, context)->size()), 1);
    QVERIFY(!*ledger.exists(*session, {}, context));
    QVERIFY(ledger.table(place).startsWith(u"\"my App\"."_s));
}

void TestLedger::aRoleWithoutRightsIsTold()
{
    const Ledger &ledger = fetched();
    const test::Database database;
    const auto session = opened(database);
    VERIFY_GOOD(ledger.create(*session, {}, context));
    VERIFY_GOOD(session->execute("SET ROLE pg_monitor", context));
    const auto entries = ledger.read(*session, {}, context);
    QVERIFY(!entries);
    QCOMPARE(entries.error().code, ErrorCode::PrivilegeMissing);
}

void TestLedger::theTableIsTheTools_data()
{
    QTest::addColumn<QString>("layout");
    QTest::addColumn<QString>("constraints");
    QTest::addColumn<QString>("columns");
    QTest::newRow("prisma")
        << u"prisma"_s << u"_prisma_migrations_pkey PRIMARY KEY (id)"_s
        << u"id character varying(36) not null, checksum character varying(64) not null, "
           "finished_at timestamp with time zone, migration_name character varying(255) not null, logs text, "
           "rolled_back_at timestamp with time zone, started_at timestamp with time zone not null now(), "
           "applied_steps_count integer not null 0"_s;
    QTest::newRow("plain")
        << u"plain"_s
        << u"_manual_migrations_filename_key UNIQUE (filename), _manual_migrations_pkey PRIMARY KEY (id)"_s
        << u"id integer not null nextval('_manual_migrations_id_seq'::regclass), filename text not null, "
           "applied_at timestamp with time zone not null now()"_s;
}

void TestLedger::theTableIsTheTools()
{
    QFETCH(QString, layout);
    const Ledger &ledger = *ledgerOf(layout);
    const test::Database database;
    const auto session = opened(database);
    VERIFY_GOOD(ledger.create(*session, {}, context));
    const QByteArray table = '\'' + ledger.table({}).toUtf8() + "'::regclass";
    QTEST(database.sql("SELECT string_agg(conname || ' ' || pg_get_constraintdef(oid), ', ' ORDER BY conname)"
                       " FROM pg_constraint WHERE conrelid = "
                       + table),
          "constraints");
    QTEST(database.sql(
              "SELECT string_agg(attname || ' ' || format_type(atttypid, atttypmod) || CASE WHEN attnotnull THEN"
              " ' not null' ELSE '' END || coalesce(' ' || pg_get_expr(adbin, adrelid), ''), ', ' ORDER BY attnum)"
              " FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum"
              " WHERE attnum > 0 AND attrelid = "
              + table),
          "columns");
}

void TestLedger::prismasRowsAreAsTheToolWritesThem()
{
    const Ledger &ledger = *ledgerOf(u"prisma"_s);
    const test::Database database;
    const auto session = opened(database);
    const Migration one = someMigration(u"1_one"_s);
    const Migration two = someMigration(u"2_two"_s);
    VERIFY_GOOD(ledger.create(*session, {}, context));
    const auto begunId = ledger.begin(*session, {}, one, context);
    VERIFY_GOOD(begunId);
    QVERIFY(QRegularExpression(u"^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"_s)
                .match(*begunId)
                .hasMatch());
    const QString sum = ledger.checksum(one).left(4);
    QCOMPARE(rows(*session, ledger.table({})), u"1_one|%1|f|f|NULL|0"_s.arg(sum));
    VERIFY_GOOD(ledger.fail(*session, {}, one, *begunId, u"ERROR: no"_s, context));
    QCOMPARE(rows(*session, ledger.table({})), u"1_one|%1|f|f|ERROR: no|0"_s.arg(sum));
    QVERIFY(!ledger.obstacle(*ledger.read(*session, {}, context)).isEmpty());
    VERIFY_GOOD(ledger.markReverted(*session, {}, one, context));
    QVERIFY(ledger.obstacle(*ledger.read(*session, {}, context)).isEmpty());
    const auto again = ledger.begin(*session, {}, one, context);
    VERIFY_GOOD(ledger.finish(*session, {}, one, *again, {}, context));
    VERIFY_GOOD(ledger.markApplied(*session, {}, two, context));
    QCOMPARE(rows(*session, ledger.table({})),
             u"1_one|%1|f|t|ERROR: no|0\n1_one|%1|t|f|NULL|1\n2_two|%1|t|f||0"_s.arg(sum));
}

void TestLedger::aVanishedRowIsAnError()
{
    const Ledger &ledger = *ledgerOf(u"prisma"_s);
    const test::Database database;
    const auto session = opened(database);
    VERIFY_GOOD(ledger.create(*session, {}, context));
    const auto begunId = ledger.begin(*session, {}, someMigration(), context);
    database.sql("DELETE FROM _prisma_migrations");
    const Status finished = ledger.finish(*session, {}, someMigration(), *begunId, {}, context);
    QVERIFY(!finished);
    QCOMPARE(finished.error().code, ErrorCode::PlanChanged);
}

void TestLedger::prismaStartsOnlyWhereNothingIs()
{
    const test::Database database;
    const auto session = opened(database);
    const MigrationFolder folder{u"/project"_s, u"prisma"_s, {}, {}, {someMigration(u"1_one"_s)}};
    QVERIFY(readStatus(*session, folder, {}, context)->obstacle.isEmpty());
    database.sql("CREATE TABLE users (id int)");
    const auto status = readStatus(*session, folder, {}, context);
    VERIFY_GOOD(status);
    QVERIFY2(status->obstacle.english().contains(u"P3005"_s), qPrintable(status->obstacle.english()));
    QVERIFY(readStatus(*session, folder, {u"other"_s}, context)->obstacle.isEmpty());
}

void TestLedger::strangeTimesAreRead()
{
    const Ledger &ledger = *ledgerOf(u"prisma"_s);
    const test::Database database;
    const auto session = opened(database);
    VERIFY_GOOD(ledger.create(*session, {}, context));
    database.sql("INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at) VALUES"
                 " ('1', '', 'old', '-infinity', '2024-02-29 23:59:59.987+02')");
    const auto entries = ledger.read(*session, {}, context);
    VERIFY_GOOD(entries);
    QVERIFY(!entries->front().startedAt.isValid());
    QCOMPARE(entries->front().finishedAt.toString(Qt::ISODateWithMs), u"2024-02-29T21:59:59.987Z"_s);
}

QTEST_GUILESS_MAIN(TestLedger)
#include "tst_ledger.moc"
