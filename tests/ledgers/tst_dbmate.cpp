// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ledgers/ledgertest.h"

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

/// LEDGERS.md, section 2.4.
class TestDbmate : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theTableIsTheTools();
    void theRowIsTheVersion();
    void statesAreTheTools_data();
    void statesAreTheTools();
    void anotherToolsTableIsRefused_data();
    void anotherToolsTableIsRefused();
    void moreColumnsAreNoHindrance();
    void theTableFollowsTheSearchPath();
    void anotherTableIsRead();
};

namespace {

const Ledger &ledger()
{
    return *ledgerOf(u"dbmate"_s);
}

Migration migrationOf(const QString &version)
{
    Migration migration{version + u"_x.sql"_s};
    migration.key = version;
    return migration;
}

QString versions(const test::Database &database, const QByteArray &table = "schema_migrations")
{
    return database.sql("SELECT string_agg(version, ',' ORDER BY version) FROM " + table);
}

}  // namespace

void TestDbmate::initTestCase()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void TestDbmate::theTableIsTheTools()
{
    const test::Database database;
    const auto session = openedSession(database);
    VERIFY_GOOD(ledger().create(*session, {}, context));
    QCOMPARE(ledger().table({}), u"public.schema_migrations"_s);
    QCOMPARE(
        database.sql("SELECT string_agg(attname || ' ' || format_type(atttypid, atttypmod) || ' ' || attnotnull, "
                     "', ') FROM pg_attribute WHERE attnum > 0 AND attrelid = 'public.schema_migrations'::regclass"),
        u"version character varying true"_s);
    QCOMPARE(database.sql("SELECT string_agg(conname || ' ' || pg_get_constraintdef(oid), ', ') FROM pg_constraint"
                          " WHERE conrelid = 'public.schema_migrations'::regclass"),
             u"schema_migrations_pkey PRIMARY KEY (version)"_s);
}

void TestDbmate::theRowIsTheVersion()
{
    const test::Database database;
    const auto session = openedSession(database);
    VERIFY_GOOD(ledger().create(*session, {}, context));
    QVERIFY(ledger().begin(*session, {}, migrationOf(u"001"_s), context)->isEmpty());
    VERIFY_GOOD(ledger().finish(*session, {}, migrationOf(u"001"_s), {}, {}, context));
    VERIFY_GOOD(ledger().markApplied(*session, {}, migrationOf(u"20250101000000"_s), context));
    VERIFY_GOOD(ledger().markApplied(*session, {}, migrationOf(u"20250101000000"_s), context));
    VERIFY_GOOD(ledger().fail(*session, {}, migrationOf(u"3"_s), {}, u"ERROR: no"_s, context));
    QCOMPARE(versions(database), u"001,20250101000000"_s);
    VERIFY_GOOD(ledger().markReverted(*session, {}, migrationOf(u"001"_s), context));
    QCOMPARE(versions(database), u"20250101000000"_s);
    QVERIFY(!ledger().finish(*session, {}, migrationOf(u"20250101000000"_s), {}, {}, context));
}

void TestDbmate::statesAreTheTools_data()
{
    QTest::addColumn<QString>("files");
    QTest::addColumn<QString>("rows");
    QTest::addColumn<QString>("states");
    QTest::newRow("nothing applied") << u"1 2"_s << QString() << u"1_x.sql=pending 2_x.sql=pending"_s;
    QTest::newRow("all applied") << u"1 2"_s << u"1 2"_s << u"1_x.sql=applied 2_x.sql=applied"_s;
    QTest::newRow("late is applied") << u"1 2"_s << u"2"_s << u"1_x.sql=outOfOrder 2_x.sql=applied"_s;
    QTest::newRow("missing is silent") << u"1"_s << u"1 2"_s << u"1_x.sql=applied 2=missing"_s;
    QTest::newRow("digits are text") << u"1"_s << u"01"_s << u"01=missing 1_x.sql=pending"_s;
}

