// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/atlassum.h"
#include "tests/migrations/foldertree.h"

using namespace lockstep;
using namespace lockstep::test;

class TestAtlas : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theSumIsTheTools();
    void aSumIsReadOnlyWhole_data();
    void aSumIsReadOnlyWhole();
    void directivesAreFound_data();
    void directivesAreFound();
    void anIgnoredFileHasNoHash();
    void itsFolderIsKnown_data();
    void itsFolderIsKnown();
    void otherFormatsAreNot_data();
    void otherFormatsAreNot();
    void theFixtureIsRead();
    void everyFileIsAccountedFor();
    void aFolderThatDoesNotFitItsSumSaysWhere_data();
    void aFolderThatDoesNotFitItsSumSaysWhere();
    void aVersionTwiceIsAProblem();
    void aFileThatCannotRunSaysWhy_data();
    void aFileThatCannotRunSaysWhy();
    void theLedgersSchemaIsInItsSettings();
    void aDraftIsReadAsItWasMeant();
    void aFirstDraftMakesTheSum();
};

namespace {

/// Writes atlas.sum for the .sql files of a folder, as "atlas migrate hash" does.
void hash(const FolderTree &tree, const QString &folder = u"migrations"_s)
{
    AtlasHasher hasher;
    std::vector<AtlasSumLine> lines;
    const QDir directory(tree.path(folder));
    QStringList names = directory.entryList({u"*.sql"_s}, QDir::Files);
    names.sort();
    for (const QString &name : std::as_const(names)) {
        QFile file(directory.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("Cannot read %s", qPrintable(name));
        if (const QString sum = hasher.add(name, file.readAll()); !sum.isEmpty())
            lines.push_back({name, sum});
    }
    tree.write(folder + u"/atlas.sum"_s, atlasSumText(lines));
}

MigrationFolder opened(const FolderTree &tree)
{
    auto folder = openMigrations({tree.root()}, u"atlas"_s, {});
    if (!folder)
        qFatal("%s", qPrintable(describe(folder.error())));
    return *std::move(folder);
}

const QStringList three{u"migrations/1_a.sql"_s, u"migrations/2_b.sql"_s, u"migrations/3_c.sql"_s};

}  // namespace

void TestAtlas::initTestCase()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

/// Three files of Atlas's own test data and the atlas.sum that it wrote for them.
void TestAtlas::theSumIsTheTools()
{
    AtlasHasher hasher;
    const std::vector<AtlasSumLine> lines{
        {u"1.sql"_s, hasher.add(u"1.sql"_s, "CREATE TABLE `users` (`id` int NOT NULL PRIMARY KEY);")},
        {u"2.sql"_s, hasher.add(u"2.sql"_s, "ALTER TABLE `users` ADD COLUMN `happy` boolean NOT NULL DEFAULT true;")},
        {u"3.sql"_s,
         hasher.add(u"3.sql"_s,
                    "CREATE TABLE `pets` (`id` int NOT NULL PRIMARY KEY);\n"
                    "ALTER TABLE `pets` ADD COLUMN `happy` boolean NULL;")}};
    QCOMPARE(atlasSumText(lines),
             QByteArray("h1:oNV0f9HzMMCf2pzF+sA6CmsSHGjdkWYmcTjoc/lWxLs=\n"
                        "1.sql h1:twN+zPVp8JzWEUcPPfNIT6/62Wa08dfxxZhT4gZxBzg=\n"
                        "2.sql h1:KHLlrSPwSjbp4+KrpQHwYZf8zlSIiAR7MS3H2yd1yeE=\n"
                        "3.sql h1:osHrPgu8uNgd6j09XCiyBQWWEh9aAmwjRgzdZZgm68M=\n"));
}

void TestAtlas::aSumIsReadOnlyWhole_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("lines");
    const QByteArray good = atlasSumText({{u"1.sql"_s, u"AAAA"_s}, {u"2 x.sql"_s, u"BBB="_s}});
    QTest::newRow("as written") << good << 2;
    QTest::newRow("cut off") << good.left(good.indexOf("2 x")) << -1;
    QTest::newRow("a line changed") << QByteArray(good).replace("AAAA", "AAAB") << -1;
    QTest::newRow("a conflict left over") << QByteArray("<<<<<<< HEAD\n") + good << -1;
    QTest::newRow("empty") << QByteArray() << -1;
    QTest::newRow("nothing listed") << atlasSumText({}) << 0;
}

