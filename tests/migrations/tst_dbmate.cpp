// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/migrations/drafttest.h"

using namespace lockstep;
using namespace lockstep::test;

class TestDbmate : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theFolderIsFound_data();
    void theFolderIsFound();
    void theFixtureIsRead();
    void theOrderIsThatOfTheNames();
    void onlyTheSectionRuns();
    void anEmptyDownSectionIsNoRevert();
    void theOptionDecidesOnTheTransaction_data();
    void theOptionDecidesOnTheTransaction();
    void aFileThatStopsDbmateSaysWhy_data();
    void aFileThatStopsDbmateSaysWhy();
    void whatDbmateNeverRunsIsAStray();
    void oneVersionTwiceIsAProblem();
    void aBrokenLinkIsAProblem();
    void theLedgersTableIsTheSettings_data();
    void theLedgersTableIsTheSettings();
    void aDraftIsReadBack();
    void aNameWithoutLettersIsRefused();
    void theHistoriesAreRead_data();
    void theHistoriesAreRead();
};

namespace {

const QString corpus = QStringLiteral(LOCKSTEP_SHARED_DIR "/corpus/dbmate/");
const QByteArray good("-- migrate:up\nSELECT 1;\n-- migrate:down\nSELECT 2;\n");

Result<MigrationFolder> open(const FolderTree &tree)
{
    return openMigrations({tree.root()}, u"dbmate"_s, {});
}

/// One migration whose file holds these bytes.
Migration migrationOf(const QByteArray &bytes)
{
    const FolderTree tree;
    tree.write(u"db/migrations/1_a.sql"_s, bytes);
    return open(tree)->migrations.at(0);
}

}  // namespace

void TestDbmate::initTestCase()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void TestDbmate::theFolderIsFound_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("layout");
    QTest::newRow("the project") << u"db/migrations/1_a.sql"_s << good << u"dbmate db/migrations"_s;
    QTest::newRow("the migrations folder") << u"20250101000000_a.sql"_s << good << u"dbmate "_s;
    QTest::newRow("no space, options, Windows lines")
        << u"migrations/001_a.sql"_s << QByteArray("--migrate:up transaction:false\r\n--migrate:down\r\n")
        << u"dbmate migrations"_s;
    QTest::newRow("a plain file that speaks of it")
        << u"migrations/001_a.sql"_s << QByteArray("SELECT 1; -- migrate:up\n") << u"plain migrations"_s;
    QTest::newRow("goose's") << u"migrations/001_a.sql"_s << QByteArray("-- +goose Up\nSELECT 1;\n")
                             << u"goose migrations"_s;
}

void TestDbmate::theFolderIsFound()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, layout);
    verifyFound(path, bytes, layout);
}

void TestDbmate::theFixtureIsRead()
{
    const auto folder = openMigrations({QStringLiteral(LOCKSTEP_SOURCE_DIR "/tests/fixtures/layouts/dbmate")}, {}, {});
    QVERIFY2(bool(folder), folder ? "" : qPrintable(describe(folder.error())));
    QCOMPARE(folder->layout, u"dbmate"_s);
    QCOMPARE(rendered(*folder),
             (QStringList{u"20250101000000_create_accounts.sql <- 20250101000000_create_accounts.sql"_s,
                          u"20250102000000_add_account_names.sql <- 20250102000000_add_account_names.sql"_s,
                          u"20250103000000_index_account_emails.sql <- 20250103000000_index_account_emails.sql"_s}));
    QCOMPARE(folder->migrations[0].key, u"20250101000000"_s);
    QVERIFY(!folder->migrations[1].isWithoutTransaction);
    QVERIFY(folder->migrations[2].isWithoutTransaction);
    QCOMPARE(
        renderedStrays(*folder),
        QStringList{u"db/migrations/README.md: dbmate takes only names that begin with a digit and end in .sql."_s});
    QVERIFY(folder->problems.empty());
}

