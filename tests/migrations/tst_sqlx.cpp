// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/migrations/foldertree.h"

using namespace lockstep;
using namespace lockstep::test;

class TestSqlx : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theFolderIsFound_data();
    void theFolderIsFound();
    void theFixtureIsRead();
    void namesAreTakenApart();
    void onlyTheFirstCharactersOptOut_data();
    void onlyTheFirstCharactersOptOut();
    void theSettingsAreRead_data();
    void theSettingsAreRead();
    void badSettingsAreAnError();
    void whatStopsSqlxIsAProblem_data();
    void whatStopsSqlxIsAProblem();
    void whatSqlxNeverRunsIsAStray();
    void aDraftIsReadBack_data();
    void aDraftIsReadBack();
    void historiesAreRead_data();
    void historiesAreRead();
};

namespace {

Result<MigrationFolder> open(const FolderTree &tree)
{
    return openMigrations({tree.root()}, u"sqlx"_s, {});
}

const QString cargo = u"Cargo.toml=[dependencies]\nserde = \"1\"\nsqlx = { version = \"0.8\" }\n"_s;
const QString histories = QStringLiteral(LOCKSTEP_SHARED_DIR "/corpus/sqlx/");

}  // namespace

void TestSqlx::initTestCase()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void TestSqlx::theFolderIsFound_data()
{
    QTest::addColumn<QStringList>("paths");
    QTest::addColumn<bool>("isFound");
    const QString file = u"migrations/1_a.sql"_s;
    const QString pair = u"migrations/20260101000000_a.up.sql"_s;
    QTest::newRow("Cargo.toml names it") << QStringList{cargo, file} << true;
    QTest::newRow("a table of Cargo.toml names it")
        << QStringList{u"Cargo.toml=[workspace.dependencies.sqlx]\nversion = \"0.8\"\n"_s, file} << true;
    QTest::newRow("its folder") << QStringList{u".sqlx/query-1.json={}"_s, file} << true;
    QTest::newRow("its settings") << QStringList{u"sqlx.toml="_s, file} << true;
    QTest::newRow("Cargo.toml names others") << QStringList{u"Cargo.toml=sqlx-like = \"1\"\n"_s, file} << false;
    QTest::newRow("plain files") << QStringList{u"migrations/001_a.sql"_s} << false;
    QTest::newRow("pairs without a sign") << QStringList{pair} << true;
    QTest::newRow("numbered pairs without a sign") << QStringList{u"migrations/000001_a.up.sql"_s} << false;
    QTest::newRow("pairs of a Go project") << QStringList{u"go.mod="_s, pair} << false;
    QTest::newRow("pairs of a Node project") << QStringList{u"package.json={}"_s, pair} << false;
}

void TestSqlx::theFolderIsFound()
{
    QFETCH(QStringList, paths);
    const FolderTree tree(paths);
    const auto candidates = detectLayouts(tree.root());
    QVERIFY(candidates);
    QStringList found;
    for (const Candidate &candidate : *candidates)
        found << candidate.layout + u' ' + candidate.folder;
    QTEST(found.contains(u"sqlx migrations"_s), "isFound");
    // The migrations folder opened by itself looks at what stands beside it.
    const auto inside = detectLayouts(tree.path(u"migrations"_s));
    QVERIFY(inside);
    QTEST(std::ranges::find(*inside, u"sqlx"_s, &Candidate::layout) != inside->end(), "isFound");
}

void TestSqlx::theFixtureIsRead()
{
    const auto folder = openMigrations({QStringLiteral(LOCKSTEP_SOURCE_DIR "/tests/fixtures/layouts/sqlx")}, {}, {});
    QVERIFY2(bool(folder), folder ? "" : qPrintable(describe(folder.error())));
    QCOMPARE(folder->layout, u"sqlx"_s);
    QCOMPARE(rendered(*folder),
             (QStringList{u"20260105090000_create_customers <- 20260105090000_create_customers.down.sql"_s,
                          u"20260106101500_create_orders <- 20260106101500_create_orders.down.sql"_s,
                          u"20260107120000_index_orders <- 20260107120000_index_orders.down.sql"_s}));
    QCOMPARE(folder->migrations[0].key, u"20260105090000"_s);
    QCOMPARE(folder->migrations[0].facts.value(u"description"_s).toString(), u"create customers"_s);
    QVERIFY(!folder->migrations[1].isWithoutTransaction);
    QVERIFY(folder->migrations[2].isWithoutTransaction);
    QCOMPARE(int(folder->strays.size()), 1);
    QVERIFY(folder->problems.empty());
}

