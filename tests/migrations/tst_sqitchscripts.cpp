// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/sqitchconf.h"
#include "app/migrations/sqitchplan.h"
#include "tests/migrations/foldertree.h"
#include "tests/migrations/sqitchtest.h"

using namespace lockstep;
using namespace lockstep::test;
using namespace lockstep::test::sqitch;

/// Settings, scripts and drafts; what the plan says is tst_sqitch's.
class TestSqitchScripts : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void settingsMoveTheFolders();
    void theCommitterIsSqitchs();
    void hostileNamesStayInside();
    void scriptsThatCannotRunSayWhy();
    void anotherEngineIsAProblem();
    void psqlVariables_data();
    void psqlVariables();
    void aDraftIsReadBack();
    void aBaselineHasNoRevert();
    void aNameThatIsTakenIsRefused();
};

void TestSqitchScripts::initTestCase()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void TestSqitchScripts::settingsMoveTheFolders()
{
    const FolderTree tree({u"sql/up/a.ddl=SELECT 1;"_s, u"sql/down/a.ddl=SELECT 2;"_s});
    tree.write(u"plans/main.plan"_s, (head + u"a"_s + by).toUtf8());
    tree.write(u"sqitch.conf"_s,
               "[core] engine = pg ; PostgreSQL\n\textension = ddl\n\tplan_file = \"plans/main.plan\"\n"
               "[engine \"pg\"]\n\tdeploy_dir = sql/up\n\ttarget = prod\n"
               "[target \"prod\"]\n\trevert_dir = sql/down # here\n\tregistry = \"our \\\"registry\"\n");
    const auto folder = openMigrations({tree.root()}, {}, {});
    QVERIFY2(bool(folder), folder ? "" : qPrintable(describe(folder.error())));
    QCOMPARE(rendered(*folder), QStringList{u"a <- a.ddl"_s});
    QCOMPARE(folder->migrations[0].forward.path, u"sql/up/a.ddl"_s);
    QCOMPARE(folder->ledgerSchema, u"our \"registry"_s);
}

void TestSqitchScripts::theCommitterIsSqitchs()
{
    const FolderTree tree({u"user.conf=[user]\nname = From File\nemail = file@x.org\n"_s, u"sqitch.conf=[core]\n"_s});
    qputenv("SQITCH_USER_CONFIG", tree.path(u"user.conf"_s).toUtf8());
    const auto user = [&tree] {
        const SqitchUser found = readSqitchSettings(tree.root()).user;
        return found.name + u" <"_s + found.email + u'>';
    };
    QCOMPARE(user(), u"From File <file@x.org>"_s);
    tree.write(u"sqitch.conf"_s, "[user]\nname = Of Project\n");
    QCOMPARE(user(), u"Of Project <file@x.org>"_s);
    qputenv("SQITCH_FULLNAME", "Fröm Environment");
    QCOMPARE(user(), u"Fröm Environment <file@x.org>"_s);
    for (const char *name : {"SQITCH_USER_CONFIG", "SQITCH_FULLNAME"})
        qunsetenv(name);
    tree.write(u"sqitch.conf"_s, "[core]\n");
    QVERIFY(!readSqitchSettings(tree.root()).user.name.isEmpty());
    QVERIFY(readSqitchSettings(tree.root()).user.email.contains(u'@'));
}

void TestSqitchScripts::hostileNamesStayInside()
{
    FolderTree tree = projectOf({u"ok"_s});
    tree.write(u"outside.sql"_s, "DROP TABLE x;");
    tree.write(u"sqitch.plan"_s, (head + u"ok%1\na/../../outside%1\nit's\"odd\"x%1\n"_s.arg(by)).toUtf8());
    const auto folder = open(tree);
    QVERIFY(folder);
    QVERIFY(folder->migrations[1].problem.english().contains(u"leads out of the folder"_s));
    QVERIFY(folder->migrations[1].forward.bytes.isEmpty());
    QCOMPARE(folder->migrations[2].name, u"it's\"odd\"x"_s);
    tree.write(u"sqitch.conf"_s, "[core]\ndeploy_dir = ../../etc\n");
    const auto other = open(tree);
    QVERIFY(other);
    QVERIFY(other->migrations.empty() && !other->problems.empty());
}

void TestSqitchScripts::scriptsThatCannotRunSayWhy()
{
    const FolderTree tree = projectOf({u"same"_s, u"marked"_s, u"twin"_s, u"latin"_s, u"gone"_s});
    tree.write(u"deploy/marked.sql"_s, "\xEF\xBB\xBFSELECT 1;\n");
    tree.write(u"deploy/twin.sql"_s, "SELECT 'same';\n");
    tree.write(u"deploy/latin.sql"_s, "SELECT '\xe9';\n");
    QVERIFY(QFile::remove(tree.path(u"deploy/gone.sql"_s)));
    const auto folder = open(tree);
    QVERIFY(folder);
    // psql passes the mark by, and so does the deploy.
    QVERIFY(folder->migrations[1].problem.isEmpty());
    QCOMPARE(folder->migrations[1].forward.sql(), QByteArray("   SELECT 1;\n"));
    QVERIFY(folder->migrations[2].problem.english().contains(u"the same as that of same"_s));
    QVERIFY(folder->migrations[3].problem.english().contains(u"not UTF-8"_s));
    QVERIFY(folder->migrations[4].problem.english().contains(u"there is no script deploy/gone.sql"_s));
}