void TestDbmate::theOrderIsThatOfTheNames()
{
    const FolderTree tree;
    for (const QString &name : {u"9_a"_s, u"10_b"_s, u"2_c"_s, u"20x"_s, u"20250101000000_d"_s})
        tree.write(u"db/migrations/"_s + name + u".sql"_s, good);
    const auto folder = open(tree);
    QVERIFY(folder);
    QStringList names;
    for (const Migration &migration : folder->migrations)
        names << migration.name;
    QCOMPARE(names, (QStringList{u"10_b.sql"_s, u"20250101000000_d.sql"_s, u"20x.sql"_s, u"2_c.sql"_s, u"9_a.sql"_s}));
    const Layout &layout = *findLayout(u"dbmate"_s);
    for (std::size_t index = 1; index < folder->migrations.size(); ++index)
        QVERIFY(!layout.before(folder->migrations[index].key, folder->migrations[index - 1].key));
}

void TestDbmate::onlyTheSectionRuns()
{
    const Migration migration = migrationOf("-- why\n\n-- migrate:up\nCREATE TABLE a ();\n-- migrate:down\nDROP "
                                            "TABLE a;\n");
    QVERIFY(migration.problem.isEmpty());
    QCOMPARE(migration.forward.sql().trimmed(), QByteArray("-- migrate:up\nCREATE TABLE a ();"));
    QCOMPARE(migration.forward.sql().size(), migration.forward.bytes.size());
    QCOMPARE(migration.forward.sql().indexOf("CREATE"), migration.forward.bytes.indexOf("CREATE"));
    QVERIFY(migration.revert);
    QCOMPARE(migration.revert->sql().trimmed(), QByteArray("-- migrate:down\nDROP TABLE a;"));
    QCOMPARE(migration.revert->path, migration.forward.path);
}

void TestDbmate::anEmptyDownSectionIsNoRevert()
{
    const Migration migration = migrationOf("-- migrate:up\nSELECT 1;\n-- migrate:down\n-- nothing to do\n");
    QVERIFY(migration.problem.isEmpty());
    QVERIFY(!migration.revert);
}

void TestDbmate::theOptionDecidesOnTheTransaction_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<bool>("isWithout");
    QTest::newRow("none") << QByteArray("-- migrate:up") << false;
    QTest::newRow("false") << QByteArray("-- migrate:up transaction:false") << true;
    QTest::newRow("Windows lines") << QByteArray("-- migrate:up transaction:false\r") << true;
    QTest::newRow("true") << QByteArray("-- migrate:up transaction:true") << false;
    QTest::newRow("among others") << QByteArray("-- migrate:up foo:bar transaction:false") << true;
    QTest::newRow("the last counts") << QByteArray("-- migrate:up transaction:false transaction:true") << false;
    QTest::newRow("of the other section only") << QByteArray("-- migrate:up\nSELECT 1;") << false;
}

void TestDbmate::theOptionDecidesOnTheTransaction()
{
    QFETCH(QByteArray, line);
    const Migration migration = migrationOf(line + "\nSELECT 1;\n-- migrate:down transaction:false\n");
    QVERIFY2(migration.problem.isEmpty(), qPrintable(migration.problem.english()));
    QTEST(migration.isWithoutTransaction, "isWithout");
}