void TestSqlx::namesAreTakenApart()
{
    const FolderTree tree({cargo, u"migrations/10_b.sql"_s, u"migrations/0009_first_of_all.sql"_s,
                           u"migrations/11_twice.sql.sql"_s, u"migrations/12_x.up.sql"_s,
                           u"migrations/12_other.down.sql"_s, u"migrations/-1_before.sql"_s});
    const auto folder = open(tree);
    QVERIFY(folder);
    QStringList lines;
    for (const Migration &migration : folder->migrations)
        lines << migration.key + u'|' + migration.name + u'|' + migration.facts.value(u"description"_s).toString();
    QCOMPARE(lines,
             (QStringList{u"-1|-1_before|before"_s, u"9|0009_first_of_all|first of all"_s, u"10|10_b|b"_s,
                          u"11|11_twice|twice"_s, u"12|12_x|x"_s}));
    QCOMPARE(folder->migrations[4].revert->path, u"migrations/12_other.down.sql"_s);
}

void TestSqlx::onlyTheFirstCharactersOptOut_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("isWithout");
    QTest::newRow("first") << QByteArray("-- no-transaction\nSELECT 1;") << true;
    QTest::newRow("more behind it") << QByteArray("-- no-transaction: it is large\nSELECT 1;") << true;
    QTest::newRow("an empty line before") << QByteArray("\n-- no-transaction\nSELECT 1;") << false;
    QTest::newRow("another spelling") << QByteArray("--no-transaction\nSELECT 1;") << false;
}

void TestSqlx::onlyTheFirstCharactersOptOut()
{
    QFETCH(QByteArray, bytes);
    const FolderTree tree;
    tree.write(u"migrations/1_a.sql"_s, bytes);
    const auto folder = open(tree);
    QVERIFY(folder);
    QTEST(folder->migrations[0].isWithoutTransaction, "isWithout");
}

void TestSqlx::theSettingsAreRead_data()
{
    QTest::addColumn<QByteArray>("settings");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("ignored");
    QTest::newRow("none") << QByteArray("[common]\ndatabase-url-var = \"URL\"\n") << u"."_s << QString();
    QTest::newRow("a table") << QByteArray("[migrate]\ntable-name = \"Done\"\n") << u".done"_s << QString();
    QTest::newRow("a table in a schema") << QByteArray("[migrate]\ntable-name = \"foo._sqlx_migrations\"\n")
                                         << u"foo._sqlx_migrations"_s << QString();
    QTest::newRow("quoted names") << QByteArray("[migrate]\ntable-name = '\"My App\".\"a.\"\"b\"'\n")
                                  << u"My App.a.\"b"_s << QString();
    QTest::newRow("characters") << QByteArray("[migrate]\nignored-chars = [\"\\r\", \"\\t\"]\n") << u"."_s << u"\r\t"_s;
}

void TestSqlx::theSettingsAreRead()
{
    QFETCH(QByteArray, settings);
    const FolderTree tree({u"migrations/1_a.sql"_s});
    tree.write(u"sqlx.toml"_s, settings);
    const auto folder = open(tree);
    QVERIFY(folder);
    QTEST(QString(folder->ledgerSchema + u'.' + folder->ledgerTable), "place");
    QTEST(folder->migrations[0].facts.value(u"ignored_chars"_s).toString(), "ignored");
}

void TestSqlx::badSettingsAreAnError()
{
    const FolderTree tree({u"migrations/1_a.sql"_s, u"sqlx.toml=[migrate]\ntable-name: x\n"_s});
    const auto folder = open(tree);
    QVERIFY(!folder);
    QCOMPARE(folder.error().code, ErrorCode::FileMalformed);
    QCOMPARE(folder.error().line, 2);
}

void TestSqlx::whatStopsSqlxIsAProblem_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("words");
    QTest::newRow("no number") << u"migrations/create_orders.sql"_s << u"begins with no integer"_s;
    QTest::newRow("a number too large") << u"migrations/9223372036854775808_b.sql"_s << u"begins with no integer"_s;
    QTest::newRow("two of one version") << u"migrations/01_b.sql"_s << u"the same version, 1"_s;
    QTest::newRow("of both kinds") << u"migrations/1_a.up.sql"_s << u"the same version, 1"_s;
}

void TestSqlx::whatStopsSqlxIsAProblem()
{
    QFETCH(QString, path);
    QFETCH(QString, words);
    const FolderTree tree({u"migrations/1_a.sql"_s, path});
    const auto folder = open(tree);
    QVERIFY(folder);
    QVERIFY(!folder->migrations.empty());
    QCOMPARE(int(folder->problems.size()), 1);
    const Error &problem = folder->problems.front();
    QVERIFY2(problem.message.english().contains(words), qPrintable(describe(problem)));
    QVERIFY(QFileInfo::exists(problem.file) && !problem.hint.isEmpty());
}

