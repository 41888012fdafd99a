// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/graphilefile.h"
#include "app/migrations/json5.h"
#include "app/migrations/sqlfile.h"
#include "tests/migrations/foldertree.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace lockstep;
using namespace lockstep::test;

class TestGraphile : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void itsFolderIsKnown_data();
    void itsFolderIsKnown();
    void othersAreNot();
    void theFixtureIsRead();
    void everyFileIsAccountedFor();
    void theHashIsTheTools();
    void aFileThatWasTamperedWithIsNotRun();
    void aHashMayBeAllowedToBeWrong();
    void aBrokenFolderSaysWhere_data();
    void aBrokenFolderSaysWhere();
    void onlyTheBodyRuns();
    void placeholdersAreFilledIn();
    void aPlaceholderWithoutValueIsAProblem();
    void settingsRunFirst();
    void brokenSettingsAreAProblem();
    void settingsMayBeJson5_data();
    void settingsMayBeJson5();
    void aDraftIsReadAsItWasMeant();
    void aDraftsNameIsNeeded();
    void historiesAreRead_data();
    void historiesAreRead();
};

namespace {

const QString fixture = QStringLiteral(LOCKSTEP_SOURCE_DIR "/tests/fixtures/layouts/graphile-migrate");

/// A committed file; `previous` grows into the hash of this one.
QByteArray committed(const QByteArray &body, QString &previous)
{
    const QString before = previous;
    previous = graphileHash(body, before);
    return "--! Previous: " + (before.isEmpty() ? QByteArray("-") : before.toUtf8())
        + "\n--! Hash: " + previous.toUtf8() + "\n\n" + body;
}

MigrationFolder opened(const QString &root, const QHash<QString, QString> &placeholders = {})
{
    auto folder = openMigrations({root, {}, placeholders}, u"graphile-migrate"_s, {});
    if (!folder)
        qFatal("%s", qPrintable(describe(folder.error())));
    return *std::move(folder);
}

/// A project with one migration that has this body.
MigrationFolder openedBody(const FolderTree &tree, const QByteArray &body,
                           const QHash<QString, QString> &placeholders = {})
{
    QString chain;
    tree.write(u"migrations/committed/000001.sql"_s, committed(body, chain));
    return opened(tree.root(), placeholders);
}

}  // namespace

void TestGraphile::initTestCase()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void TestGraphile::itsFolderIsKnown_data()
{
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("folder");
    QTest::newRow("a project") << u"migrations/committed/"_s << u"migrations"_s;
    QTest::newRow("a project with a database folder") << u"db/migrations/committed/"_s << u"db/migrations"_s;
    QTest::newRow("the migrations folder") << u"committed/"_s << QString();
    QTest::newRow("the committed files") << QString() << QString();
}

void TestGraphile::itsFolderIsKnown()
{
    QFETCH(QString, place);
    QString chain;
    const FolderTree tree;
    tree.write(place + u"000001.sql"_s, committed("SELECT 1;\n", chain));
    tree.write(place + u"000002-more-words.sql"_s, committed("SELECT 2;\n", chain));
    const auto folder = openMigrations({tree.root()}, {}, {});
    QVERIFY2(bool(folder), folder ? "" : qPrintable(describe(folder.error())));
    QCOMPARE(folder->layout, u"graphile-migrate"_s);
    QTEST(folder->folder, "folder");
    QCOMPARE(rendered(*folder), (QStringList{u"000001.sql"_s, u"000002-more-words.sql"_s}));
    QVERIFY(folder->problems.empty());
    QVERIFY(folder->alternatives.isEmpty());
    QVERIFY(!folder->reasons.empty());
}

void TestGraphile::othersAreNot()
{
    const FolderTree tree({u"migrations/committed/000001.sql"_s, u"migrations/001_a.sql"_s});
    const auto folder = openMigrations({tree.root()}, {}, {});
    QVERIFY(folder);
    QCOMPARE(folder->layout, u"plain"_s);
}

void TestGraphile::theFixtureIsRead()
{
    const auto folder = openMigrations({fixture}, {}, {});
    QVERIFY2(bool(folder), folder ? "" : qPrintable(describe(folder.error())));
    QCOMPARE(folder->layout, u"graphile-migrate"_s);
    QVERIFY(folder->problems.empty());
    QCOMPARE(rendered(*folder),
             (QStringList{u"000001-create-notes.sql <- 000001-create-notes.down.sql"_s, u"000002-note-author.sql"_s,
                          u"000003-notes-author-index.sql"_s}));
    QCOMPARE(folder->migrations[1].key, u"000002.sql"_s);
    QVERIFY(!folder->migrations[1].isWithoutTransaction);
    QVERIFY(folder->migrations[2].isWithoutTransaction);
    QCOMPARE(int(folder->strays.size()), 1);
    QCOMPARE(folder->strays.front().path, u"migrations/current.sql"_s);
}