// Each was tried with dbmate 2.36.0: it stops at the file.
void TestDbmate::aFileThatStopsDbmateSaysWhy_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("words");
    QTest::newRow("nothing in it") << QByteArray() << u"no line “-- migrate:up”"_s;
    QTest::newRow("only down") << QByteArray("-- migrate:down\nSELECT 1;\n") << u"no line “-- migrate:up”"_s;
    QTest::newRow("indented") << QByteArray(" -- migrate:up\n-- migrate:down\n") << u"no line “-- migrate:up”"_s;
    QTest::newRow("another word") << QByteArray("-- migrate:upx\n-- migrate:down\n") << u"no line “-- migrate:up”"_s;
    QTest::newRow("no down") << QByteArray("-- migrate:up\nSELECT 1;\n") << u"no line “-- migrate:down”"_s;
    QTest::newRow("down first") << QByteArray("-- migrate:down\n-- migrate:up\nSELECT 1;\n")
                                << u"no line “-- migrate:down”"_s;
    QTest::newRow("SQL before up") << QByteArray("SELECT 1;\n" + good) << u"before “-- migrate:up” in line 2"_s;
    QTest::newRow("a block comment before up") << QByteArray("/* why */\n" + good) << u"before “-- migrate:up”"_s;
    QTest::newRow("two of both") << QByteArray(good + good) << u"a second “-- migrate:up” in line 5"_s;
    QTest::newRow("two downs") << QByteArray(good + "-- migrate:down\n") << u"second “-- migrate:down” in line 5"_s;
    QTest::newRow("a byte order mark") << QByteArray("\xEF\xBB\xBF" + good) << u"byte order mark"_s;
    QTest::newRow("Latin-1") << QByteArray(good + "-- caf\xe9\n") << u"not UTF-8"_s;
}

void TestDbmate::aFileThatStopsDbmateSaysWhy()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, words);
    const Migration migration = migrationOf(bytes);
    QVERIFY2(migration.problem.english().contains(words), qPrintable(migration.problem.english()));
    QCOMPARE(migration.forward.bytes, bytes);
}

void TestDbmate::whatDbmateNeverRunsIsAStray()
{
    const FolderTree tree({u"db/migrations/1_old.sql/"_s, u"db/migrations/seed.sql"_s, u"db/migrations/2_b.SQL"_s,
                           u"db/migrations/3_c.sql.bak"_s, u"db/migrations/.keep"_s, u"db/migrations/4\n.sql"_s});
    tree.write(u"db/migrations/5_e.sql.sql"_s, good);
    const auto folder = open(tree);
    QVERIFY(folder);
    QCOMPARE(rendered(*folder), QStringList{u"5_e.sql.sql <- 5_e.sql.sql"_s});
    const QString name = u": dbmate takes only names that begin with a digit and end in .sql."_s;
    QStringList strays = renderedStrays(*folder);
    strays.sort();
    QCOMPARE(
        strays,
        (QStringList{u"db/migrations/.keep"_s + name, u"db/migrations/1_old.sql: dbmate does not enter directories."_s,
                     u"db/migrations/2_b.SQL"_s + name, u"db/migrations/3_c.sql.bak"_s + name,
                     u"db/migrations/4\n.sql"_s + name, u"db/migrations/seed.sql"_s + name}));
}

void TestDbmate::oneVersionTwiceIsAProblem()
{
    const FolderTree tree;
    for (const QString &name : {u"1_a"_s, u"1_b"_s, u"01_c"_s})
        tree.write(u"db/migrations/"_s + name + u".sql"_s, good);
    const auto folder = open(tree);
    QVERIFY(folder);
    QCOMPARE(int(folder->migrations.size()), 3);
    QCOMPARE(int(folder->problems.size()), 1);
    const Error &problem = folder->problems.front();
    QCOMPARE(problem.message.english(), u"1_a.sql and 1_b.sql have the same version, 1."_s);
    QVERIFY(problem.file.endsWith("db/migrations/1_b.sql"_L1));
    QVERIFY(!problem.hint.isEmpty());
}

void TestDbmate::aBrokenLinkIsAProblem()
{
    const FolderTree tree;
    tree.write(u"db/migrations/1_a.sql"_s, good);
    QVERIFY(QFile::link(u"nowhere.sql"_s, tree.path(u"db/migrations/2_b.sql"_s)));
    const auto folder = open(tree);
    QVERIFY2(bool(folder), folder ? "" : qPrintable(describe(folder.error())));
    QCOMPARE(int(folder->migrations.size()), 2);
    QVERIFY(folder->migrations[0].problem.isEmpty());
    QVERIFY(folder->migrations[1].problem.english().contains(u"2_b.sql"_s));
}

