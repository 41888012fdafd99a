// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/sqlfile.h"
#include "tests/migrations/drafttest.h"

using namespace lockstep;
using namespace lockstep::test;

class TestNodePgMigrate : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theFolderIsFound_data();
    void theFolderIsFound();
    void theFixtureIsRead();
    void theOrderIsTheTools();
    void partsAreCutAsTheToolCutsThem_data();
    void partsAreCutAsTheToolCutsThem();
    void aMigrationThatCannotRunSaysWhy_data();
    void aMigrationThatCannotRunSaysWhy();
    void whatStopsTheToolIsAProblem_data();
    void whatStopsTheToolIsAProblem();
    void whatIsNotRunIsAStray();
    void theSettingsAreRead_data();
    void theSettingsAreRead();
    void aDraftIsReadBack_data();
    void aDraftIsReadBack();
};

namespace {

Result<MigrationFolder> open(const FolderTree &tree)
{
    return openMigrations({tree.root()}, u"node-pg-migrate"_s, {});
}

const QString package = u"package.json={\"devDependencies\": {\"node-pg-migrate\": \"^9.0.0\"}}"_s;

}  // namespace

void TestNodePgMigrate::initTestCase()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void TestNodePgMigrate::theFolderIsFound_data()
{
    QTest::addColumn<QStringList>("paths");
    QTest::addColumn<bool>("isFound");
    const QString marked = u"migrations/1_a.sql=-- up migration\nSELECT 1;\n"_s;
    QTest::newRow("package.json names it") << QStringList{package, u"migrations/1_a.sql"_s} << true;
    QTest::newRow("a file has its lines") << QStringList{marked} << true;
    QTest::newRow("a file has its lines in capitals")
        << QStringList{u"migrations/1_a.sql=\n---- UP   Migration ----\nSELECT 1;\n"_s} << true;
    QTest::newRow("only programs") << QStringList{package, u"migrations/1_a.js="_s} << true;
    QTest::newRow("package.json names others") << QStringList{u"package.json={}"_s, u"migrations/001_a.sql"_s} << false;
    QTest::newRow("no number") << QStringList{package, u"migrations/a.sql"_s} << false;
}

void TestNodePgMigrate::theFolderIsFound()
{
    QFETCH(QStringList, paths);
    const FolderTree tree(paths);
    for (const QString &inside : {QString(), u"migrations"_s}) {
        const auto candidates = detectLayouts(tree.path(inside));
        QVERIFY(candidates);
        const bool isFound = std::any_of(candidates->begin(), candidates->end(), [](const Candidate &candidate) {
            return candidate.layout == "node-pg-migrate"_L1 && !candidate.reasons.empty();
        });
        QTEST(isFound, "isFound");
    }
}

void TestNodePgMigrate::theFixtureIsRead()
{
    const auto folder
        = openMigrations({QStringLiteral(LOCKSTEP_SOURCE_DIR "/tests/fixtures/layouts/node-pg-migrate")}, {}, {});
    QVERIFY2(bool(folder), folder ? "" : qPrintable(describe(folder.error())));
    QCOMPARE(folder->layout, u"node-pg-migrate"_s);
    QVERIFY(folder->problems.empty());
    QCOMPARE(rendered(*folder),
             (QStringList{u"1767603600000_create-customers <- 1767603600000_create-customers.sql"_s,
                          u"1767694500000_create-orders <- 1767694500000_create-orders.sql"_s,
                          u"1767787200000_index-orders"_s}));
    const Migration &first = folder->migrations.front();
    QCOMPARE(first.forward.sql().size(), first.forward.bytes.size());
    QVERIFY(first.forward.sql().contains("CREATE TABLE customers"));
    QVERIFY(!first.forward.sql().contains("DROP TABLE"));
    QCOMPARE(first.revert->sql().trimmed(), QByteArray("-- Down Migration\nDROP TABLE customers;"));
    QCOMPARE(first.revert->sql().indexOf("DROP"), first.revert->bytes.indexOf("DROP"));
    QCOMPARE(renderedStrays(*folder), QStringList{u"migrations/drafts: node-pg-migrate does not enter directories."_s});
}

