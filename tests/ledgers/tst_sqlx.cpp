// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ledgers/ledgertest.h"

using namespace lockstep;
using namespace lockstep::test;

/// Rows as sqlx 0.9 was seen to leave them: LEDGERS.md, section 2.13.
class TestSqlx : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theTableIsSqlxs();
    void theLockIsSqlxs();
    void theChecksumIsOfTheFile_data();
    void theChecksumIsOfTheFile();
    void aRowIsAsSqlxWritesIt();
    void whatStopsSqlxStopsADeploy_data();
    void whatStopsSqlxStopsADeploy();
    void aLateOneRuns();
    void aPartialRowIsAnObstacle();
    void theTableOfTheSettingsIsUsed();
    void aNewerTableIsRead();
    void marksAreRows();
};

namespace {

const Ledger &ledger()
{
    return *ledgerOf(u"sqlx"_s);
}

QString rows(const Database &database)
{
    return database.sql("SELECT string_agg(concat_ws('|', version, description, success, left(encode(checksum, 'hex'),"
                        " 8), execution_time, installed_on > now() - interval '1 minute'), E'\\n' ORDER BY version)"
                        " FROM _sqlx_migrations");
}

}  // namespace

void TestSqlx::initTestCase()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void TestSqlx::theTableIsSqlxs()
{
    const Database database;
    const auto session = openedSession(database);
    VERIFY_GOOD(ledger().create(*session, {}, context));
    QCOMPARE(
        shapeOf(database, u"_sqlx_migrations"_s),
        u"version bigint not null, description text not null, installed_on timestamp with time zone not null now(),"
        " success boolean not null, checksum bytea not null, execution_time bigint not null; "
        "_sqlx_migrations_pkey PRIMARY KEY (version)"_s);
}

/// Measured for the database "sqx".
void TestSqlx::theLockIsSqlxs()
{
    const Database server;
    server.sql("DROP DATABASE IF EXISTS sqx");
    server.sql("CREATE DATABASE sqx");
    ConnectionUrl url = server.url();
    url.conninfo += " dbname=sqx";
    {
        const auto session = Session::open(url, {});
        VERIFY_GOOD(session);
        const auto key = ledger().lockKey(**session, {}, context);
        VERIFY_GOOD(key);
        QCOMPARE(*key, 3325416665282585084);
    }
    server.sql("DROP DATABASE sqx");
}

void TestSqlx::theChecksumIsOfTheFile_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("ignored");
    QTest::addColumn<QString>("sum");
    // printf '…' | sha384sum
    const QString plain
        = u"24454095d8d7876ca8e842f34296ca645c83e0f7b50f048c99db4b2ff4da659267afc4ef3e994f3d74e18c741165d931"_s;
    QTest::newRow("as it stands") << QByteArray("SELECT 1;\n") << QString() << plain;
    QTest::newRow("with other line ends")
        << QByteArray("SELECT 1;\r\n") << QString()
        << u"17397e2e60835e677161a3f8f86849089bb0b9ac29484fca0511f769d62d8c2e143ab512c903b43a60a01ad7452c86c6"_s;
    QTest::newRow("with carriage returns ignored") << QByteArray("SELECT 1;\r\n") << u"\r"_s << plain;
}

void TestSqlx::theChecksumIsOfTheFile()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, ignored);
    Migration migration{u"1_a"_s, {{}, bytes}};
    migration.facts.insert(u"ignored_chars"_s, ignored);
    QTEST(ledger().checksum(migration), "sum");
}

void TestSqlx::aRowIsAsSqlxWritesIt()
{
    const Database database;
    const auto session = openedSession(database);
    const MigrationFolder folder = fixture(ledger());
    VERIFY_GOOD(ledger().create(*session, {}, context));
    VERIFY_GOOD(ledger().finish(*session, {}, folder.migrations[0], {}, std::chrono::nanoseconds(1234567), context));
    QCOMPARE(rows(database),
             u"20260105090000|create customers|t|%1|1234567|t"_s.arg(ledger().checksum(folder.migrations[0]).left(8)));
    const auto status = readStatus(*session, folder, {}, context);
    VERIFY_GOOD(status);
    QCOMPARE(statesOf(*status),
             (QStringList{u"20260105090000_create_customers applied"_s, u"20260106101500_create_orders pending"_s,
                          u"20260107120000_index_orders pending"_s}));
}

void TestSqlx::whatStopsSqlxStopsADeploy_data()
{
    QTest::addColumn<bool>("isEdited");
    QTest::addColumn<QString>("state");
    QTest::newRow("an edited file") << true << u"20260105090000_create_customers changed"_s;
    QTest::newRow("a missing file") << false << u"20260105090000_create_customers missing"_s;
}

