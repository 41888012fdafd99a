// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/files.h"
#include "app/ledgers/supabasestatements.h"
#include "tests/ledgers/ledgertest.h"

using namespace lockstep;
using namespace lockstep::test;

/// Rows as Supabase's CLI 3.1 was seen to leave them: LEDGERS.md, section 2.3.
class TestSupabase : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theTableIsTheClis();
    void statementsAreCutAsTheCliDoes_data();
    void statementsAreCutAsTheCliDoes();
    void joinedStatementsAreCutTheSame();
    void aRowIsAsTheCliWritesIt();
    void anEditIsSeenInTheStatements_data();
    void anEditIsSeenInTheStatements();
    void lateAndMissingStop();
    void anOldTableGetsItsColumns();
    void aNewerTableIsRead();
    void anotherTableIsToldAsSuch();
    void marksAreThoseOfRepair();
};

namespace {

const Ledger &ledger()
{
    return *ledgerOf(u"supabase"_s);
}

Migration migrationOf(const QString &name, const QByteArray &sql)
{
    Migration migration{name, {u"supabase/migrations/"_s + name + u".sql"_s, sql, sha256Hex(sql)}};
    migration.key = name.section(u'_', 0, 0);
    return migration;
}

QString rows(const Database &database)
{
    return database.sql("SELECT string_agg(concat_ws('|', version, name, statements::text), E'\\n' ORDER BY version)"
                        " FROM supabase_migrations.schema_migrations");
}

}  // namespace

void TestSupabase::initTestCase()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void TestSupabase::theTableIsTheClis()
{
    const Database database;
    const auto session = openedSession(database);
    VERIFY_GOOD(ledger().create(*session, {}, context));
    QCOMPARE(shapeOf(database, u"supabase_migrations.schema_migrations"_s),
             u"version text not null, statements text[], name text; schema_migrations_pkey PRIMARY KEY (version)"_s);
}

void TestSupabase::statementsAreCutAsTheCliDoes_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QByteArrayList>("statements");
    // What supabase 3.1 was seen to keep of these files.
    QTest::newRow("comments, an empty statement, CR LF, a body")
        << QByteArray("-- good\r\ncreate table a(\r\n id int\r\n);\r\n\r\n/* x; */ create index a_i on a(id) ;;\r\n"
                      "/* only */;\r\nselect $$a;b$$;\r\ncreate function f() returns int begin atomic select 1; select "
                      "case when true then 2 end; end;\r\n-- trailing\r\n")
        << QByteArrayList{
               "-- good\r\ncreate table a(\r\n id int\r\n)",
               "/* x; */ create index a_i on a(id)",
               "/* only */",
               "select $$a;b$$",
               "create function f() returns int begin atomic select 1; select case when true then 2 end; end",
               "-- trailing"};
    QTest::newRow("a byte order mark") << QByteArray("\xEF\xBB\xBF"
                                                     "create table bom(id int);")
                                       << QByteArrayList{"create table bom(id int)"};
    QTest::newRow("a transaction of its own") << QByteArray("begin;\ncreate table two(id int);\ncommit;\n")
                                              << QByteArrayList{"begin", "create table two(id int)", "commit"};
    QTest::newRow("the opt-out") << QByteArray(
        "-- pg-delta: transaction=false\ncreate index concurrently c1 on a(id);\n"
        "create index concurrently c2 on a(id);\n")
                                 << QByteArrayList{
                                        "-- pg-delta: transaction=false\ncreate index concurrently c1 on a(id)",
                                        "create index concurrently c2 on a(id)"};
    QTest::newRow("nothing") << QByteArray() << QByteArrayList{};
    QTest::newRow("white space") << QByteArray(" \n\xC2\xA0;\n") << QByteArrayList{};
    QTest::newRow("a rule's list of actions")
        << QByteArray("create rule r as on insert to a do also (select 1; select 2); select 3")
        << QByteArrayList{"create rule r as on insert to a do also (select 1; select 2)", "select 3"};
    QTest::newRow("a quote that does not end")
        << QByteArray("select 1; select 'a; b") << QByteArrayList{"select 1", "select 'a; b"};
    QTest::newRow("a column called end")
        << QByteArray("select 1 as \"end\"; create function f() returns int begin atomic; end; select 2")
        << QByteArrayList{"select 1 as \"end\"", "create function f() returns int begin atomic; end", "select 2"};
}