/// By number, 17 digits as a time; then by the text without punctuation.
void TestNodePgMigrate::theOrderIsTheTools()
{
    const FolderTree tree({u"migrations/1767603600001_c.sql"_s, u"migrations/20260105090000000_b.sql"_s,
                           u"migrations/002_a10.sql"_s, u"migrations/2_a9.sql"_s, u"migrations/10_z.sql"_s,
                           u"migrations/2_a_9.b.sql"_s});
    const auto folder = open(tree);
    QVERIFY(folder);
    QCOMPARE(rendered(*folder),
             (QStringList{u"2_a_9.b"_s, u"2_a9"_s, u"002_a10"_s, u"10_z"_s, u"20260105090000000_b"_s,
                          u"1767603600001_c"_s}));
}

void TestNodePgMigrate::partsAreCutAsTheToolCutsThem_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("up");
    QTest::addColumn<QByteArray>("down");
    QTest::newRow("no lines") << QByteArray("SELECT 1;") << QByteArray("SELECT 1;") << QByteArray();
    QTest::newRow("up alone") << QByteArray("-- Up Migration\nSELECT 1;") << QByteArray("-- Up Migration\nSELECT 1;")
                              << QByteArray();
    QTest::newRow("up, then down") << QByteArray("SELECT 0;\n-- Up Migration\nSELECT 1;\n-- Down Migration\nSELECT 2;")
                                   << QByteArray("-- Up Migration\nSELECT 1;")
                                   << QByteArray("-- Down Migration\nSELECT 2;");
    QTest::newRow("down, then up") << QByteArray("-- down migration\nSELECT 2;\n-- up migration\nSELECT 1;")
                                   << QByteArray("-- up migration\nSELECT 1;")
                                   << QByteArray("-- down migration\nSELECT 2;");
    QTest::newRow("nothing below down") << QByteArray("-- Up Migration\nSELECT 1;\n-- Down Migration\n-- none\n")
                                        << QByteArray("-- Up Migration\nSELECT 1;") << QByteArray();
    QTest::newRow("a line in the middle of another")
        << QByteArray("SELECT 1; -- Down Migration\nSELECT 2;") << QByteArray("SELECT 1; -- Down Migration\nSELECT 2;")
        << QByteArray();
}

void TestNodePgMigrate::partsAreCutAsTheToolCutsThem()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, down);
    const FolderTree tree;
    tree.write(u"migrations/1_a.sql"_s, bytes);
    const auto folder = open(tree);
    QVERIFY(folder);
    const Migration &migration = folder->migrations.front();
    QTEST(migration.forward.sql().trimmed(), "up");
    QCOMPARE(migration.revert ? migration.revert->sql().trimmed() : QByteArray(), down);
    QCOMPARE(migration.forward.bytes, bytes);
}

void TestNodePgMigrate::aMigrationThatCannotRunSaysWhy_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("words");
    QTest::newRow("only the down line") << u"1_a.sql"_s << QByteArray("SELECT 1;\n-- Down Migration\nSELECT 2;")
                                        << u"undoes itself"_s;
    QTest::newRow("a byte order mark") << u"1_a.sql"_s << QByteArray("\xEF\xBB\xBFSELECT 1;") << u"byte order mark"_s;
    QTest::newRow("a quote in the name") << u"1_it's.sql"_s << QByteArray("SELECT 1;") << u"holds a quote"_s;
}

void TestNodePgMigrate::aMigrationThatCannotRunSaysWhy()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, words);
    const FolderTree tree;
    tree.write(u"migrations/"_s + path, bytes);
    const auto folder = open(tree);
    QVERIFY(folder);
    const QString problem = folder->migrations[0].problem.english();
    QVERIFY2(problem.contains(words), qPrintable(problem));
}

void TestNodePgMigrate::whatStopsTheToolIsAProblem_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("words");
    QTest::newRow("no number") << u"migrations/README.md"_s << u"runs nothing at all"_s;
    QTest::newRow("SQL without a number") << u"migrations/a.sql"_s << u"runs nothing at all"_s;
    QTest::newRow("a number and no migration") << u"migrations/2_notes.txt"_s << u"runs nothing at all"_s;
    QTest::newRow("17 digits that are no time") << u"migrations/20261305090000000_b.sql"_s << u"runs nothing at all"_s;
    QTest::newRow("one name twice") << u"migrations/1_a.js"_s << u"one name in the ledger"_s;
}

void TestNodePgMigrate::whatStopsTheToolIsAProblem()
{
    QFETCH(QString, path);
    QFETCH(QString, words);
    const FolderTree tree({u"migrations/1_a.sql"_s, path});
    const auto folder = open(tree);
    QVERIFY(folder);
    QCOMPARE(int(folder->migrations.size()), 1);
    QCOMPARE(int(folder->problems.size()), 1);
    const Error &problem = folder->problems.front();
    QVERIFY2(problem.message.english().contains(words), qPrintable(describe(problem)));
    QVERIFY(QFileInfo::exists(problem.file) && !problem.hint.isEmpty());
}

