// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/files.h"
#include "tests/ledgers/ledgertest.h"

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

/// What Prisma's ledger alone has: begun and failed rows, and a start only where nothing is.
class TestPrismaLedger : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void theTableIsTheTools();
    void prismasRowsAreAsTheToolWritesThem();
    void aVanishedRowIsAnError();
    void prismaStartsOnlyWhereNothingIs();
    void strangeTimesAreRead();
};

namespace {

Migration someMigration(const QString &name = u"001_it's.sql"_s)
{
    const QByteArray bytes("SELECT 'é';\n");
    return {name, {name, bytes, sha256Hex(bytes)}};
}

/// Every row but for id and times, which are shown as set or not.
QString rows(Session &session, const QString &table)
{
    const auto answer
        = session.execute("SELECT string_agg(concat_ws('|', migration_name, left(checksum, 4), finished_at IS NOT NULL,"
                          " rolled_back_at IS NOT NULL, coalesce(logs, 'NULL'), applied_steps_count), E'\\n'"
                          " ORDER BY started_at, finished_at) FROM "
                              + table.toUtf8(),
                          context);
    return answer ? QString::fromUtf8(answer->rows[0][0]) : describe(answer.error());
}

}  // namespace

void TestPrismaLedger::theTableIsTheTools()
{
    const Ledger &ledger = *ledgerOf(u"prisma"_s);
    const Database database;
    const auto session = openedSession(database);
    VERIFY_GOOD(ledger.create(*session, {}, context));
    QCOMPARE(shapeOf(database, ledger.table({})),
             u"id character varying(36) not null, checksum character varying(64) not null, "
             "finished_at timestamp with time zone, migration_name character varying(255) not null, logs text, "
             "rolled_back_at timestamp with time zone, started_at timestamp with time zone not null now(), "
             "applied_steps_count integer not null 0; _prisma_migrations_pkey PRIMARY KEY (id)"_s);
}

void TestPrismaLedger::prismasRowsAreAsTheToolWritesThem()
{
    const Ledger &ledger = *ledgerOf(u"prisma"_s);
    const Database database;
    const auto session = openedSession(database);
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

void TestPrismaLedger::aVanishedRowIsAnError()
{
    const Ledger &ledger = *ledgerOf(u"prisma"_s);
    const Database database;
    const auto session = openedSession(database);
    VERIFY_GOOD(ledger.create(*session, {}, context));
    const auto begunId = ledger.begin(*session, {}, someMigration(), context);
    database.sql("DELETE FROM _prisma_migrations");
    const Status finished = ledger.finish(*session, {}, someMigration(), *begunId, {}, context);
    QVERIFY(!finished);
    QCOMPARE(finished.error().code, ErrorCode::PlanChanged);
}

void TestPrismaLedger::prismaStartsOnlyWhereNothingIs()
{
    const Database database;
    const auto session = openedSession(database);
    const MigrationFolder folder{u"/project"_s, u"prisma"_s, {}, {}, {someMigration(u"1_one"_s)}};
    QVERIFY(readStatus(*session, folder, {}, context)->obstacle.isEmpty());
    database.sql("CREATE TABLE users (id int)");
    const auto status = readStatus(*session, folder, {}, context);
    VERIFY_GOOD(status);
    QVERIFY2(status->obstacle.english().contains(u"P3005"_s), qPrintable(status->obstacle.english()));
    QVERIFY(readStatus(*session, folder, {u"other"_s}, context)->obstacle.isEmpty());
}

void TestPrismaLedger::strangeTimesAreRead()
{
    const Ledger &ledger = *ledgerOf(u"prisma"_s);
    const Database database;
    const auto session = openedSession(database);
    VERIFY_GOOD(ledger.create(*session, {}, context));
    database.sql("INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at) VALUES"
                 " ('1', '', 'old', '-infinity', '2024-02-29 23:59:59.987+02')");
    const auto entries = ledger.read(*session, {}, context);
    VERIFY_GOOD(entries);
    QVERIFY(!entries->front().startedAt.isValid());
    QCOMPARE(entries->front().finishedAt.toString(Qt::ISODateWithMs), u"2024-02-29T21:59:59.987Z"_s);
}

QTEST_GUILESS_MAIN(TestPrismaLedger)
#include "tst_prisma.moc"
