// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ledgers/ledgertest.h"

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

/// LEDGERS.md, section 2.12. goose cannot run here: the rows are those that it was seen to write.
class TestGoose : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theTableIsTheTools();
    void theRowsAreTheTools();
    void statesAreTheTools_data();
    void statesAreTheTools();
    void goMigrationsKeepTheirPlace();
    void olderRowsAreUnderstood();
    void strangersTableIsRefused();
    void theTableFollowsTheSearchPath();
};

namespace {

const Ledger &ledger()
{
    return *ledgerOf(u"goose"_s);
}

Migration migrationOf(const QString &version)
{
    Migration migration{version + u"_x.sql"_s};
    migration.key = version;
    return migration;
}

MigrationFolder folderOf(const QString &versions)
{
    MigrationFolder folder{u"/project"_s, u"goose"_s};
    for (const QString &version : versions.split(u' ', Qt::SkipEmptyParts))
        folder.migrations.push_back(migrationOf(version));
    return folder;
}

/// "1_x.sql=pending", with "!" where the tool stops.
QString states(const LedgerStatus &status)
{
    QStringList states;
    for (const MigrationStatus &one : status.migrations)
        states << one.name + u'=' + migrationStateId(one.state) + (one.stops ? u"!"_s : QString());
    return states.join(u' ');
}

QString rows(const test::Database &database, const QByteArray &table = "goose_db_version")
{
    return database.sql("SELECT string_agg(concat_ws('|', id, version_id, is_applied), ' ' ORDER BY id) FROM " + table);
}

}  // namespace

void TestGoose::initTestCase()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void TestGoose::theTableIsTheTools()
{
    const test::Database database;
    const auto session = openedSession(database);
    VERIFY_GOOD(ledger().create(*session, {}, context));
    QCOMPARE(ledger().table({}), u"public.goose_db_version"_s);
    QCOMPARE(database.sql(
                 "SELECT string_agg(attname || ' ' || format_type(atttypid, atttypmod) || ' ' || attnotnull::text ||"
                 " coalesce(' ' || pg_get_expr(adbin, adrelid), '') || attidentity::text, ', ' ORDER BY attnum)"
                 " FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum"
                 " WHERE attnum > 0 AND attrelid = 'public.goose_db_version'::regclass"),
             u"id integer trued, version_id bigint true, is_applied boolean true, "
             "tstamp timestamp without time zone true now()"_s);
    QCOMPARE(database.sql("SELECT string_agg(conname || ' ' || pg_get_constraintdef(oid), ', ') FROM pg_constraint"
                          " WHERE conrelid = 'public.goose_db_version'::regclass"),
             u"goose_db_version_pkey PRIMARY KEY (id)"_s);
    QCOMPARE(rows(database), u"1|0|t"_s);
    QVERIFY(ledger().read(*session, {}, context)->empty());
}

void TestGoose::theRowsAreTheTools()
{
    const test::Database database;
    const auto session = openedSession(database);
    VERIFY_GOOD(session->execute("SET TimeZone = 'Asia/Tokyo'", context));
    VERIFY_GOOD(ledger().create(*session, {}, context));
    VERIFY_GOOD(ledger().finish(*session, {}, migrationOf(u"1"_s), {}, {}, context));
    VERIFY_GOOD(ledger().markApplied(*session, {}, migrationOf(u"20250101000000"_s), context));
    VERIFY_GOOD(ledger().fail(*session, {}, migrationOf(u"3"_s), {}, u"ERROR: no"_s, context));
    QCOMPARE(rows(database), u"1|0|t 2|1|t 3|20250101000000|t"_s);
    const auto entries = ledger().read(*session, {}, context);
    VERIFY_GOOD(entries);
    QCOMPARE(int(entries->size()), 2);
    QVERIFY(qAbs(entries->front().finishedAt.secsTo(QDateTime::currentDateTimeUtc())) < 60);
    VERIFY_GOOD(ledger().markReverted(*session, {}, migrationOf(u"1"_s), context));
    QCOMPARE(rows(database), u"1|0|t 3|20250101000000|t"_s);
}