void TestNodePgMigrate::whatIsNotRunIsAStray()
{
    const FolderTree tree({u"migrations/1_a.sql"_s, u"migrations/2_b.js="_s, u"migrations/3_c.ts="_s,
                           u"migrations/.gitkeep="_s, u"migrations/old/1_a.sql"_s, u"migrations/4_d.up.sql"_s});
    const auto folder = open(tree);
    QVERIFY(folder);
    const QString program = u": This migration is a program: only node-pg-migrate itself can run it."_s;
    QStringList strays = renderedStrays(*folder);
    strays.sort();
    QCOMPARE(strays,
             (QStringList{u"migrations/.gitkeep: node-pg-migrate passes hidden files by."_s,
                          u"migrations/2_b.js"_s + program, u"migrations/3_c.ts"_s + program,
                          u"migrations/old: node-pg-migrate does not enter directories."_s}));
    QVERIFY(folder->problems.empty());
    QCOMPARE(folder->migrations.back().name, u"4_d.up"_s);
    QVERIFY(!folder->migrations.back().note.isEmpty());
}

void TestNodePgMigrate::theSettingsAreRead_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QByteArray>("runs");
    const QByteArray sql = "SELECT 1;";
    QTest::newRow("none") << QByteArray("{}") << u"."_s << sql;
    QTest::newRow("a table") << QByteArray(R"({"db": {"migrations-table": "done"}})") << u".done"_s << sql;
    QTest::newRow("the usual schema") << QByteArray(R"({"db": {"schema": "public"}})") << u"public."_s << sql;
    QTest::newRow("a schema") << QByteArray(R"({"db": {"schema": ["app", "public"]}})") << u"app."_s
                              << QByteArray("SET search_path TO \"app\", \"public\"; " + sql);
    QTest::newRow("a schema of its own") << QByteArray(
        R"({"db": {"schema": "app", "migrations-schema": "meta", "migrations-table": "done"}})")
                                         << u"meta.done"_s << QByteArray("SET search_path TO \"app\"; " + sql);
}

void TestNodePgMigrate::theSettingsAreRead()
{
    QFETCH(QByteArray, json);
    const FolderTree tree({u"migrations/1_a.sql"_s});
    tree.write(u"config/default.json"_s, json);
    const auto folder = open(tree);
    QVERIFY(folder);
    QTEST(QString(folder->ledgerSchema + u'.' + folder->ledgerTable), "place");
    QTEST(folder->migrations[0].forward.sql().trimmed(), "runs");
    QCOMPARE(folder->migrations[0].forward.sha256, contentHash(folder->migrations[0].forward));
}

void TestNodePgMigrate::aDraftIsReadBack_data()
{
    QTest::addColumn<QString>("newest");
    QTest::addColumn<bool>("isBaseline");
    QTest::addColumn<QString>("name");
    QTest::newRow("the first") << QString() << false << u"1770091506000_add-note"_s;
    QTest::newRow("a baseline") << QString() << true << u"1770091506000_add-note"_s;
    QTest::newRow("after milliseconds from the future") << u"1900000000000_a"_s << false << u"1900000000001_add-note"_s;
    QTest::newRow("after a time") << u"20250101000000000_a"_s << false << u"20260203040506000_add-note"_s;
    QTest::newRow("after a stamp") << u"20250101000000_a"_s << false << u"20260203040506_add-note"_s;
    QTest::newRow("after an index") << u"0007_a"_s << false << u"0008_add-note"_s;
}

void TestNodePgMigrate::aDraftIsReadBack()
{
    QFETCH(QString, newest);
    QFETCH(bool, isBaseline);
    QFETCH(QString, name);
    const FolderTree tree({newest.isEmpty() ? u"migrations/"_s : u"migrations/"_s + newest + u".sql"_s});
    verifyDraft(tree,
                {.layout = u"node-pg-migrate"_s,
                 .isBaseline = isBaseline,
                 .forwardHead = "-- Up Migration\n",
                 .revertHead = "-- Down Migration\n"},
                name);
}

QTEST_GUILESS_MAIN(TestNodePgMigrate)
#include "tst_nodepgmigrate.moc"
