// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/migrations/sqlfile.h"
#include "tests/migrations/foldertree.h"

using namespace lockstep;
using namespace lockstep::test;

class TestGoose : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theFolderIsFound_data();
    void theFolderIsFound();
    void theFixtureIsRead();
    void theOrderIsThatOfTheNumbers();
    void onlyTheSectionRuns();
    void anEmptyDownSectionIsNoRevert();
    void noTransactionCountsWhereverItStands();
    void aFileThatStopsGooseSaysWhy_data();
    void aFileThatStopsGooseSaysWhy();
    void whereGooseItselfBreaksIsNoted_data();
    void whereGooseItselfBreaksIsNoted();
    void variablesAreFilledIn_data();
    void variablesAreFilledIn();
    void aVariableWithoutValueIsAProblem();
    void whatGooseNeverRunsIsAStray();
    void oneVersionTwiceIsAProblem_data();
    void oneVersionTwiceIsAProblem();
    void theLedgersTableIsTheSettings();
    void aDraftIsReadBack_data();
    void aDraftIsReadBack();
    void theHistoriesAreRead_data();
    void theHistoriesAreRead();
    void goosesOwnParserFilesAreRead_data();
    void goosesOwnParserFilesAreRead();
};

namespace {

const QString corpus = QStringLiteral(LOCKSTEP_SHARED_DIR "/corpus/goose/");
const QByteArray good("-- +goose Up\nSELECT 1;\n-- +goose Down\nSELECT 2;\n");

Result<MigrationFolder> open(const FolderTree &tree, const QHash<QString, QString> &placeholders = {})
{
    return openMigrations({tree.root(), {}, placeholders}, u"goose"_s, {});
}

/// One migration whose file holds these bytes.
Migration migrationOf(const QByteArray &bytes, const QHash<QString, QString> &placeholders = {})
{
    const FolderTree tree;
    tree.write(u"migrations/1_a.sql"_s, bytes);
    return open(tree, placeholders)->migrations.at(0);
}

}  // namespace

void TestGoose::initTestCase()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void TestGoose::theFolderIsFound_data()
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

void TestGoose::theFolderIsFound()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, bytes);
    const FolderTree tree;
    tree.write(path, bytes);
    const auto folder = openMigrations({tree.root()}, {}, {});
    QVERIFY2(bool(folder), folder ? "" : qPrintable(describe(folder.error())));
    QTEST(QString(folder->layout + u' ' + folder->folder), "layout");
    QVERIFY(folder->alternatives.isEmpty());
    QVERIFY(!folder->reasons.empty());
}

void TestGoose::theFixtureIsRead()
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

void TestGoose::theOrderIsThatOfTheNumbers()
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

void TestGoose::onlyTheSectionRuns()
{
    const Migration migration = migrationOf("-- why\n\n-- +goose Up\nCREATE TABLE a ();\n-- +goose Down\n"
                                            "DROP TABLE a;\n");
    QVERIFY2(migration.problem.isEmpty(), qPrintable(migration.problem.english()));
    QCOMPARE(migration.forward.sql().trimmed(), QByteArray("-- +goose Up\nCREATE TABLE a ();"));
    QCOMPARE(migration.forward.sql().indexOf("CREATE"), migration.forward.bytes.indexOf("CREATE"));
    QCOMPARE(migration.revert->sql().trimmed(), QByteArray("-- +goose Down\nDROP TABLE a;"));
    QCOMPARE(migration.revert->sql().size(), migration.forward.bytes.size());
}

void TestGoose::anEmptyDownSectionIsNoRevert()
{
    const Migration migration = migrationOf("-- +goose Up\nSELECT 1;\n-- +goose Down\n-- +goose StatementBegin\n"
                                            "-- +goose StatementEnd\n");
    QVERIFY2(migration.problem.isEmpty() && migration.note.isEmpty(), qPrintable(migration.problem.english()));
    QVERIFY(!migration.revert);
}

void TestGoose::noTransactionCountsWhereverItStands()
{
    QVERIFY(migrationOf("-- +goose NO TRANSACTION\n" + good).isWithoutTransaction);
    QVERIFY(migrationOf(good + "-- +goose no transaction\n").isWithoutTransaction);
    QVERIFY(!migrationOf(good).isWithoutTransaction);
}