void TestAtlas::aSumIsReadOnlyWhole()
{
    QFETCH(QByteArray, text);
    const auto lines = readAtlasSum(text);
    QTEST(lines ? int(lines->size()) : -1, "lines");
}

void TestAtlas::directivesAreFound_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("values");
    QTest::newRow("apart") << QByteArray("-- atlas:txmode none\n\nSELECT 1;") << QStringList{u"none"_s};
    QTest::newRow("of the statement") << QByteArray("-- atlas:txmode none\nSELECT 1;") << QStringList();
    QTest::newRow("among others") << QByteArray("-- words\n-- atlas:nolint\n-- atlas:txmode file\n\nSELECT 1;")
                                  << QStringList{u"file"_s};
    QTest::newRow("twice") << QByteArray("-- atlas:txmode none\n-- atlas:txmode file\n\n;")
                           << QStringList{u"none"_s, u"file"_s};
    QTest::newRow("after SQL") << QByteArray("SELECT 1;\n-- atlas:txmode none\n\n") << QStringList();
    QTest::newRow("nothing else") << QByteArray("-- atlas:txmode none") << QStringList();
}

void TestAtlas::directivesAreFound()
{
    QFETCH(QByteArray, text);
    QTEST(atlasFileDirectives(text, u"txmode"_s), "values");
}

void TestAtlas::anIgnoredFileHasNoHash()
{
    AtlasHasher with;
    QVERIFY(with.add(u"1.sql"_s, "-- atlas:sum ignore\n\nSELECT 1;").isEmpty());
    AtlasHasher other;
    QVERIFY(other.add(u"1.sql"_s, "-- atlas:sum ignore\n\nSELECT 2;").isEmpty());
    QCOMPARE(with.add(u"2.sql"_s, "SELECT 3;"), other.add(u"2.sql"_s, "SELECT 3;"));
}

void TestAtlas::itsFolderIsKnown_data()
{
    QTest::addColumn<QString>("folder");
    QTest::newRow("a project") << u"migrations"_s;
    QTest::newRow("Ent's") << u"ent/migrate/migrations"_s;
    QTest::newRow("itself") << QString();
}

void TestAtlas::itsFolderIsKnown()
{
    QFETCH(QString, folder);
    const QString place = folder.isEmpty() ? u"."_s : folder;
    const FolderTree tree({place + u"/20240101000000_a.sql"_s, place + u"/20240102000000.sql"_s});
    hash(tree, place);
    const auto opened = openMigrations({tree.root()}, {}, {});
    QVERIFY2(bool(opened), opened ? "" : qPrintable(describe(opened.error())));
    QCOMPARE(opened->layout, u"atlas"_s);
    QCOMPARE(opened->folder, folder);
    QVERIFY(opened->problems.empty() && opened->alternatives.isEmpty());
    QCOMPARE(rendered(*opened), (QStringList{u"20240101000000_a"_s, u"20240102000000"_s}));
    QCOMPARE(opened->migrations[0].key, u"20240101000000"_s);
    QCOMPARE(opened->migrations[1].key, u"20240102000000"_s);
}

void TestAtlas::otherFormatsAreNot_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("golang-migrate") << u"migrations/1_a.up.sql"_s;
    QTest::newRow("goose") << u"migrations/001_a.sql=-- +goose Up\nSELECT 1;\n"_s;
}

void TestAtlas::otherFormatsAreNot()
{
    QFETCH(QString, file);
    const FolderTree tree({file});
    hash(tree);
    const auto found = detectLayouts(tree.root());
    QVERIFY(found);
    for (const Candidate &candidate : *found)
        QVERIFY(candidate.layout != u"atlas"_s);
}