void TestGraphile::everyFileIsAccountedFor()
{
    QString chain;
    const FolderTree tree({u"migrations/current/001.sql"_s, u"migrations/afterReset.sql"_s,
                           u"migrations/committed/000001.sql.sql"_s, u"migrations/committed/notes.md"_s,
                           u"migrations/committed/000009.down.sql"_s});
    tree.write(u"migrations/committed/000001.sql"_s, committed("SELECT 1;\n", chain));
    const MigrationFolder folder = opened(tree.root());
    QCOMPARE(rendered(folder), QStringList{u"000001.sql"_s});
    const QStringList strays = renderedStrays(folder);
    QCOMPARE(int(strays.size()), 5);
    QCOMPARE(int(strays.filter(u"000001.sql and"_s).size()), 2);
    QCOMPARE(int(strays.filter(u"migrations/current: This is the work file"_s).size()), 1);
    QCOMPARE(int(strays.filter(u"afterReset.sql: graphile-migrate runs only"_s).size()), 1);
    QCOMPARE(int(strays.filter(u"000009.down.sql: This is a revert script without"_s).size()), 1);
}

/// Known answers of graphile-migrate 1.4.1's own calculateHash().
void TestGraphile::theHashIsTheTools()
{
    QCOMPARE(graphileHash("SELECT 1;\n", {}), u"sha1:d30d858bf9fa5d8979af2d32c3be5e09b07da877"_s);
    QCOMPARE(graphileHash("  SELECT 1;\n\n\n", {}), u"sha1:d30d858bf9fa5d8979af2d32c3be5e09b07da877"_s);
    QCOMPARE(graphileHash("SELECT 'é';\r\n", u"sha1:abc"_s), u"sha1:c7e18c93d171a90e3db9b3bddf497f37efd1bcac"_s);
}

void TestGraphile::aFileThatWasTamperedWithIsNotRun()
{
    QString chain;
    const FolderTree tree;
    const QByteArray file = committed("SELECT 1;\n", chain);
    tree.write(u"migrations/committed/000001.sql"_s, QByteArray(file).replace("SELECT 1", "SELECT 2"));
    tree.write(u"migrations/committed/000002.sql"_s, committed("SELECT 3;\n", chain));
    const MigrationFolder folder = opened(tree.root());
    QVERIFY(folder.problems.empty());
    QVERIFY(folder.migrations[0].problem.english().contains(u"not what was committed"_s));
    QVERIFY(folder.migrations[0].problem.english().contains(graphileHash("SELECT 2;", {})));
    QVERIFY(folder.migrations[1].problem.isEmpty());
}

void TestGraphile::aHashMayBeAllowedToBeWrong()
{
    QString chain;
    const FolderTree tree;
    const QByteArray file = committed("SELECT 1;\n", chain).replace("\n\n", "\n--! AllowInvalidHash\n\n");
    tree.write(u"migrations/committed/000001.sql"_s, QByteArray(file).replace("SELECT 1", "SELECT 2"));
    QVERIFY(opened(tree.root()).migrations[0].problem.isEmpty());
    tree.write(u"migrations/committed/000001.sql"_s, file);
    QVERIFY(opened(tree.root()).migrations[0].problem.english().contains(u"though its hash is right"_s));
}

void TestGraphile::aBrokenFolderSaysWhere_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("words");
    QString chain = graphileHash("SELECT 1;", {});
    const QByteArray good = committed("SELECT 2;\n", chain);
    const QString second = u"000002.sql"_s;
    QTest::newRow("line ends of Windows") << second << QByteArray(good).replace("\n", "\r\n") << 3 << u"without CR"_s;
    QTest::newRow("no empty line") << second << QByteArray(good).replace("\n\n", "\n") << 3 << u"An empty line"_s;
    QTest::newRow("no head") << second << QByteArray("SELECT 2;\n") << 1 << u"An empty line"_s;
    QTest::newRow("no hash") << second << QByteArray("--! Previous: -\n\nSELECT 2;\n") << 1 << u"\"--! Hash:\""_s;
    QTest::newRow("no hash before") << second << QByteArray("--! Hash: sha1:x\n\nSELECT 2;\n") << 1 << u"Previous"_s;
    QTest::newRow("twice") << second << QByteArray("--! Hash: a\n--! Hash: b\n\nSELECT 2;\n") << 2
                           << u"\"Hash\" stands twice"_s;
    QTest::newRow("a broken chain") << second << QByteArray(good).replace("Previous: sha1:", "Previous: sha1:0") << 1
                                    << u"before it stands 000001.sql"_s;
    QTest::newRow("one number twice") << u"000001-other.sql"_s << good << 1 << u"have one number"_s;
}