void TestSqitchScripts::anotherEngineIsAProblem()
{
    const FolderTree tree = projectOf({u"a"_s});
    tree.write(u"sqitch.conf"_s, "[core]\n\tengine = sqlite\n");
    const auto folder = open(tree);
    QVERIFY(folder && folder->problems.size() == 1);
    QVERIFY(describe(folder->problems.front()).contains(u"for sqlite"_s));
}

void TestSqitchScripts::psqlVariables_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QByteArray>("runs");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char *name, const QByteArray &sql, const QByteArray &runs, const QString &problem = {}) {
        QTest::newRow(name) << sql << runs << problem;
    };
    row("as it is", "SELECT :one;", "SELECT a b;");
    row("a literal", "SELECT :'two';", "SELECT 'it''s';");
    row("an identifier", "SELECT :\"one\" FROM :\"Three\";", "SELECT \"a b\" FROM \"c\"\"d\";");
    row("whether it is set", "SELECT :{?one}, :{?none};", "SELECT TRUE, FALSE;");
    row("right behind something", "SELECT x.:\"one\",:one;", "SELECT x.\"a b\",a b;");
    row("a cast is none", "SELECT '1'::one, 1 :: one;", "SELECT '1'::one, 1 :: one;");
    row("an array's slice is none", "SELECT a[1:none];", "SELECT a[1:none];");
    row("not in strings, bodies and comments", "SELECT ':one', E':one', $$ :one $$; -- :one\n/* :'none' */",
        "SELECT ':one', E':one', $$ :one $$; -- :one\n/* :'none' */");
    row("names by case", "SELECT :three;", "SELECT :three;");
    row("no value for a literal", "SELECT 1;\nSELECT :'none';", {}, u"Line 2 has :'none'"_s);
    row("no value for an identifier", "SELECT :\"none\";", {}, u"Line 1 has :\"none\""_s);
}

void TestSqitchScripts::psqlVariables()
{
    QFETCH(QByteArray, sql);
    QFETCH(QByteArray, runs);
    QFETCH(QString, problem);
    SqlFile file{u"deploy/a.sql"_s, sql};
    const Message said
        = fillPsqlVariables(file, {{u"one"_s, u"a b"_s}, {u"two"_s, u"it's"_s}, {u"Three"_s, u"c\"d"_s}});
    QVERIFY2(problem.isEmpty() == said.isEmpty() && said.english().startsWith(problem), qPrintable(said.english()));
    if (problem.isEmpty())
        QCOMPARE(file.sql(), runs);
    QCOMPARE(file.isFilled, problem.isEmpty() && sql != runs);
    QCOMPARE(file.bytes, sql);
}

void writeDraft(const FolderTree &tree, const DraftedMigration &drafted)
{
    for (const DraftFile &file : drafted.files)
        tree.write(file.path, file.bytes);
}

void TestSqitchScripts::aDraftIsReadBack()
{
    const FolderTree tree = projectOf({u"a"_s});
    tree.write(u"sqitch.plan"_s, (head + u"a%1\n@v1%1"_s.arg(by)).toUtf8());
    tree.write(u"sqitch.conf"_s, "[user]\nname = Ann\nemail = ann@x.org\n");
    const Draft draft{u"Add \\ note # to orders!"_s, QDateTime({2025, 2, 3}, {4, 5, 6}, Qt::UTC),
                      "ALTER TABLE orders ADD note text;", "ALTER TABLE orders DROP note;"};
    const auto drafted = findLayout(u"sqitch"_s)->draft(*open(tree), draft);
    QVERIFY2(bool(drafted), drafted ? "" : qPrintable(describe(drafted.error())));
    QVERIFY(drafted->files.back().replaces);
    QVERIFY(drafted->files.back().bytes.endsWith(
        "\n\nadd_note_to_orders 2025-02-03T04:05:06Z Ann <ann@x.org> # Add \\\\ note # to orders!\n"));
    writeDraft(tree, *drafted);
    const auto folder = open(tree);
    QVERIFY(folder && folder->problems.empty());
    QCOMPARE(rendered(*folder), (QStringList{u"a"_s, u"add_note_to_orders <- add_note_to_orders.sql"_s}));
    const Migration &written = folder->migrations.back();
    QCOMPARE(written.forward.bytes,
             QByteArray("-- Deploy shop:add_note_to_orders to pg\n\nBEGIN;\n\n"
                        "ALTER TABLE orders ADD note text;\n\nCOMMIT;\n"));
    QCOMPARE(written.facts.value(u"note"_s).toString(), u"Add \\ note # to orders!"_s);
}

void TestSqitchScripts::aBaselineHasNoRevert()
{
    const FolderTree tree = projectOf({});
    Draft draft{u"baseline"_s, QDateTime::currentDateTimeUtc(), "CREATE INDEX CONCURRENTLY i ON t (a);\n"};
    draft.isBaseline = true;
    const auto drafted = findLayout(u"sqitch"_s)->draft(*open(tree), draft);
    QVERIFY(drafted);
    writeDraft(tree, *drafted);
    const auto folder = open(tree);
    QCOMPARE(rendered(*folder), QStringList{u"baseline"_s});
    QVERIFY(!folder->migrations[0].forward.bytes.contains("BEGIN"));
}

void TestSqitchScripts::aNameThatIsTakenIsRefused()
{
    const auto drafted = findLayout(u"sqitch"_s)->draft(*open(projectOf({u"a"_s})), {u"A"_s});
    QVERIFY(!drafted);
    QCOMPARE(drafted.error().code, ErrorCode::BadRequest);
}

QTEST_GUILESS_MAIN(TestSqitchScripts)
#include "tst_sqitchscripts.moc"