void TestAtlas::theFixtureIsRead()
{
    const auto folder = openMigrations({QStringLiteral(LOCKSTEP_SOURCE_DIR "/tests/fixtures/layouts/atlas")}, {}, {});
    QVERIFY2(bool(folder), folder ? "" : qPrintable(describe(folder.error())));
    QCOMPARE(folder->layout, u"atlas"_s);
    QVERIFY(folder->problems.empty());
    QCOMPARE(rendered(*folder),
             (QStringList{u"20240101000000_create_notes <- 20240101000000_create_notes.sql"_s,
                          u"20240102000000_note_author"_s, u"20240103000000_notes_author_index"_s}));
    QVERIFY(!folder->migrations[1].isWithoutTransaction);
    QVERIFY(folder->migrations[2].isWithoutTransaction);
    QCOMPARE(renderedStrays(*folder).size(), 1);
}

void TestAtlas::everyFileIsAccountedFor()
{
    const FolderTree tree(three
                          + QStringList{u"migrations/notes.md"_s, u"migrations/old/0_z.sql"_s,
                                        u"migrations/down/2_b.sql"_s, u"migrations/down/9_z.sql"_s,
                                        u"migrations/4_d.sql.sql"_s});
    hash(tree);
    const MigrationFolder folder = opened(tree);
    QVERIFY(folder.problems.empty());
    QCOMPARE(rendered(folder), (QStringList{u"1_a"_s, u"2_b <- 2_b.sql"_s, u"3_c"_s, u"4_d.sql"_s}));
    const QStringList strays = renderedStrays(folder);
    QCOMPARE(int(strays.size()), 3);
    QCOMPARE(int(strays.filter(u"down/9_z.sql: This is a revert script without"_s).size()), 1);
}

void TestAtlas::aFolderThatDoesNotFitItsSumSaysWhere_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("words");
    QTest::addColumn<int>("line");
    QTest::newRow("edited") << u"2_b.sql"_s << QByteArray("SELECT 2;\n") << u"2_b.sql is not the file"_s << 3;
    QTest::newRow("line ends") << u"2_b.sql"_s << QByteArray("SELECT 1;\r\n") << u"2_b.sql is not the file"_s << 3;
    QTest::newRow("added") << u"2a_b.sql"_s << QByteArray("SELECT 2;\n") << u"2a_b.sql is not in atlas.sum"_s << 4;
    QTest::newRow("added behind") << u"9_z.sql"_s << QByteArray("SELECT 2;\n") << u"9_z.sql is not in atlas.sum"_s << 5;
    QTest::newRow("removed") << u"2_b.sql"_s << QByteArray() << u"2_b.sql is in atlas.sum and not"_s << 3;
    QTest::newRow("a damaged list") << u"atlas.sum"_s << QByteArray("h1:x\n") << u"damaged"_s << 1;
    QTest::newRow("no list") << u"atlas.sum"_s << QByteArray() << u"no atlas.sum"_s << 1;
}

void TestAtlas::aFolderThatDoesNotFitItsSumSaysWhere()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, text);
    QFETCH(QString, words);
    const FolderTree tree(three);
    hash(tree);
    if (text.isEmpty())
        QVERIFY(QFile::remove(tree.path(u"migrations/"_s + file)));
    else
        tree.write(u"migrations/"_s + file, text);
    const MigrationFolder folder = opened(tree);
    QCOMPARE(int(folder.problems.size()), 1);
    const Error &problem = folder.problems.front();
    QVERIFY2(problem.message.english().contains(words), qPrintable(describe(problem)));
    QVERIFY(problem.file.endsWith(u"migrations/atlas.sum"_s));
    QTEST(problem.line, "line");
    QVERIFY(problem.hint.english().contains(u"lockstep new --rehash"_s));
    QVERIFY(folder.migrations.size() >= 2);
}

void TestAtlas::aVersionTwiceIsAProblem()
{
    const FolderTree tree(three + QStringList{u"migrations/2_x.sql"_s});
    hash(tree);
    const MigrationFolder folder = opened(tree);
    QCOMPARE(int(folder.migrations.size()), 4);
    QCOMPARE(int(folder.problems.size()), 1);
    QVERIFY(describe(folder.problems[0]).contains(u"2_b and 2_x have one version"_s));
}