void TestGraphile::aBrokenFolderSaysWhere()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, text);
    QFETCH(QString, words);
    QString chain;
    const FolderTree tree;
    tree.write(u"migrations/committed/000001.sql"_s, committed("SELECT 1;\n", chain));
    tree.write(u"migrations/committed/"_s + name, text);
    const MigrationFolder folder = opened(tree.root());
    QCOMPARE(int(folder.migrations.size()), 2);
    QVERIFY(!folder.problems.empty());
    const Error &problem = folder.problems.front();
    QVERIFY2(describe(problem).contains(words), qPrintable(describe(problem)));
    QTEST(problem.line, "line");
    QVERIFY(problem.file.contains(u"/migrations/committed/0000"_s));
    QVERIFY(!problem.hint.isEmpty());
}

void TestGraphile::onlyTheBodyRuns()
{
    const FolderTree tree;
    const MigrationFolder folder = openedBody(tree, "\n  --! no-transaction\nSELECT 1;\n");
    const Migration &migration = folder.migrations.front();
    QVERIFY(migration.isWithoutTransaction);
    QCOMPARE(migration.forward.sql().size(), migration.forward.bytes.size());
    QCOMPARE(migration.forward.sql().indexOf("SELECT"), migration.forward.bytes.indexOf("SELECT"));
    QVERIFY(!migration.forward.sql().contains("Previous"));
    QVERIFY(!openedBody(tree, "SELECT 1;\n--! no-transaction\n").migrations.front().isWithoutTransaction);
}

void TestGraphile::placeholdersAreFilledIn()
{
    qputenv("LOCKSTEP_TEST_VISITOR", "guest");
    const FolderTree tree;
    tree.write(u".gmrc"_s,
               "{placeholders: {':LOCKSTEP_TEST_VISITOR': '!ENV', \":SHOP\": \"app_shop\", ':OURS': 'theirs'}}");
    tree.write(u".env"_s, "DATABASE_OWNER=boss\n");
    const MigrationFolder folder
        = openedBody(tree,
                     "GRANT a TO :LOCKSTEP_TEST_VISITOR;\nSET s TO :SHOP, :SHOPS, x::SHOPx, :DATABASE_OWNER;\n"
                     "SELECT :OURS, ':DATABASE_NAME';\n",
                     {{u"OURS"_s, u"ours"_s}, {u":DATABASE_NAME"_s, u"db"_s}});
    const SqlFile &file = folder.migrations.front().forward;
    QVERIFY(folder.migrations.front().problem.isEmpty());
    QCOMPARE(file.sql().trimmed(),
             QByteArray("GRANT a TO guest;\nSET s TO app_shop, :SHOPS, x::SHOPx, boss;\nSELECT ours, 'db';"));
    QVERIFY(file.isFilled);
    QCOMPARE(file.sha256, contentHash(file));
    QCOMPARE(file.sql().count('\n'), file.bytes.count('\n'));
}

void TestGraphile::aPlaceholderWithoutValueIsAProblem()
{
    const FolderTree tree;
    QString words = openedBody(tree, "ALTER DATABASE :DATABASE_NAME SET a TO b;\n").migrations[0].problem.english();
    QVERIFY2(words.contains(u":DATABASE_NAME"_s) && words.contains(u"[placeholders] in lockstep.toml"_s),
             qPrintable(words));
    tree.write(u".gmrc"_s, "{placeholders: {':LOCKSTEP_TEST_NOBODY': '!ENV'}}");
    QVERIFY(openedBody(tree, "SELECT 1;\n").migrations[0].problem.isEmpty());
    words = openedBody(tree, "SELECT :LOCKSTEP_TEST_NOBODY;\n").migrations[0].problem.english();
    QVERIFY2(words.contains(u"Set LOCKSTEP_TEST_NOBODY"_s), qPrintable(words));
}

void TestGraphile::settingsRunFirst()
{
    const FolderTree tree;
    tree.write(u".gmrc"_s, "{pgSettings: {search_path: 'app_public, \"My App\",$user', statement_timeout: \"5s\"}}");
    const SqlFile file = openedBody(tree, "SELECT 1;\n").migrations.front().forward;
    QCOMPARE(
        file.sql().simplified(),
        QByteArray("SET search_path TO 'app_public', 'My App', '$user'; SET statement_timeout TO '5s'; SELECT 1;"));
    QVERIFY(file.isFilled);
    QCOMPARE(file.sql().left(file.sql().indexOf("SELECT")).count('\n'), 3);
}

void TestGraphile::brokenSettingsAreAProblem()
{
    const FolderTree tree;
    tree.write(u".gmrc"_s, "// settings\n{\n  \"placeholders\": {\n}\n");
    const MigrationFolder folder = openedBody(tree, "SELECT 1;\n");
    QCOMPARE(int(folder.problems.size()), 1);
    QVERIFY(folder.problems[0].file.endsWith(u"/.gmrc"_s));
    QVERIFY(folder.problems[0].line > 1);
    QCOMPARE(int(folder.migrations.size()), 1);
}