void TestSqlx::whatSqlxNeverRunsIsAStray()
{
    const FolderTree tree({u"migrations/1_a.sql"_s, u"migrations/2_b.down.sql"_s, u"migrations/README.md"_s,
                           u"migrations/orders.sql"_s, u"migrations/3_c.txt"_s, u"migrations/old/1_a.sql"_s,
                           u"migrations/1_a.down.sql"_s, u"migrations/1_b.down.sql"_s});
    const auto folder = open(tree);
    QVERIFY(folder);
    QStringList strays = renderedStrays(*folder);
    strays.sort();
    const QString name = u": sqlx takes only files whose names are a number, an underscore, a description and .sql."_s;
    QCOMPARE(strays,
             (QStringList{u"migrations/1_b.down.sql: 1_a.down.sql undoes the same version."_s,
                          u"migrations/2_b.down.sql: No migration of the folder has this version."_s,
                          u"migrations/3_c.txt"_s + name, u"migrations/README.md"_s + name, u"migrations/old"_s + name,
                          u"migrations/orders.sql"_s + name}));
    QCOMPARE(rendered(*folder), QStringList{u"1_a <- 1_a.down.sql"_s});
}

void TestSqlx::aDraftIsReadBack_data()
{
    QTest::addColumn<QStringList>("paths");
    QTest::addColumn<bool>("isBaseline");
    QTest::addColumn<QString>("file");
    QTest::addColumn<bool>("hasRevert");
    QTest::newRow("the first") << QStringList{u"migrations/"_s} << false << u"20260203040506_add_note.up.sql"_s << true;
    QTest::newRow("a baseline") << QStringList{u"migrations/"_s} << true << u"20260203040506_add_note.up.sql"_s
                                << false;
    QTest::newRow("after a simple one") << QStringList{u"migrations/20250101000000_a.sql"_s} << false
                                        << u"20260203040506_add_note.sql"_s << false;
    QTest::newRow("after one from the future")
        << QStringList{u"migrations/20300101000000_a.up.sql"_s} << false << u"20300101000001_add_note.up.sql"_s << true;
    QTest::newRow("in sequence") << QStringList{u"migrations/0001_a.up.sql"_s, u"migrations/0002_b.up.sql"_s} << false
                                 << u"0003_add_note.up.sql"_s << true;
    QTest::newRow("after number one") << QStringList{u"migrations/1_a.sql"_s} << false << u"2_add_note.sql"_s << false;
}

void TestSqlx::aDraftIsReadBack()
{
    QFETCH(QStringList, paths);
    QFETCH(bool, isBaseline);
    QFETCH(bool, hasRevert);
    const FolderTree tree(paths);
    const Draft draft{u"Add note"_s, QDateTime({2026, 2, 3}, {4, 5, 6}, Qt::UTC), "SELECT 1;\n", "SELECT 2;\n",
                      isBaseline};
    const auto before = open(tree);
    QVERIFY(before);
    const auto drafted = findLayout(u"sqlx"_s)->draft(*before, draft);
    QVERIFY2(bool(drafted), drafted ? "" : qPrintable(describe(drafted.error())));
    QTEST(drafted->files.front().path.section(u'/', -1), "file");
    for (const DraftFile &file : drafted->files)
        tree.write(file.path, file.bytes);
    const auto after = open(tree);
    QVERIFY(after);
    QVERIFY(after->problems.empty());
    const Migration &last = after->migrations.back();
    QCOMPARE(last.name, drafted->name);
    QCOMPARE(last.forward.bytes, draft.forward);
    QCOMPARE(last.revert.has_value(), hasRevert);
    QVERIFY(!hasRevert || last.revert->bytes == draft.revert);
}

void TestSqlx::historiesAreRead_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<int>("migrations");
    QTest::addColumn<int>("reverts");
    QTest::addColumn<QString>("newest");
    QTest::newRow("reversible") << u"svix__svix-webhooks/migrations"_s << 16 << 16
                                << u"20250909214223_messageattempt_endp_idx"_s;
    QTest::newRow("the tool's own, reversible")
        << u"launchbadge__sqlx/postgres/migrations_reversible"_s << 2 << 2 << u"20220721125033_modify_column"_s;
    QTest::newRow("the tool's own, simple") << u"launchbadge__sqlx/postgres/migrations"_s << 4 << 0 << u"3_comment"_s;
}

void TestSqlx::historiesAreRead()
{
    QFETCH(QString, folder);
    if (!QDir(histories).exists())
        QSKIP("The public histories are not here.");
    const auto opened = openMigrations({histories + folder}, u"sqlx"_s, {});
    QVERIFY2(bool(opened), opened ? "" : qPrintable(describe(opened.error())));
    QTEST(int(opened->migrations.size()), "migrations");
    QTEST(opened->migrations.back().name, "newest");
    const auto hasRevert = [](const Migration &migration) { return migration.revert.has_value(); };
    QTEST(int(std::count_if(opened->migrations.begin(), opened->migrations.end(), hasRevert)), "reverts");
    QVERIFY(opened->problems.empty());
}

QTEST_GUILESS_MAIN(TestSqlx)
#include "tst_sqlx.moc"