void TestGoose::aFileThatStopsGooseSaysWhy_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("words");
    QTest::newRow("nothing in it") << QByteArray() << u"no line “-- +goose Up”"_s;
    QTest::newRow("a comment") << QByteArray("-- up\n") << u"no line “-- +goose Up”"_s;
    QTest::newRow("SQL before it") << QByteArray("SELECT 1;\n" + good) << u"Line 1 has SQL before"_s;
    QTest::newRow("up twice") << QByteArray(good + "-- +goose Up\n") << u"second “-- +goose Up” in line 5"_s;
    QTest::newRow("down first") << QByteArray("-- +goose Down\n" + good) << u"“-- +goose Down” in line 1"_s;
    QTest::newRow("down twice") << QByteArray(good + "-- +goose Down\n") << u"“-- +goose Down” in line 5"_s;
    QTest::newRow("begun twice") << QByteArray("-- +goose Up\n-- +goose StatementBegin\n-- +goose StatementBegin\n")
                                 << u"StatementBegin” in line 3"_s;
    QTest::newRow("not ended") << QByteArray("-- +goose Up\n-- +goose StatementBegin\nSELECT 1;\n")
                               << u"has no StatementEnd"_s;
    QTest::newRow("not ended before down")
        << QByteArray("-- +goose Up\n-- +goose StatementBegin\nSELECT 1;\n-- +goose Down\n") << u"in line 4"_s;
    QTest::newRow("not begun") << QByteArray("-- +goose Up\n-- +goose StatementEnd\n") << u"no StatementBegin"_s;
    QTest::newRow("indented") << QByteArray("-- +goose Up\n  -- +goose StatementBegin\n")
                              << u"Line 2 has white space"_s;
    QTest::newRow("misspelt") << QByteArray(good + "-- +goose StatmentEnd\n") << u"nothing that goose knows"_s;
    QTest::newRow("empty annotation") << QByteArray(good + "-- +goose\n") << u"nothing that goose knows"_s;
    QTest::newRow("a byte order mark") << QByteArray("\xEF\xBB\xBF" + good) << u"byte order mark"_s;
}

void TestGoose::aFileThatStopsGooseSaysWhy()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, words);
    const Migration migration = migrationOf(bytes);
    QVERIFY2(migration.problem.english().contains(words), qPrintable(migration.problem.english()));
    QCOMPARE(migration.forward.bytes, bytes);
}

void TestGoose::whereGooseItselfBreaksIsNoted_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QString>("words");
    const QByteArray function("CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$\nSELECT 1;\n$$;\n");
    const QByteArray atomic("CREATE FUNCTION g() RETURNS int LANGUAGE sql BEGIN ATOMIC\nSELECT 1;\nEND;\n");
    QTest::newRow("nothing") << QByteArray("SELECT 1;\nSELECT 2; -- two\n/* a */ SELECT ';';\n") << QString();
    QTest::newRow("a body") << function << u"with line 3, in the middle"_s;
    QTest::newRow("an atomic body") << atomic << u"with line 3, in the middle"_s;
    QTest::newRow("a text over lines") << QByteArray("SELECT 'a;\nb';\n") << u"with line 2"_s;
    QTest::newRow("a block comment") << QByteArray("/* a;\n b */ SELECT 1;\n") << QString();
    QTest::newRow("a body in a block") << QByteArray("-- +goose StatementBegin\n" + function
                                                     + "-- +goose StatementEnd\nSELECT 1;\n")
                                       << QString();
    QTest::newRow("a body in one line") << QByteArray("DO $$ BEGIN PERFORM 1; END $$;\n") << QString();
    QTest::newRow("no last semicolon") << QByteArray("SELECT 1;\n\nSELECT 2\n") << u"begins in line 4"_s;
    QTest::newRow("a comment behind the semicolon") << QByteArray("SELECT 1; /* so */\n") << u"begins in line 2"_s;
}

void TestGoose::whereGooseItselfBreaksIsNoted()
{
    QFETCH(QByteArray, sql);
    QFETCH(QString, words);
    const Migration migration = migrationOf("-- +goose Up\n" + sql + "-- +goose Down\nSELECT 1;\n");
    QVERIFY2(migration.problem.isEmpty(), qPrintable(migration.problem.english()));
    QCOMPARE(migration.note.isEmpty(), words.isEmpty());
    QVERIFY2(migration.note.english().contains(words), qPrintable(migration.note.english()));
    const Migration undone = migrationOf("-- +goose Up\nSELECT 1;\n-- +goose Down\n" + sql);
    QCOMPARE(undone.note.isEmpty(), words.isEmpty());
}

void TestGoose::variablesAreFilledIn_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("filled");
    QTest::newRow("a name") << QByteArray("SELECT $NAME_X;") << QByteArray("SELECT é;");
    QTest::newRow("in braces") << QByteArray("SELECT '${NAME_X}y';") << QByteArray("SELECT 'éy';");
    QTest::newRow("with a default") << QByteArray("SELECT ${NONE_X:-7}, ${NONE_X-8}, ${NAME_X:-9};")
                                    << QByteArray("SELECT 7, 8, é;");
    QTest::newRow("empty") << QByteArray("SELECT '${EMPTY_X:-7}', '${EMPTY_X-8}';") << QByteArray("SELECT '7', '';");
    QTest::newRow("dollars") << QByteArray("SELECT '$$', '\\$NAME_X', $1;") << QByteArray("SELECT '$', '$NAME_X', $1;");
}