void TestGoose::statesAreTheTools_data()
{
    QTest::addColumn<QString>("files");
    QTest::addColumn<QString>("applied");
    QTest::addColumn<QString>("expected");
    QTest::newRow("nothing applied") << u"1 2"_s << QString() << u"1_x.sql=pending 2_x.sql=pending"_s;
    QTest::newRow("some applied") << u"9 10"_s << u"9"_s << u"9_x.sql=applied 10_x.sql=pending"_s;
    QTest::newRow("late stops") << u"9 10 11"_s << u"10"_s
                                << u"9_x.sql=outOfOrder! 10_x.sql=applied 11_x.sql=pending"_s;
    QTest::newRow("missing is silent") << u"9 11"_s << u"9 10"_s << u"9_x.sql=applied 10=missing 11_x.sql=pending"_s;
}

void TestGoose::statesAreTheTools()
{
    QFETCH(QString, files);
    QFETCH(QString, applied);
    const test::Database database;
    const auto session = openedSession(database);
    VERIFY_GOOD(ledger().create(*session, {}, context));
    for (const QString &version : applied.split(u' ', Qt::SkipEmptyParts))
        VERIFY_GOOD(ledger().finish(*session, {}, migrationOf(version), {}, {}, context));
    const auto status = readStatus(*session, folderOf(files), {}, context);
    VERIFY_GOOD(status);
    QTEST(states(*status), "expected");
    QVERIFY(status->obstacle.isEmpty());
}

void TestGoose::goMigrationsKeepTheirPlace()
{
    const test::Database database;
    const auto session = openedSession(database);
    VERIFY_GOOD(ledger().create(*session, {}, context));
    VERIFY_GOOD(ledger().finish(*session, {}, migrationOf(u"1"_s), {}, {}, context));
    MigrationFolder folder = folderOf(u"1 3"_s);
    folder.strays = {{u"migrations/2_code.go"_s}, {u"migrations/4_later.go"_s}, {u"migrations/2_x_test.go"_s}};
    const auto before = readStatus(*session, folder, {}, context);
    QCOMPARE(states(*before), u"1_x.sql=applied 3_x.sql=pending!"_s);
    QVERIFY(before->migrations[1].problem.english().contains(u"2_code.go comes before it"_s));
    VERIFY_GOOD(ledger().finish(*session, {}, migrationOf(u"2"_s), {}, {}, context));
    const auto after = readStatus(*session, folder, {}, context);
    QCOMPARE(states(*after), u"1_x.sql=applied 2=missing 3_x.sql=pending"_s);
    QVERIFY(after->migrations[1].problem.english().contains(u"applied from 2_code.go"_s));
}

/// goose 1 and 2 kept a row for a migration that was taken back.
void TestGoose::olderRowsAreUnderstood()
{
    const test::Database database;
    database.sql(
        "CREATE TABLE goose_db_version (id serial PRIMARY KEY, version_id bigint NOT NULL,"
        " is_applied boolean NOT NULL, tstamp timestamp NULL DEFAULT now());"
        "INSERT INTO goose_db_version (version_id, is_applied, tstamp) VALUES (0, true, NULL), (1, true, NULL),"
        " (2, true, now()), (2, false, now()), (3, true, now()), (3, false, NULL), (3, true, now())");
    const auto session = openedSession(database);
    const auto status = readStatus(*session, folderOf(u"1 2 3"_s), {}, context);
    VERIFY_GOOD(status);
    QCOMPARE(states(*status), u"1_x.sql=applied 2_x.sql=rolledBack 3_x.sql=applied"_s);
}

void TestGoose::strangersTableIsRefused()
{
    const test::Database database;
    database.sql("CREATE TABLE goose_db_version (version text)");
    const auto session = openedSession(database);
    const auto status = readStatus(*session, folderOf(u"1"_s), {}, context);
    QVERIFY(!status);
    QCOMPARE(status.error().code, ErrorCode::CheckFailed);
}

void TestGoose::theTableFollowsTheSearchPath()
{
    const test::Database database;
    database.sql("CREATE SCHEMA app; DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET search_path = app, public',"
                 " current_database()); END $$");
    const auto session = openedSession(database);
    VERIFY_GOOD(session->execute("SET search_path = public", context));
    VERIFY_GOOD(ledger().create(*session, {}, context));
    QCOMPARE(rows(database, "app.goose_db_version"), u"1|0|t"_s);
    QVERIFY(*ledger().exists(*session, {}, context));
    QVERIFY(!*ledger().exists(*session, {u"public"_s}, context));
    VERIFY_GOOD(ledger().create(*session, {u"new one"_s, u"Done"_s}, context));
    QCOMPARE(rows(database, "\"new one\".\"Done\""), u"1|0|t"_s);
}

QTEST_GUILESS_MAIN(TestGoose)
#include "tst_goose.moc"
