// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/migrations/drafttest.h"

using namespace lockstep;
using namespace lockstep::test;

class TestPostgrator : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theFolderIsFound_data();
    void theFolderIsFound();
    void theFixtureIsRead();
    void namesAreTakenApart();
    void twoOfOneVersionAreAProblem_data();
    void twoOfOneVersionAreAProblem();
    void whatIsNotRunIsAStray();
    void theSettingsAreRead_data();
    void theSettingsAreRead();
    void anotherDatabaseIsAnError();
    void aDraftIsReadBack_data();
    void aDraftIsReadBack();
};

namespace {

Result<MigrationFolder> open(const FolderTree &tree)
{
    return openMigrations({tree.root()}, u"postgrator"_s, {});
}

}  // namespace

void TestPostgrator::initTestCase()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void TestPostgrator::theFolderIsFound_data()
{
    QTest::addColumn<QStringList>("paths");
    QTest::addColumn<QString>("layout");
    QTest::newRow("the project") << QStringList{u"migrations/001.do.a.sql"_s} << u"postgrator migrations"_s;
    QTest::newRow("the migrations folder") << QStringList{u"1.do.sql"_s} << u"postgrator "_s;
    QTest::newRow("plain names") << QStringList{u"migrations/001_a.sql"_s} << u"plain migrations"_s;
}

void TestPostgrator::theFolderIsFound()
{
    QFETCH(QStringList, paths);
    const FolderTree tree(paths);
    const auto opened = openMigrations({tree.root()}, {}, {});
    QVERIFY2(bool(opened), opened ? "" : qPrintable(describe(opened.error())));
    QTEST(QString(opened->layout + u' ' + opened->folder), "layout");
}

void TestPostgrator::theFixtureIsRead()
{
    const auto folder
        = openMigrations({QStringLiteral(LOCKSTEP_SOURCE_DIR "/tests/fixtures/layouts/postgrator")}, {}, {});
    QVERIFY2(bool(folder), folder ? "" : qPrintable(describe(folder.error())));
    QCOMPARE(folder->layout, u"postgrator"_s);
    QVERIFY(folder->problems.empty());
    QCOMPARE(rendered(*folder),
             (QStringList{u"001.do.create-customers <- 001.undo.create-customers.sql"_s,
                          u"002.do.create-orders <- 002.undo.create-orders.sql"_s,
                          u"003.do.index-orders <- 003.undo.index-orders.sql"_s}));
    QCOMPARE(folder->migrations[1].key, u"2"_s);
    QCOMPARE(folder->migrations[1].facts.value(u"name"_s).toString(), u"create-orders"_s);
    QCOMPARE(int(folder->strays.size()), 1);
}

void TestPostgrator::namesAreTakenApart()
{
    const FolderTree tree({u"migrations/10.do.sql"_s, u"migrations/9.do.a.b.c.sql"_s, u"migrations/0011.do..x.sql"_s,
                           u"migrations/9.undo.other.sql"_s});
    const auto folder = open(tree);
    QVERIFY(folder);
    QStringList lines;
    for (const Migration &migration : folder->migrations)
        lines << migration.key + u'|' + migration.name + u'|' + migration.facts.value(u"name"_s).toString();
    QCOMPARE(lines, (QStringList{u"9|9.do.a.b.c|a"_s, u"10|10.do|"_s, u"11|0011.do..x|"_s}));
    QCOMPARE(folder->migrations[0].revert->path, u"migrations/9.undo.other.sql"_s);
}

void TestPostgrator::twoOfOneVersionAreAProblem_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("forward") << u"migrations/01.do.b.sql"_s;
    QTest::newRow("forward, a program") << u"migrations/1.do.b.js"_s;
    QTest::newRow("back") << u"migrations/001.undo.b.sql"_s;
}

void TestPostgrator::twoOfOneVersionAreAProblem()
{
    QFETCH(QString, path);
    const FolderTree tree({u"migrations/1.do.a.sql"_s, u"migrations/1.undo.a.sql"_s, path});
    const auto folder = open(tree);
    QVERIFY(folder);
    QVERIFY(!folder->migrations.empty());
    QCOMPARE(int(folder->problems.size()), 1);
    QVERIFY(folder->problems.front().message.english().contains(u"the same version, 1,"_s));
    QVERIFY(QFileInfo::exists(folder->problems.front().file));
}