void TestSupabase::statementsAreCutAsTheCliDoes()
{
    QFETCH(QByteArray, sql);
    QTEST(supabaseStatements(sql), "statements");
}

void TestSupabase::joinedStatementsAreCutTheSame()
{
    const QByteArrayList statements{"-- a\nselect 1 -- b", "select '--'", "-- c"};
    QCOMPARE(supabaseStatements(joinedStatements(statements)), statements);
}

void TestSupabase::aRowIsAsTheCliWritesIt()
{
    const Database database;
    const auto session = openedSession(database);
    const Migration migration
        = migrationOf(u"20240101000000_good"_s, "-- good\ncreate table a(\"b c\" int);\nselect E'\\\\';\n");
    VERIFY_GOOD(ledger().create(*session, {}, context));
    VERIFY_GOOD(ledger().finish(*session, {}, migration, {}, {}, context));
    QCOMPARE(rows(database),
             u"20240101000000|good|{\"-- good\ncreate table a(\\\"b c\\\" int)\",\"select "
             "E'\\\\\\\\'\"}"_s);
    const auto entries = ledger().read(*session, {}, context);
    VERIFY_GOOD(entries);
    QCOMPARE(entries->front().name, migration.name);
    QCOMPARE(entries->front().ledgerKey(), u"20240101000000"_s);
    QCOMPARE(entries->front().sql, QByteArray("-- good\ncreate table a(\"b c\" int);\nselect E'\\\\';\n"));
    QVERIFY(ledger().matches(migration, entries->front()));
    VERIFY_GOOD(ledger().finish(*session, {}, migrationOf(u"20240102000000_empty"_s, {}), {}, {}, context));
    QVERIFY(rows(database).endsWith(u"20240102000000|empty|{}"_s));
}

void TestSupabase::anEditIsSeenInTheStatements_data()
{
    QTest::addColumn<QByteArray>("kept");
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<bool>("isSame");
    QTest::newRow("as it was") << QByteArray("'{select 1,select 2}'") << QByteArray("select 1;\nselect 2;\n") << true;
    QTest::newRow("another statement") << QByteArray("'{select 1}'") << QByteArray("select 2;") << false;
    QTest::newRow("other line ends") << QByteArray("E'{\"select\\r\\n1\"}'") << QByteArray("select\n1;\n") << true;
    QTest::newRow("kept as one text") << QByteArray("'{\"select 1; select 2;\"}'") << QByteArray("select 1;\nselect 2;")
                                      << true;
    QTest::newRow("nothing kept") << QByteArray("NULL") << QByteArray("select 2;") << true;
    QTest::newRow("an empty file that has been filled") << QByteArray("'{}'") << QByteArray("select 2;") << false;
}

void TestSupabase::anEditIsSeenInTheStatements()
{
    QFETCH(QByteArray, kept);
    QFETCH(QByteArray, file);
    QFETCH(bool, isSame);
    const Database database;
    const auto session = openedSession(database);
    VERIFY_GOOD(ledger().create(*session, {}, context));
    database.sql("INSERT INTO supabase_migrations.schema_migrations VALUES ('1', " + kept + ", 'a')");
    MigrationFolder folder{u"/project"_s, u"supabase"_s};
    folder.migrations.push_back(migrationOf(u"1_a"_s, file));
    const auto status = readStatus(*session, folder, {}, context);
    VERIFY_GOOD(status);
    QCOMPARE(statesOf(*status), QStringList{isSame ? u"1_a applied"_s : u"1_a changed"_s});
    QVERIFY(!status->migrations.front().stops);
}