void TestSqlx::whatStopsSqlxStopsADeploy()
{
    QFETCH(bool, isEdited);
    const Database database;
    const auto session = openedSession(database);
    MigrationFolder folder = fixture(ledger());
    VERIFY_GOOD(ledger().create(*session, {}, context));
    VERIFY_GOOD(ledger().finish(*session, {}, folder.migrations[0], {}, {}, context));
    if (isEdited)
        folder.migrations[0].forward.bytes += "\n";
    else
        folder.migrations.erase(folder.migrations.begin());
    const auto status = readStatus(*session, folder, {}, context);
    VERIFY_GOOD(status);
    QTEST(statesOf(*status).front(), "state");
    QVERIFY(status->migrations.front().stops);
    QVERIFY(!status->migrations.front().problem.isEmpty());
}

void TestSqlx::aLateOneRuns()
{
    const Database database;
    const auto session = openedSession(database);
    const MigrationFolder folder = fixture(ledger());
    VERIFY_GOOD(ledger().create(*session, {}, context));
    VERIFY_GOOD(ledger().finish(*session, {}, folder.migrations[1], {}, {}, context));
    const auto status = readStatus(*session, folder, {}, context);
    VERIFY_GOOD(status);
    QCOMPARE(status->migrations[0].state, MigrationState::OutOfOrder);
    QVERIFY(status->migrations[0].isToRun() && !status->migrations[0].stops);
}

void TestSqlx::aPartialRowIsAnObstacle()
{
    const Database database;
    const auto session = openedSession(database);
    const MigrationFolder folder = fixture(ledger());
    VERIFY_GOOD(ledger().create(*session, {}, context));
    database.sql("INSERT INTO _sqlx_migrations VALUES (20260105090000, 'create customers', now(), false, '\\x00', -1)");
    auto status = readStatus(*session, folder, {}, context);
    VERIFY_GOOD(status);
    QCOMPARE(statesOf(*status).front(), u"20260105090000_create_customers failed"_s);
    QVERIFY(status->obstacle.english().startsWith(u"Migration 20260105090000 is partially applied"_s));
    VERIFY_GOOD(ledger().markApplied(*session, {}, folder.migrations[0], context));
    status = readStatus(*session, folder, {}, context);
    VERIFY_GOOD(status);
    QCOMPARE(statesOf(*status).front(), u"20260105090000_create_customers applied"_s);
    QVERIFY(status->obstacle.isEmpty());
}

void TestSqlx::theTableOfTheSettingsIsUsed()
{
    const Database database;
    database.sql("CREATE SCHEMA \"my App\"");
    const auto session = openedSession(database);
    const LedgerPlace place{u"my App"_s, u"Done \"so far\""_s};
    VERIFY_GOOD(ledger().create(*session, place, context));
    VERIFY_GOOD(ledger().finish(*session, place, fixture(ledger()).migrations[0], {}, {}, context));
    QCOMPARE(database.sql("SELECT count(*) FROM \"my App\".\"Done \"\"so far\"\"\""), u"1"_s);
    QVERIFY(!*ledger().exists(*session, {}, context));
}

void TestSqlx::aNewerTableIsRead()
{
    const Database database;
    const auto session = openedSession(database);
    VERIFY_GOOD(ledger().create(*session, {}, context));
    database.sql("ALTER TABLE _sqlx_migrations ADD COLUMN applied_by text");
    VERIFY_GOOD(ledger().finish(*session, {}, fixture(ledger()).migrations[0], {}, {}, context));
    QCOMPARE(int(ledger().read(*session, {}, context)->size()), 1);
    database.sql("ALTER TABLE _sqlx_migrations DROP COLUMN checksum");
    const auto entries = ledger().read(*session, {}, context);
    QVERIFY(!entries);
    QCOMPARE(entries.error().code, ErrorCode::CheckFailed);
}

void TestSqlx::marksAreRows()
{
    const Database database;
    const auto session = openedSession(database);
    const Migration migration = fixture(ledger()).migrations[0];
    VERIFY_GOOD(ledger().create(*session, {}, context));
    VERIFY_GOOD(ledger().markApplied(*session, {}, migration, context));
    QCOMPARE(rows(database), u"20260105090000|create customers|t|%1|-1|t"_s.arg(ledger().checksum(migration).left(8)));
    VERIFY_GOOD(ledger().markReverted(*session, {}, migration, context));
    QCOMPARE(database.sql("SELECT count(*) FROM _sqlx_migrations"), u"0"_s);
}

QTEST_GUILESS_MAIN(TestSqlx)
#include "tst_sqlx.moc"