void TestPostgrator::whatIsNotRunIsAStray()
{
    const FolderTree tree({u"migrations/1.do.a.sql"_s, u"migrations/2.do.b.js="_s, u"migrations/3.DO.c.sql"_s,
                           u"migrations/4.sql"_s, u"migrations/5.undo.e.sql"_s, u"migrations/README.md"_s,
                           u"migrations/x.do.f.sql"_s, u"migrations/0.do.g.sql"_s, u"migrations/old/1.do.a.sql"_s});
    const auto folder = open(tree);
    QVERIFY(folder);
    const QString name
        = u": postgrator takes only names such as 001.do.name.sql and 001.undo.name.sql, and passes others by."_s;
    QStringList strays = renderedStrays(*folder);
    strays.sort();
    QCOMPARE(
        strays,
        (QStringList{u"migrations/0.do.g.sql: postgrator counts an empty database as version 0, so that it never runs "
                     "this file."_s,
                     u"migrations/2.do.b.js: This migration is a program: only postgrator itself can run it."_s,
                     u"migrations/3.DO.c.sql: “DO” is neither “do” nor “undo”, and postgrator never runs the file."_s,
                     u"migrations/4.sql: “” is neither “do” nor “undo”, and postgrator never runs the file."_s,
                     u"migrations/5.undo.e.sql: No migration of the folder has this version."_s,
                     u"migrations/README.md"_s + name, u"migrations/old: postgrator does not enter directories."_s,
                     u"migrations/x.do.f.sql"_s + name}));
    QCOMPARE(rendered(*folder), QStringList{u"1.do.a"_s});
    QVERIFY(folder->problems.empty());
}

void TestPostgrator::theSettingsAreRead_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("place");
    QTest::newRow("none") << u"package.json"_s << QByteArray("{}") << u"."_s;
    QTest::newRow("a table") << u".postgratorrc.json"_s << QByteArray(R"({"schemaTable": "done"})") << u".done"_s;
    QTest::newRow("a table in a schema") << u".postgratorrc"_s << QByteArray(R"({"schemaTable": "app.done"})")
                                         << u"app.done"_s;
    QTest::newRow("in package.json") << u"package.json"_s << QByteArray(R"({"postgrator": {"schemaTable": "done"}})")
                                     << u".done"_s;
}

void TestPostgrator::theSettingsAreRead()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, json);
    const FolderTree tree({u"migrations/1.do.a.sql"_s});
    tree.write(file, json);
    const auto folder = open(tree);
    QVERIFY(folder);
    QTEST(QString(folder->ledgerSchema + u'.' + folder->ledgerTable), "place");
}

void TestPostgrator::anotherDatabaseIsAnError()
{
    const FolderTree tree({u"migrations/1.do.a.sql"_s, u".postgratorrc.json={\"driver\": \"mysql\"}"_s});
    const auto folder = open(tree);
    QVERIFY(!folder);
    QVERIFY(folder.error().message.english().startsWith(u"These migrations are for mysql"_s));
}

void TestPostgrator::aDraftIsReadBack_data()
{
    QTest::addColumn<QString>("newest");
    QTest::addColumn<bool>("isBaseline");
    QTest::addColumn<QString>("name");
    QTest::newRow("the first") << QString() << false << u"001.do.add-note"_s;
    QTest::newRow("a baseline") << QString() << true << u"001.do.add-note"_s;
    QTest::newRow("after a number") << u"0099.do.a"_s << false << u"0100.do.add-note"_s;
    QTest::newRow("after a stamp") << u"20250101000000.do.a"_s << false << u"20260203040506.do.add-note"_s;
}

void TestPostgrator::aDraftIsReadBack()
{
    QFETCH(QString, newest);
    QFETCH(bool, isBaseline);
    QFETCH(QString, name);
    const FolderTree tree({newest.isEmpty() ? u"migrations/"_s : u"migrations/"_s + newest + u".sql"_s});
    verifyDraft(tree, {.layout = u"postgrator"_s, .isBaseline = isBaseline}, name);
}

QTEST_GUILESS_MAIN(TestPostgrator)
#include "tst_postgrator.moc"