void TestAtlas::aFileThatCannotRunSaysWhy_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("words");
    QTest::newRow("all is no mode of a file") << QByteArray("-- atlas:txmode all\n\nSELECT 1;") << u"txmode"_s;
    QTest::newRow("a delimiter") << QByteArray("-- atlas:delimiter //\nSELECT 1//\n") << u"//"_s;
    QTest::newRow("an archive") << QByteArray("-- atlas:txtar\n-- migration.sql --\nSELECT 1;") << u"archive"_s;
    QTest::newRow("a byte order mark") << QByteArray("\xEF\xBB\xBFSELECT 1;") << u"byte order mark"_s;
    QTest::newRow("empty lines as delimiter") << QByteArray("-- atlas:delimiter \\n\\n\\n\nSELECT 1;") << QString();
    QTest::newRow("a comment as delimiter") << QByteArray("-- atlas:delimiter -- end\nSELECT 1;\n-- end") << QString();
}

void TestAtlas::aFileThatCannotRunSaysWhy()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, words);
    const FolderTree tree;
    tree.write(u"migrations/1_a.sql"_s, text);
    hash(tree);
    const QString problem = opened(tree).migrations.front().problem.english();
    QCOMPARE(problem.isEmpty(), words.isEmpty());
    QVERIFY2(problem.contains(words), qPrintable(problem));
}

void TestAtlas::theLedgersSchemaIsInItsSettings()
{
    const FolderTree tree(three);
    hash(tree);
    QVERIFY(opened(tree).ledgerSchema.isEmpty());
    tree.write(u"atlas.hcl"_s, "env \"local\" {\n  migration {\n    revisions_schema = \"ops\"\n  }\n}\n");
    QCOMPARE(opened(tree).ledgerSchema, u"ops"_s);
}

void TestAtlas::aDraftIsReadAsItWasMeant()
{
    const FolderTree tree({u"migrations/20250101000000_a.sql"_s, u"migrations/20260101000000_b.sql"_s});
    hash(tree);
    const MigrationFolder before = opened(tree);
    const QDateTime at({2025, 6, 1}, {12, 0}, Qt::UTC);
    const auto drafted
        = findLayout(u"atlas"_s)->draft(before, {u"Add note!"_s, at, "CREATE TABLE a ();\n", "DROP TABLE a;\n", false});
    QVERIFY2(bool(drafted), drafted ? "" : qPrintable(describe(drafted.error())));
    for (const DraftFile &file : drafted->files) {
        QCOMPARE(file.replaces, file.path == u"migrations/atlas.sum"_s);
        tree.write(file.path, file.bytes);
    }
    const MigrationFolder after = opened(tree);
    QVERIFY2(after.problems.empty(), after.problems.empty() ? "" : qPrintable(describe(after.problems[0])));
    QCOMPARE(rendered(after),
             (QStringList{u"20250101000000_a"_s, u"20260101000000_b"_s,
                          u"20260101000001_add_note <- 20260101000001_add_note.sql"_s}));
    QCOMPARE(drafted->name, after.migrations[2].name);
    const auto baseline = findLayout(u"atlas"_s)->draft(after, {u"all"_s, at, "SELECT 1;", "SELECT 2;", true});
    QCOMPARE(int(baseline->files.size()), 2);
    QVERIFY(!findLayout(u"atlas"_s)->draft(after, {u"?"_s, at, "SELECT 1;", {}, false}));
}

void TestAtlas::aFirstDraftMakesTheSum()
{
    const FolderTree tree({u"migrations/"_s});
    const MigrationFolder before = opened(tree);
    QVERIFY(before.problems.empty());
    const auto drafted
        = findLayout(u"atlas"_s)
              ->draft(before, {u"first"_s, QDateTime({2025, 6, 1}, {12, 0}, Qt::UTC), "SELECT 1;\n", {}, false});
    QVERIFY(drafted);
    QCOMPARE(int(drafted->files.size()), 2);
    QVERIFY(!drafted->files[1].replaces);
    for (const DraftFile &file : drafted->files)
        tree.write(file.path, file.bytes);
    const auto after = openMigrations({tree.root()}, {}, {});
    QVERIFY(after);
    QCOMPARE(rendered(*after), QStringList{u"20250601120000_first"_s});
    QVERIFY(after->problems.empty());
}

QTEST_GUILESS_MAIN(TestAtlas)
#include "tst_atlas.moc"