void TestGraphile::settingsMayBeJson5_data()
{
    QTest::addColumn<QByteArray>("json5");
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("comments") << QByteArray("/* a } */ {\"a\": 1 // b\n}") << QByteArray(R"({"a":1})");
    QTest::newRow("no comment in a string")
        << QByteArray(R"({"//a": "/* b */"})") << QByteArray(R"({"//a":"/* b */"})");
    QTest::newRow("names and quotes") << QByteArray(R"({a_$1: 'it\'s "b"'})") << QByteArray(R"({"a_$1":"it's \"b\""})");
    QTest::newRow("commas") << QByteArray("{a: [true, null, ], /* */ }") << QByteArray(R"({"a":[true,null]})");
    QTest::newRow("escapes") << QByteArray("{a: 'b\\\nc\\u0041\\\\'}") << QByteArray(R"({"a":"bcA\\"})");
}

void TestGraphile::settingsMayBeJson5()
{
    QFETCH(QByteArray, json5);
    QTEST(QJsonDocument::fromJson(jsonOfJson5(json5)).toJson(QJsonDocument::Compact), "json");
}

void TestGraphile::aDraftIsReadAsItWasMeant()
{
    QString chain;
    const FolderTree tree;
    tree.write(u"migrations/committed/000041.sql"_s, committed("SELECT 1;\n", chain));
    const MigrationFolder before = opened(tree.root());
    const auto drafted
        = findLayout(before.layout)
              ->draft(before, {u"Add nöte, twice"_s, {}, "CREATE TABLE a ();\n\n", "DROP TABLE a;\n", false});
    QVERIFY2(bool(drafted), drafted ? "" : qPrintable(describe(drafted.error())));
    for (const DraftFile &file : drafted->files) {
        QVERIFY(!file.replaces);
        tree.write(file.path, file.bytes);
    }
    const MigrationFolder after = opened(tree.root());
    QVERIFY(after.problems.empty());
    QCOMPARE(rendered(after),
             (QStringList{u"000041.sql"_s, u"000042-add-note-twice.sql <- 000042-add-note-twice.down.sql"_s}));
    QCOMPARE(drafted->name, after.migrations[1].name);
    QCOMPARE(after.migrations[1].forward.sql().trimmed(), QByteArray("CREATE TABLE a ();"));
    QVERIFY(after.migrations[1].forward.bytes.contains("\n--! Message: Add nöte, twice\n\nCREATE"));
    const auto baseline = findLayout(before.layout)->draft(after, {u"all"_s, {}, "SELECT 1;", "SELECT 2;", true});
    QCOMPARE(int(baseline->files.size()), 1);
}

void TestGraphile::aDraftsNameIsNeeded()
{
    const MigrationFolder folder = opened(fixture);
    const auto drafted = findLayout(folder.layout)->draft(folder, {u"!!!"_s, {}, "SELECT 1;", {}, false});
    QVERIFY(!drafted);
    QCOMPARE(drafted.error().code, ErrorCode::BadRequest);
}

void TestGraphile::historiesAreRead_data()
{
    QTest::addColumn<QString>("history");
    QTest::addColumn<int>("migrations");
    QTest::addColumn<int>("strays");
    QTest::newRow("one with placeholders") << u"graphile__starter"_s << 1 << 2;
    QTest::newRow("a chain of nine") << u"fetchai__ledger-subquery"_s << 9 << 4;
}

void TestGraphile::historiesAreRead()
{
    QFETCH(QString, history);
    const QString root = QStringLiteral(LOCKSTEP_SHARED_DIR "/corpus/graphile-migrate/") + history;
    if (!QDir(root).exists())
        QSKIP("The public histories are not here: none was read.");
    const auto folder = openMigrations(
        {root,
         {},
         {{u"DATABASE_OWNER"_s, u"o"_s}, {u"DATABASE_VISITOR"_s, u"v"_s}, {u"DATABASE_AUTHENTICATOR"_s, u"a"_s}}},
        {}, {});
    QVERIFY2(bool(folder), folder ? "" : qPrintable(describe(folder.error())));
    QCOMPARE(folder->layout, u"graphile-migrate"_s);
    QVERIFY(folder->problems.empty());
    QTEST(int(folder->migrations.size()), "migrations");
    QTEST(int(folder->strays.size()), "strays");
    for (const Migration &migration : folder->migrations)
        QVERIFY2(migration.problem.isEmpty(), qPrintable(migration.problem.english()));
}

QTEST_GUILESS_MAIN(TestGraphile)
#include "tst_graphile.moc"
