// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/sqlfile.h"
#include "tests/migrations/drafttest.h"
#include "tests/migrations/goosetest.h"

using namespace lockstep;
using namespace lockstep::test;
using namespace lockstep::test::goose;

/// Goose's folder; what one file says is tst_goose's.
class TestGooseFolder : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theFolderIsFound_data();
    void theFolderIsFound();
    void theFixtureIsRead();
    void theOrderIsThatOfTheNumbers();
    void whatGooseNeverRunsIsAStray();
    void oneVersionTwiceIsAProblem_data();
    void oneVersionTwiceIsAProblem();
    void theLedgersTableIsTheSettings();
    void aDraftIsReadBack_data();
    void aDraftIsReadBack();
    void theHistoriesAreRead_data();
    void theHistoriesAreRead();
};

void TestGooseFolder::initTestCase()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void TestGooseFolder::theFolderIsFound_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("layout");
    QTest::newRow("the project") << u"migrations/001_a.sql"_s << good << u"goose migrations"_s;
    QTest::newRow("the migrations folder") << u"20250101000000_a.sql"_s << good << u"goose "_s;
    QTest::newRow("as sqlc has it") << u"sql/schema/001_a.sql"_s << good << u"goose sql/schema"_s;
    QTest::newRow("no transaction first, Windows lines")
        << u"db/migrations/001_a.sql"_s << QByteArray("-- +goose NO TRANSACTION\r\n-- +goose up\r\nVACUUM;\r\n")
        << u"goose db/migrations"_s;
    QTest::newRow("dbmate's") << u"migrations/001_a.sql"_s << QByteArray("-- migrate:up\n-- migrate:down\n")
                              << u"dbmate migrations"_s;
    QTest::newRow("a plain file that speaks of it")
        << u"migrations/001_a.sql"_s << QByteArray("SELECT 1; -- +goose Up\n") << u"plain migrations"_s;
}

void TestGooseFolder::theFolderIsFound()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, layout);
    verifyFound(path, bytes, layout);
}

void TestGooseFolder::theFixtureIsRead()
{
    const auto folder = openMigrations({QStringLiteral(LOCKSTEP_SOURCE_DIR "/tests/fixtures/layouts/goose")}, {}, {});
    QVERIFY2(bool(folder), folder ? "" : qPrintable(describe(folder.error())));
    QCOMPARE(folder->layout, u"goose"_s);
    QCOMPARE(rendered(*folder),
             (QStringList{u"00001_create_books.sql <- 00001_create_books.sql"_s,
                          u"00002_count_books.sql <- 00002_count_books.sql"_s,
                          u"00003_index_titles.sql <- 00003_index_titles.sql"_s}));
    QCOMPARE(folder->migrations[0].key, u"1"_s);
    QVERIFY(!folder->migrations[1].isWithoutTransaction);
    QVERIFY(folder->migrations[2].isWithoutTransaction);
    QCOMPARE(renderedStrays(*folder), QStringList{u"migrations/embed.go: This is Go code and no migration."_s});
    QVERIFY(folder->problems.empty());
}

void TestGooseFolder::theOrderIsThatOfTheNumbers()
{
    const FolderTree tree;
    for (const QString &name : {u"9_a"_s, u"010_b"_s, u"20250101000000_c"_s, u"2_d"_s})
        tree.write(u"migrations/"_s + name + u".sql"_s, good);
    const auto folder = open(tree);
    QVERIFY(folder);
    QStringList names;
    QStringList keys;
    for (const Migration &migration : folder->migrations) {
        names << migration.name;
        keys << migration.key;
    }
    QCOMPARE(names, (QStringList{u"2_d.sql"_s, u"9_a.sql"_s, u"010_b.sql"_s, u"20250101000000_c.sql"_s}));
    QCOMPARE(keys, (QStringList{u"2"_s, u"9"_s, u"10"_s, u"20250101000000"_s}));
    QVERIFY(findLayout(u"goose"_s)->before(u"9"_s, u"10"_s));
}

void TestGooseFolder::whatGooseNeverRunsIsAStray()
{
    const FolderTree tree({u"migrations/old/"_s, u"migrations/seed.sql"_s, u"migrations/0_zero.sql"_s,
                           u"migrations/99999999999999999999_big.sql"_s, u"migrations/2_go.go=package m\n"_s,
                           u"migrations/3_x_test.go=package m\n"_s, u"migrations/notes.md"_s});
    tree.write(u"migrations/1_a.sql"_s, good);
    const auto folder = open(tree);
    QVERIFY(folder);
    QCOMPARE(rendered(*folder), QStringList{u"1_a.sql <- 1_a.sql"_s});
    const QString name = u": The name begins with no version greater than zero and “_”. goose's command line stops at "
                         "such a file, its library passes it by."_s;
    QStringList strays = renderedStrays(*folder);
    strays.sort();
    QCOMPARE(strays,
             (QStringList{u"migrations/0_zero.sql"_s + name,
                          u"migrations/2_go.go: This migration is Go code: only a program that was compiled with it "
                          "can run it."_s,
                          u"migrations/3_x_test.go: This is Go code and no migration."_s,
                          u"migrations/99999999999999999999_big.sql"_s + name,
                          u"migrations/notes.md: goose takes only names that end in .sql or .go."_s,
                          u"migrations/old: goose does not enter directories."_s, u"migrations/seed.sql"_s + name}));
    QVERIFY(folder->problems.empty());
}