void TestSupabase::lateAndMissingStop()
{
    const Database database;
    const auto session = openedSession(database);
    VERIFY_GOOD(ledger().create(*session, {}, context));
    database.sql("INSERT INTO supabase_migrations.schema_migrations VALUES ('20240101000000', NULL, 'gone'),"
                 " ('20240103000000', NULL, 'c')");
    MigrationFolder folder{u"/project"_s, u"supabase"_s};
    for (const char *name : {"20240102000000_b", "20240103000000_other_slug", "20240104000000_d"})
        folder.migrations.push_back(migrationOf(QString::fromLatin1(name), "select 1;"));
    const auto status = readStatus(*session, folder, {}, context);
    VERIFY_GOOD(status);
    QCOMPARE(statesOf(*status),
             (QStringList{u"20240101000000_gone missing"_s, u"20240102000000_b outOfOrder"_s,
                          u"20240103000000_other_slug applied"_s, u"20240104000000_d pending"_s}));
    QVERIFY(status->migrations[0].stops);
    QVERIFY(status->migrations[1].stops);
    QVERIFY(!status->migrations[3].stops);
}

void TestSupabase::anOldTableGetsItsColumns()
{
    const Database database;
    const auto session = openedSession(database);
    database.sql("CREATE SCHEMA supabase_migrations;"
                 "CREATE TABLE supabase_migrations.schema_migrations (version text NOT NULL PRIMARY KEY);"
                 "INSERT INTO supabase_migrations.schema_migrations VALUES ('1')");
    const auto entries = ledger().read(*session, {}, context);
    VERIFY_GOOD(entries);
    QCOMPARE(entries->front().name, u"1"_s);
    QVERIFY(entries->front().sql.isNull());
    VERIFY_GOOD(ledger().finish(*session, {}, migrationOf(u"2_b"_s, "select 1;"), {}, {}, context));
    QCOMPARE(rows(database), u"1\n2|b|{\"select 1\"}"_s);
    QCOMPARE(shapeOf(database, u"supabase_migrations.schema_migrations"_s),
             u"version text not null, statements text[], name text; schema_migrations_pkey PRIMARY KEY (version)"_s);
}

void TestSupabase::aNewerTableIsRead()
{
    const Database database;
    const auto session = openedSession(database);
    VERIFY_GOOD(ledger().create(*session, {}, context));
    database.sql("ALTER TABLE supabase_migrations.schema_migrations ADD created_by text, ADD rollback text[]");
    VERIFY_GOOD(ledger().finish(*session, {}, migrationOf(u"1_a"_s, "select 1;"), {}, {}, context));
    QCOMPARE(int(ledger().read(*session, {}, context)->size()), 1);
}

void TestSupabase::anotherTableIsToldAsSuch()
{
    const Database database;
    const auto session = openedSession(database);
    database.sql("CREATE SCHEMA supabase_migrations; CREATE TABLE supabase_migrations.schema_migrations (id int)");
    const auto entries = ledger().read(*session, {}, context);
    QVERIFY(!entries);
    QCOMPARE(entries.error().code, ErrorCode::CheckFailed);
}

void TestSupabase::marksAreThoseOfRepair()
{
    const Database database;
    const auto session = openedSession(database);
    const Migration migration = migrationOf(u"1_a"_s, "select 1;");
    VERIFY_GOOD(ledger().create(*session, {}, context));
    database.sql("INSERT INTO supabase_migrations.schema_migrations VALUES ('1', NULL, NULL), ('2', NULL, 'b')");
    VERIFY_GOOD(ledger().markApplied(*session, {}, migration, context));
    QCOMPARE(rows(database), u"1|a|{\"select 1\"}\n2|b"_s);
    Migration gone{u"2_b"_s};
    gone.key = u"2"_s;
    VERIFY_GOOD(ledger().markReverted(*session, {}, gone, context));
    QCOMPARE(rows(database), u"1|a|{\"select 1\"}"_s);
}

QTEST_GUILESS_MAIN(TestSupabase)
#include "tst_supabase.moc"
