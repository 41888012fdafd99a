// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/postgres/sandbox.h"
#include "tests/ledgers/ledgertest.h"

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

/// LEDGERS.md, section 2.11. golang-migrate cannot run here: the rows are those that it was seen to write.
class TestGolangMigrate : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theTableIsTheTools();
    void theRowIsTheTools();
    void aMigrationIsTakenBack_data();
    void aMigrationIsTakenBack();
    void statesAreTheTools_data();
    void statesAreTheTools();
    void severalRowsAreAnObstacle();
    void anotherToolsTableIsRefused_data();
    void anotherToolsTableIsRefused();
    void theLockIsTheTools();
    void theTableFollowsTheSearchPath();
};

namespace {

const Ledger &ledger()
{
    return *ledgerOf(u"golang-migrate"_s);
}

Migration migrationOf(const QString &version, const QString &previous = {})
{
    Migration migration{version + u"_x"_s};
    migration.key = version;
    migration.facts.insert(u"previous"_s, previous);
    return migration;
}

QString rows(const test::Database &database, const QByteArray &table = "schema_migrations")
{
    return database.sql("SELECT coalesce(string_agg(concat_ws('|', version, dirty), ' ' ORDER BY version), '') FROM "
                        + table);
}

}  // namespace

void TestGolangMigrate::initTestCase()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void TestGolangMigrate::theTableIsTheTools()
{
    const test::Database database;
    const auto session = openedSession(database);
    VERIFY_GOOD(ledger().create(*session, {}, context));
    QCOMPARE(ledger().table({}), u"public.schema_migrations"_s);
    QCOMPARE(database.sql("SELECT string_agg(attname || ' ' || format_type(atttypid, atttypmod) || ' ' ||"
                          " attnotnull::text, ', ' ORDER BY attnum) FROM pg_attribute"
                          " WHERE attnum > 0 AND attrelid = 'public.schema_migrations'::regclass"),
             u"version bigint true, dirty boolean true"_s);
    QCOMPARE(database.sql("SELECT string_agg(conname || ' ' || pg_get_constraintdef(oid), ', ') FROM pg_constraint"
                          " WHERE conrelid = 'public.schema_migrations'::regclass"),
             u"schema_migrations_pkey PRIMARY KEY (version)"_s);
    QCOMPARE(rows(database), QString());
}

void TestGolangMigrate::theRowIsTheTools()
{
    const test::Database database;
    const auto session = openedSession(database);
    VERIFY_GOOD(ledger().create(*session, {}, context));
    const auto begun = ledger().begin(*session, {}, migrationOf(u"1"_s), context);
    VERIFY_GOOD(begun);
    QCOMPARE(rows(database), u"1|t"_s);
    VERIFY_GOOD(ledger().finish(*session, {}, migrationOf(u"1"_s), *begun, {}, context));
    QCOMPARE(rows(database), u"1|f"_s);
    QCOMPARE(*ledger().begin(*session, {}, migrationOf(u"2"_s, u"1"_s), context), u"2"_s);
    VERIFY_GOOD(ledger().fail(*session, {}, migrationOf(u"2"_s, u"1"_s), u"2"_s, u"ERROR: no"_s, context));
    QCOMPARE(rows(database), u"2|t"_s);
    VERIFY_GOOD(ledger().markApplied(*session, {}, migrationOf(u"20250101000000"_s), context));
    QCOMPARE(rows(database), u"20250101000000|f"_s);
}

void TestGolangMigrate::aMigrationIsTakenBack_data()
{
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<QString>("version");
    QTest::addColumn<QString>("previous");
    QTest::addColumn<QString>("left");
    QTest::newRow("the newest") << QByteArray("3, false") << u"3"_s << u"2"_s << u"2|f"_s;
    QTest::newRow("a failed one") << QByteArray("3, true") << u"3"_s << u"2"_s << u"2|f"_s;
    QTest::newRow("the first") << QByteArray("1, false") << u"1"_s << QString() << QString();
    QTest::newRow("not the newest") << QByteArray("3, false") << u"2"_s << u"1"_s << u"3|f"_s;
}

void TestGolangMigrate::aMigrationIsTakenBack()
{
    QFETCH(QByteArray, row);
    QFETCH(QString, version);
    QFETCH(QString, previous);
    const test::Database database;
    const auto session = openedSession(database);
    VERIFY_GOOD(ledger().create(*session, {}, context));
    database.sql("INSERT INTO schema_migrations VALUES (" + row + ")");
    VERIFY_GOOD(ledger().markReverted(*session, {}, migrationOf(version, previous), context));
    QTEST(rows(database), "left");
    Migration withoutFile = migrationOf(version);
    withoutFile.facts.clear();
    const Status refused = ledger().markReverted(*session, {}, withoutFile, context);
    QVERIFY(!refused && refused.error().code == ErrorCode::BadRequest);
    QTEST(rows(database), "left");
}