void TestDbmate::statesAreTheTools()
{
    QFETCH(QString, files);
    QFETCH(QString, rows);
    const test::Database database;
    const auto session = openedSession(database);
    MigrationFolder folder{u"/project"_s, u"dbmate"_s};
    for (const QString &version : files.split(u' '))
        folder.migrations.push_back(migrationOf(version));
    VERIFY_GOOD(ledger().create(*session, {}, context));
    for (const QString &version : rows.split(u' ', Qt::SkipEmptyParts))
        VERIFY_GOOD(ledger().finish(*session, {}, migrationOf(version), {}, {}, context));
    const auto status = readStatus(*session, folder, {}, context);
    VERIFY_GOOD(status);
    QStringList states;
    for (const MigrationStatus &one : status->migrations) {
        states << one.name + u'=' + migrationStateId(one.state);
        QVERIFY(!one.stops && !one.isPassedBy);
    }
    QTEST(states.join(u' '), "states");
    QVERIFY(status->obstacle.isEmpty());
}

void TestDbmate::anotherToolsTableIsRefused_data()
{
    QTest::addColumn<QByteArray>("columns");
    QTest::newRow("golang-migrate") << QByteArray("version bigint NOT NULL PRIMARY KEY, dirty boolean NOT NULL");
    QTest::newRow("Ecto") << QByteArray("version bigint NOT NULL PRIMARY KEY, inserted_at timestamp");
    QTest::newRow("nobody's") << QByteArray("id int");
}

void TestDbmate::anotherToolsTableIsRefused()
{
    QFETCH(QByteArray, columns);
    const test::Database database;
    database.sql("CREATE TABLE schema_migrations (" + columns + ")");
    const auto session = openedSession(database);
    const MigrationFolder folder{u"/project"_s, u"dbmate"_s, {}, {}, {migrationOf(u"1"_s)}};
    const auto status = readStatus(*session, folder, {}, context);
    QVERIFY(!status);
    QCOMPARE(status.error().code, ErrorCode::CheckFailed);
    const QString said = describe(status.error());
    QVERIFY2(said.contains(u"public.schema_migrations is not dbmate's"_s), qPrintable(said));
    QVERIFY(!ledger().create(*session, {}, context));
    QVERIFY(!ledger().read(*session, {}, context));
    QCOMPARE(database.sql("SELECT count(*) FROM schema_migrations"), u"0"_s);
}

void TestDbmate::moreColumnsAreNoHindrance()
{
    const test::Database database;
    database.sql("CREATE TABLE schema_migrations (version varchar(255) PRIMARY KEY, note text);"
                 "INSERT INTO schema_migrations VALUES ('1', 'x')");
    const auto session = openedSession(database);
    VERIFY_GOOD(ledger().finish(*session, {}, migrationOf(u"2"_s), {}, {}, context));
    const auto entries = ledger().read(*session, {}, context);
    VERIFY_GOOD(entries);
    QCOMPARE(int(entries->size()), 2);
    QVERIFY(entries->front().isFinished() && !entries->front().finishedAt.isValid());
}

/// dbmate asks for current_schema().
void TestDbmate::theTableFollowsTheSearchPath()
{
    const test::Database database;
    database.sql("CREATE SCHEMA \"My, App\"; CREATE SCHEMA measure");
    database.sql("DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET search_path = none, measure, public', "
                 "current_database()); END $$");
    const auto session = openedSession(database);
    VERIFY_GOOD(session->execute("SET search_path = public", context));
    VERIFY_GOOD(ledger().create(*session, {}, context));
    VERIFY_GOOD(ledger().finish(*session, {}, migrationOf(u"1"_s), {}, {}, context));
    QCOMPARE(versions(database, "measure.schema_migrations"), u"1"_s);
    const MigrationFolder folder{u"/project"_s, u"dbmate"_s, {}, {}, {migrationOf(u"1"_s)}};
    const auto status = readStatus(*session, folder, {}, context);
    VERIFY_GOOD(status);
    QCOMPARE(status->table, u"measure.schema_migrations"_s);
    QCOMPARE(status->count(MigrationState::Applied), 1);
    QVERIFY(!readStatus(*session, folder, {u"public"_s}, context)->exists);
}

void TestDbmate::anotherTableIsRead()
{
    const test::Database database;
    const auto session = openedSession(database);
    const LedgerPlace place{u"my app"_s, u"Done"_s};
    VERIFY_GOOD(ledger().create(*session, place, context));
    VERIFY_GOOD(ledger().finish(*session, place, migrationOf(u"1"_s), {}, {}, context));
    QCOMPARE(versions(database, "\"my app\".\"Done\""), u"1"_s);
    QCOMPARE(int(ledger().read(*session, place, context)->size()), 1);
}

QTEST_GUILESS_MAIN(TestDbmate)
#include "tst_dbmate.moc"