void TestGoose::variablesAreFilledIn()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, filled);
    const QByteArray off("-- $NAME_X\nSELECT '$NAME_X';");
    const QHash<QString, QString> values{{u"NAME_X"_s, u"é"_s}, {u"EMPTY_X"_s, u""_s}};
    const Migration migration = migrationOf("-- +goose Up\n-- +goose ENVSUB ON\n" + line + "\n-- +goose ENVSUB OFF\n"
                                                + off + "\n-- +goose Down\n-- +goose ENVSUB ON\n" + line + '\n',
                                            values);
    QVERIFY2(migration.problem.isEmpty(), qPrintable(migration.problem.english()));
    QVERIFY(migration.forward.isFilled);
    QCOMPARE(migration.forward.sql().trimmed(),
             "-- +goose Up\n-- +goose ENVSUB ON\n" + filled + "\n-- +goose ENVSUB OFF\n" + off);
    QVERIFY(migration.forward.sha256 == contentHash(migration.forward));
    QVERIFY(migration.revert && migration.revert->sql().contains(filled));
}

void TestGoose::aVariableWithoutValueIsAProblem()
{
    const QByteArray head("-- +goose ENVSUB ON\n-- +goose Up\n");
    QVERIFY(migrationOf(head + "SELECT $NO_SUCH_X;\n").problem.english().contains(u"NO_SUCH_X"_s));
    QVERIFY(migrationOf(head + "SELECT ${NO_SUCH_X:?why};\n").problem.english().contains(u"does not know"_s));
    QVERIFY(migrationOf(head + "-- $NO_SUCH_X\nSELECT 1;\n").problem.isEmpty());
}

void TestGoose::whatGooseNeverRunsIsAStray()
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

void TestGoose::oneVersionTwiceIsAProblem_data()
{
    QTest::addColumn<QString>("other");
    QTest::addColumn<bool>("isProblem");
    QTest::newRow("another file") << u"1_b.sql"_s << true;
    QTest::newRow("other zeros") << u"001_b.sql"_s << true;
    QTest::newRow("Go code") << u"1_b.go"_s << true;
    QTest::newRow("a test in Go") << u"1_b_test.go"_s << false;
    QTest::newRow("another version") << u"2_b.sql"_s << false;
}

void TestGoose::oneVersionTwiceIsAProblem()
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

void TestGoose::theLedgersTableIsTheSettings()
{
    const FolderTree tree({u".env=GOOSE_TABLE=app.goose_migrations\n"_s});
    tree.write(u"migrations/1_a.sql"_s, good);
    const auto folder = open(tree);
    QVERIFY(folder);
    QCOMPARE(folder->ledgerSchema, u"app"_s);
    QCOMPARE(folder->ledgerTable, u"goose_migrations"_s);
}

void TestGoose::aDraftIsReadBack_data()
{
    QTest::addColumn<QString>("there");
    QTest::addColumn<QString>("name");
    QTest::newRow("a stamp") << u"20250101000000_a.sql"_s << u"20250101000001_add_note.sql"_s;
    QTest::newRow("a number") << u"00009_a.sql"_s << u"00010_add_note.sql"_s;
    QTest::newRow("the first") << QString() << u"20250101000000_add_note.sql"_s;
}

void TestGoose::aDraftIsReadBack()
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

void TestGoose::theHistoriesAreRead_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<int>("migrations");
    QTest::addColumn<int>("notes");
    QTest::newRow("stamps") << u"e2b-dev__infra"_s << 131 << 0;
    QTest::newRow("numbers") << u"pressly__goose/postgres"_s << 6 << 0;
}

void TestGoose::theHistoriesAreRead()
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

/// The files that goose's own tests hold against its parser.
void TestGoose::goosesOwnParserFilesAreRead_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("words");
    QTest::newRow("invalid a") << u"invalid/up/a.sql"_s << u"begins in line 3"_s;
    QTest::newRow("invalid b") << u"invalid/up/b.sql"_s << u"begins in line 2"_s;
    QTest::newRow("invalid c") << u"invalid/up/c.sql"_s << u"begins in line 2"_s;
    QTest::newRow("invalid d") << u"invalid/up/d.sql"_s << u"begins in line 2"_s;
    QTest::newRow("transaction") << u"valid-txn/00001_create_users_table.sql"_s << QString();
    QTest::newRow("block") << u"valid-txn/00002_rename_root.sql"_s << QString();
    QTest::newRow("no transaction") << u"valid-txn/00003_no_transaction.sql"_s << QString();
    for (int number = 1; number < 10; ++number)
        QTest::addRow("valid %d", number)
            << u"valid-up/test%1/input.sql"_s.arg(number, 2, 10, QChar(u'0')) << QString();
}

void TestGoose::goosesOwnParserFilesAreRead()
{
    QFETCH(QString, file);
    QFETCH(QString, words);
    QFile input(corpus + u"pressly__goose/sqlparser/"_s + file);
    if (!input.open(QIODevice::ReadOnly))
        QSKIP("The public histories are not here.");
    const Migration migration = migrationOf(input.readAll());
    QVERIFY2(migration.problem.isEmpty(), qPrintable(migration.problem.english()));
    QCOMPARE(migration.note.isEmpty(), words.isEmpty());
    QVERIFY2(migration.note.english().contains(words), qPrintable(migration.note.english()));
}

QTEST_GUILESS_MAIN(TestGoose)
#include "tst_goose.moc"