void TestGooseFolder::oneVersionTwiceIsAProblem_data()
{
    QTest::addColumn<QString>("other");
    QTest::addColumn<bool>("isProblem");
    QTest::newRow("another file") << u"1_b.sql"_s << true;
    QTest::newRow("other zeros") << u"001_b.sql"_s << true;
    QTest::newRow("Go code") << u"1_b.go"_s << true;
    QTest::newRow("a test in Go") << u"1_b_test.go"_s << false;
    QTest::newRow("another version") << u"2_b.sql"_s << false;
}

void TestGooseFolder::oneVersionTwiceIsAProblem()
{
    QFETCH(QString, other);
    QFETCH(bool, isProblem);
    const FolderTree tree;
    tree.write(u"migrations/1_a.sql"_s, good);
    tree.write(u"migrations/"_s + other, good);
    const auto folder = open(tree);
    QVERIFY(folder);
    QCOMPARE(int(folder->problems.size()), int(isProblem));
    if (!isProblem)
        return;
    QVERIFY(folder->problems.front().message.english().contains(u"have the same version, 1"_s));
    QVERIFY(!folder->problems.front().hint.isEmpty() && !folder->problems.front().file.isEmpty());
}

void TestGooseFolder::theLedgersTableIsTheSettings()
{
    const FolderTree tree({u".env=GOOSE_TABLE=app.goose_migrations\n"_s});
    tree.write(u"migrations/1_a.sql"_s, good);
    const auto folder = open(tree);
    QVERIFY(folder);
    QCOMPARE(folder->ledgerSchema, u"app"_s);
    QCOMPARE(folder->ledgerTable, u"goose_migrations"_s);
}

void TestGooseFolder::aDraftIsReadBack_data()
{
    QTest::addColumn<QString>("there");
    QTest::addColumn<QString>("name");
    QTest::newRow("a stamp") << u"20250101000000_a.sql"_s << u"20250101000001_add_note.sql"_s;
    QTest::newRow("a number") << u"00009_a.sql"_s << u"00010_add_note.sql"_s;
    QTest::newRow("the first") << QString() << u"20250101000000_add_note.sql"_s;
}

void TestGooseFolder::aDraftIsReadBack()
{
    QFETCH(QString, there);
    QFETCH(QString, name);
    const FolderTree tree({u"migrations/"_s});
    if (!there.isEmpty())
        tree.write(u"migrations/"_s + there, good);
    const QByteArray forward("CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$\nSELECT 1;\n$$;\nSELECT 2\n");
    const Draft wanted{u"Add note"_s, QDateTime(QDate(2025, 1, 1), QTime(0, 0), Qt::UTC), forward,
                       "DROP FUNCTION f();"};
    const auto drafted = findLayout(u"goose"_s)->draft(*open(tree), wanted);
    QVERIFY(drafted);
    QCOMPARE(drafted->name, name);
    tree.write(drafted->files.at(0).path, drafted->files[0].bytes);
    const auto again = open(tree);
    QVERIFY(again && again->problems.empty());
    const Migration &migration = again->migrations.back();
    QCOMPARE(migration.name, name);
    QVERIFY2(migration.problem.isEmpty() && migration.note.isEmpty(), qPrintable(migration.note.english()));
    QVERIFY(migration.forward.sql().contains(forward) && !migration.forward.sql().contains("DROP"));
    QVERIFY(migration.revert && migration.revert->sql().contains(wanted.revert));
    const auto baseline = findLayout(u"goose"_s)->draft(*again, {u"base"_s, wanted.at, "SELECT 1;", "SELECT 2;", true});
    QVERIFY(!baseline->files.at(0).bytes.contains("Down"));
}

void TestGooseFolder::theHistoriesAreRead_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<int>("migrations");
    QTest::addColumn<int>("notes");
    QTest::newRow("stamps") << u"e2b-dev__infra"_s << 131 << 0;
    QTest::newRow("numbers") << u"pressly__goose/postgres"_s << 6 << 0;
}

void TestGooseFolder::theHistoriesAreRead()
{
    QFETCH(QString, folder);
    if (!QDir(corpus).exists())
        QSKIP("The public histories are not here.");
    const auto read = openMigrations({corpus + folder}, {}, {});
    QVERIFY2(bool(read), read ? "" : qPrintable(describe(read.error())));
    QCOMPARE(read->layout, u"goose"_s);
    QTEST(int(read->migrations.size()), "migrations");
    for (const Migration &migration : read->migrations)
        QVERIFY2(migration.problem.isEmpty(), qPrintable(migration.name + migration.problem.english()));
    QVERIFY(read->strays.empty() && read->problems.empty());
    QTEST(int(rendered(*read).filter(u" * "_s).size()), "notes");
}

QTEST_GUILESS_MAIN(TestGooseFolder)
#include "tst_goosefolder.moc"