void TestGolangMigrate::statesAreTheTools_data()
{
    QTest::addColumn<QString>("files");
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<QString>("expected");
    QTest::newRow("nothing applied") << u"1 2"_s << QByteArray() << u"1_x=pending 2_x=pending"_s;
    QTest::newRow("some applied") << u"8 9 10"_s << QByteArray("9, false") << u"8_x=applied 9_x=applied 10_x=pending"_s;
    QTest::newRow("dirty") << u"1 2 3"_s << QByteArray("2, true") << u"1_x=applied 2_x=failed 3_x=pending"_s;
    QTest::newRow("its file is missing") << u"8 10"_s << QByteArray("9, false")
                                         << u"8_x=applied 9=missing! 10_x=pending"_s;
    QTest::newRow("dirty without a file")
        << u"8 10"_s << QByteArray("9, true") << u"8_x=applied 9=failed 10_x=pending"_s;
    QTest::newRow("a first one that failed to go down")
        << u"1"_s << QByteArray("-1, true") << u"-1=failed 1_x=pending"_s;
}

void TestGolangMigrate::statesAreTheTools()
{
    QFETCH(QString, files);
    QFETCH(QByteArray, row);
    const test::Database database;
    const auto session = openedSession(database);
    VERIFY_GOOD(ledger().create(*session, {}, context));
    if (!row.isEmpty())
        database.sql("INSERT INTO schema_migrations VALUES (" + row + ")");
    MigrationFolder folder{u"/project"_s, u"golang-migrate"_s};
    for (const QString &version : files.split(u' '))
        folder.migrations.push_back(migrationOf(version));
    const auto status = readStatus(*session, folder, {}, context);
    VERIFY_GOOD(status);
    QStringList states;
    for (const MigrationStatus &one : status->migrations)
        states << one.name + u'=' + migrationStateId(one.state) + (one.stops ? u"!"_s : QString());
    QTEST(states.join(u' '), "expected");
}

void TestGolangMigrate::severalRowsAreAnObstacle()
{
    const test::Database database;
    const auto session = openedSession(database);
    VERIFY_GOOD(ledger().create(*session, {}, context));
    database.sql("INSERT INTO schema_migrations VALUES (1, false), (2, false)");
    const auto status
        = readStatus(*session, {u"/project"_s, u"golang-migrate"_s, {}, {}, {migrationOf(u"1"_s)}}, {}, context);
    VERIFY_GOOD(status);
    QVERIFY(status->obstacle.english().contains(u"several rows"_s));
    QVERIFY(!ledger().markApplied(*session, {}, migrationOf(u"3"_s), context));
    QCOMPARE(rows(database), u"1|f 2|f"_s);
}

void TestGolangMigrate::anotherToolsTableIsRefused_data()
{
    QTest::addColumn<QByteArray>("columns");
    QTest::addColumn<QByteArray>("row");
    QTest::newRow("dbmate") << QByteArray("version varchar PRIMARY KEY") << QByteArray("'20250101000000'");
    QTest::newRow("Ecto") << QByteArray("version bigint PRIMARY KEY, inserted_at timestamp") << QByteArray("1, now()");
}

void TestGolangMigrate::anotherToolsTableIsRefused()
{
    QFETCH(QByteArray, columns);
    QFETCH(QByteArray, row);
    const test::Database database;
    database.sql("CREATE TABLE schema_migrations (" + columns + "); INSERT INTO schema_migrations VALUES (" + row
                 + ")");
    const auto session = openedSession(database);
    const auto status
        = readStatus(*session, {u"/project"_s, u"golang-migrate"_s, {}, {}, {migrationOf(u"1"_s)}}, {}, context);
    QVERIFY(!status);
    QCOMPARE(status.error().code, ErrorCode::CheckFailed);
    const QString said = describe(status.error());
    QVERIFY2(said.contains(u"is not golang-migrate's"_s), qPrintable(said));
    QVERIFY(!ledger().create(*session, {}, context));
    QVERIFY(!ledger().markApplied(*session, {}, migrationOf(u"1"_s), context));
    QCOMPARE(database.sql("SELECT count(*) FROM schema_migrations"), u"1"_s);
}

/// The key that was seen in a database named gmig.
void TestGolangMigrate::theLockIsTheTools()
{
    const auto url = sandboxDatabase(u"gmig"_s, {});
    VERIFY_GOOD(url);
    {
        const auto session = Session::open(*url, {});
        VERIFY_GOOD(session);
        const auto key = ledger().lockKey(**session, {}, context);
        VERIFY_GOOD(key);
        QCOMPARE(*key, qint64(1603076002));
        QVERIFY(*ledger().lockKey(**session, {u"app"_s}, context) != *key);
        QVERIFY(*ledger().lockKey(**session, {{}, u"done"_s}, context) != *key);
    }
    VERIFY_GOOD(dropSandboxDatabase(u"gmig"_s, {}));
}

void TestGolangMigrate::theTableFollowsTheSearchPath()
{
    const test::Database database;
    database.sql("CREATE SCHEMA app; DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET search_path = app, public',"
                 " current_database()); END $$");
    const auto session = openedSession(database);
    VERIFY_GOOD(session->execute("SET search_path = public", context));
    VERIFY_GOOD(ledger().create(*session, {}, context));
    VERIFY_GOOD(ledger().markApplied(*session, {}, migrationOf(u"1"_s), context));
    QCOMPARE(rows(database, "app.schema_migrations"), u"1|f"_s);
    QVERIFY(!*ledger().exists(*session, {u"public"_s}, context));
    QCOMPARE(*ledger().lockKey(*session, {}, context), *ledger().lockKey(*session, {u"app"_s}, context));
}

QTEST_GUILESS_MAIN(TestGolangMigrate)
#include "tst_golangmigrate.moc"