void TestDbmate::theLedgersTableIsTheSettings_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("schema");
    QTest::addColumn<QString>("table");
    QTest::newRow("none") << QByteArray() << QString() << QString();
    QTest::newRow("a table") << QByteArray("DBMATE_MIGRATIONS_TABLE=done\n") << QString() << u"done"_s;
    QTest::newRow("with a schema") << QByteArray("DBMATE_MIGRATIONS_TABLE=\"app.done\"\n") << u"app"_s << u"done"_s;
}

void TestDbmate::theLedgersTableIsTheSettings()
{
    QFETCH(QByteArray, line);
    const FolderTree tree;
    tree.write(u"db/migrations/1_a.sql"_s, good);
    tree.write(u".env"_s, line);
    const auto folder = open(tree);
    QVERIFY(folder);
    QTEST(folder->ledgerSchema, "schema");
    QTEST(folder->ledgerTable, "table");
}

void TestDbmate::aDraftIsReadBack()
{
    const FolderTree tree;
    tree.write(u"db/migrations/20250101000000_a.sql"_s, good);
    const QDateTime at(QDate(2025, 1, 1), QTime(0, 0), Qt::UTC);
    const Draft wanted{u"Add note"_s, at, "ALTER TABLE a ADD note text;\n", "ALTER TABLE a DROP note;\n"};
    const auto drafted = findLayout(u"dbmate"_s)->draft(*open(tree), wanted);
    QVERIFY(drafted);
    QCOMPARE(drafted->name, u"20250101000001_add_note.sql"_s);
    QCOMPARE(int(drafted->files.size()), 1);
    QVERIFY(!drafted->files[0].replaces);
    tree.write(drafted->files[0].path, drafted->files[0].bytes);
    const auto again = open(tree);
    QVERIFY(again && again->problems.empty());
    const Migration &migration = again->migrations.at(1);
    QCOMPARE(migration.name, drafted->name);
    QVERIFY2(migration.problem.isEmpty(), qPrintable(migration.problem.english()));
    QCOMPARE(migration.forward.sql().trimmed(), "-- migrate:up\n" + wanted.forward.trimmed());
    QCOMPARE(migration.revert->sql().trimmed(), "-- migrate:down\n" + wanted.revert.trimmed());
    QVERIFY(!findLayout(u"dbmate"_s)
                 ->draft(*again, {u"base"_s, at, "SELECT 1;", "SELECT 2;", true})
                 ->files[0]
                 .bytes.contains("SELECT 2"));
}

void TestDbmate::aNameWithoutLettersIsRefused()
{
    const FolderTree tree({u"db/migrations/"_s});
    const auto drafted = findLayout(u"dbmate"_s)->draft(*open(tree), {u"!?"_s, QDateTime::currentDateTimeUtc()});
    QVERIFY(!drafted);
    QCOMPARE(drafted.error().code, ErrorCode::BadRequest);
}

void TestDbmate::theHistoriesAreRead_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<int>("migrations");
    QTest::newRow("with a schema") << u"measure-sh__measure/postgres"_s << 72;
    QTest::newRow("in its usual place") << u"security-union__videocall-rs"_s << 12;
}

void TestDbmate::theHistoriesAreRead()
{
    QFETCH(QString, folder);
    if (!QDir(corpus).exists())
        QSKIP("The public histories are not here.");
    const auto read = openMigrations({corpus + folder}, {}, {});
    QVERIFY2(bool(read), read ? "" : qPrintable(describe(read.error())));
    QCOMPARE(read->layout, u"dbmate"_s);
    QTEST(int(read->migrations.size()), "migrations");
    for (const Migration &migration : read->migrations)
        QVERIFY2(migration.problem.isEmpty() && migration.revert, qPrintable(migration.name));
    QVERIFY(read->strays.empty() && read->problems.empty());
}

QTEST_GUILESS_MAIN(TestDbmate)
#include "tst_dbmate.moc"
