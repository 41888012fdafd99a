// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/migrations/drafttest.h"

using namespace lockstep;
using namespace lockstep::test;

class TestDiesel : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theFolderIsFound_data();
    void theFolderIsFound();
    void theFixtureIsRead();
    void theVersionsOrder();
    void metadataDecidesOnTheTransaction_data();
    void metadataDecidesOnTheTransaction();
    void aMigrationThatCannotRunSaysWhy_data();
    void aMigrationThatCannotRunSaysWhy();
    void whatStopsDieselIsAProblem_data();
    void whatStopsDieselIsAProblem();
    void whatDieselNeverRunsIsAStray();
    void aDraftIsReadBack_data();
    void aDraftIsReadBack();
    void theHistoryIsRead();
};

namespace {

Result<MigrationFolder> open(const FolderTree &tree)
{
    return openMigrations({tree.root()}, u"diesel"_s, {});
}

const QString history = QStringLiteral(LOCKSTEP_SHARED_DIR "/corpus/diesel/rust-lang__crates.io");

}  // namespace

void TestDiesel::initTestCase()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void TestDiesel::theFolderIsFound_data()
{
    QTest::addColumn<QStringList>("paths");
    QTest::addColumn<QString>("layout");
    QTest::newRow("the project") << QStringList{u"migrations/2026-01-05-090000_a/up.sql"_s} << u"diesel migrations"_s;
    QTest::newRow("the migrations folder") << QStringList{u"2026-01-05-090000_a/up.sql"_s} << u"diesel "_s;
    QTest::newRow("Prisma's directories") << QStringList{u"migrations/1_a/migration.sql"_s} << u"prisma migrations"_s;
    QTest::newRow("plain files beside diesel.toml")
        << QStringList{u"diesel.toml="_s, u"migrations/001_a.sql"_s} << u"plain migrations"_s;
}

void TestDiesel::theFolderIsFound()
{
    QFETCH(QStringList, paths);
    const FolderTree tree(paths);
    const auto folder = openMigrations({tree.root()}, {}, {});
    QVERIFY2(bool(folder), folder ? "" : qPrintable(describe(folder.error())));
    QTEST(QString(folder->layout + u' ' + folder->folder), "layout");
    QVERIFY(!folder->reasons.empty());
}

void TestDiesel::theFixtureIsRead()
{
    const auto folder = openMigrations({QStringLiteral(LOCKSTEP_SOURCE_DIR "/tests/fixtures/layouts/diesel")}, {}, {});
    QVERIFY2(bool(folder), folder ? "" : qPrintable(describe(folder.error())));
    QCOMPARE(folder->layout, u"diesel"_s);
    QCOMPARE(rendered(*folder),
             (QStringList{u"2026-01-05-090000_create_customers <- down.sql"_s,
                          u"2026-01-06-101500_create_orders <- down.sql"_s,
                          u"2026-01-07-120000_index_orders <- down.sql"_s}));
    QCOMPARE(folder->migrations[0].key, u"20260105090000"_s);
    QVERIFY(!folder->migrations[1].isWithoutTransaction);
    QVERIFY(folder->migrations[2].isWithoutTransaction);
    QCOMPARE(renderedStrays(*folder),
             QStringList{u"migrations/count_orders.sql: Diesel runs only directories with an up.sql; what else stands "
                         "beside them is never run."_s});
    QVERIFY(folder->problems.empty());
}

void TestDiesel::theVersionsOrder()
{
    const FolderTree tree({u"migrations/2024-10-01-000000_b/up.sql"_s, u"migrations/20240930000000_a/up.sql"_s,
                           u"migrations/2024-10-01-000000-0001_c/up.sql"_s, u"migrations/00000000000000_first/up.sql"_s,
                           u"migrations/extra/up.sql"_s});
    const auto folder = open(tree);
    QVERIFY(folder);
    QCOMPARE(rendered(*folder),
             (QStringList{u"00000000000000_first"_s, u"20240930000000_a"_s, u"2024-10-01-000000_b"_s,
                          u"2024-10-01-000000-0001_c"_s,
                          u"extra * The name begins with no number or date. Diesel runs the migration all the same, "
                          "where its name sorts."_s}));
}

void TestDiesel::metadataDecidesOnTheTransaction_data()
{
    QTest::addColumn<QByteArray>("metadata");
    QTest::addColumn<bool>("isWithout");
    QTest::addColumn<QString>("note");
    QTest::newRow("false") << QByteArray("run_in_transaction = false\n") << true << QString();
    QTest::newRow("true") << QByteArray("# why\nrun_in_transaction = true\n") << false << QString();
    QTest::newRow("not mentioned") << QByteArray("owner = \"me\"\n") << true << u"does not mention"_s;
    QTest::newRow("no TOML") << QByteArray("run_in_transaction: false\n") << false << u"not valid TOML"_s;
}

void TestDiesel::metadataDecidesOnTheTransaction()
{
    QFETCH(QByteArray, metadata);
    QFETCH(QString, note);
    const FolderTree tree({u"migrations/1_a/up.sql"_s});
    tree.write(u"migrations/1_a/metadata.toml"_s, metadata);
    const auto folder = open(tree);
    QVERIFY(folder);
    QTEST(folder->migrations[0].isWithoutTransaction, "isWithout");
    QCOMPARE(folder->migrations[0].note.isEmpty(), note.isEmpty());
    QVERIFY(folder->migrations[0].note.english().contains(note));
    QVERIFY(folder->strays.empty());
}

void TestDiesel::aMigrationThatCannotRunSaysWhy_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("words");
    QTest::newRow("nothing in it") << u"1_a"_s << QByteArray() << u"up.sql is empty"_s;
    QTest::newRow("a byte order mark") << u"1_a"_s << QByteArray("\xEF\xBB\xBFSELECT 1;") << u"byte order mark"_s;
    QTest::newRow("no version") << u"_a"_s << QByteArray("SELECT 1;") << u"no version"_s;
    QTest::newRow("a version too long") << QString(51, u'1') + u"_a"_s << QByteArray("SELECT 1;")
                                        << u"longer than the 50 characters"_s;
}

void TestDiesel::aMigrationThatCannotRunSaysWhy()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, words);
    const FolderTree tree;
    tree.write(u"migrations/"_s + name + u"/up.sql"_s, bytes);
    const auto folder = open(tree);
    QVERIFY(folder);
    const QString problem = folder->migrations[0].problem.english();
    QVERIFY2(problem.contains(words), qPrintable(problem));
}

void TestDiesel::whatStopsDieselIsAProblem_data()
{
    QTest::addColumn<QStringList>("paths");
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("words");
    QTest::newRow("a directory without up.sql")
        << QStringList{u"migrations/2_b/down.sql"_s} << u"migrations/2_b"_s << u"Diesel runs nothing at all"_s;
    QTest::newRow("two of one version") << QStringList{u"migrations/0-1_b/up.sql"_s, u"migrations/01_c/up.sql"_s}
                                        << u"migrations/01_c/up.sql"_s << u"the same version, 01"_s;
    QTest::newRow("a link that leads nowhere") << QStringList() << u"migrations/3_lost"_s << u"no up.sql"_s;
}

void TestDiesel::whatStopsDieselIsAProblem()
{
    QFETCH(QStringList, paths);
    QFETCH(QString, file);
    QFETCH(QString, words);
    const FolderTree tree(paths + QStringList{u"migrations/1_a/up.sql"_s});
    if (paths.isEmpty())
        QVERIFY(QFile::link(u"nowhere"_s, tree.path(file)));
    const auto folder = open(tree);
    QVERIFY(folder);
    QVERIFY(!folder->migrations.empty());
    QCOMPARE(int(folder->problems.size()), 1);
    const Error &problem = folder->problems.front();
    QCOMPARE(problem.file, tree.path(file));
    QVERIFY2(problem.message.english().contains(words), qPrintable(describe(problem)));
    QVERIFY(!problem.hint.isEmpty());
}

void TestDiesel::whatDieselNeverRunsIsAStray()
{
    const FolderTree tree({u"migrations/1_a/up.sql"_s, u"migrations/1_a/check.sql"_s, u"migrations/.diesel_lock="_s,
                           u"migrations/.gitkeep="_s, u"migrations/.old/up.sql"_s, u"migrations/notes.md"_s,
                           u"migrations/1_it's\n\"odd\".sql"_s});
    const auto folder = open(tree);
    QVERIFY(folder);
    QStringList strays;
    for (const Stray &stray : folder->strays)
        strays << stray.path;
    strays.sort();
    QCOMPARE(strays,
             (QStringList{u"migrations/.old"_s, u"migrations/1_a/check.sql"_s, u"migrations/1_it's\n\"odd\".sql"_s,
                          u"migrations/notes.md"_s}));
    QVERIFY(folder->problems.empty());
}

void TestDiesel::aDraftIsReadBack_data()
{
    QTest::addColumn<QString>("newest");
    QTest::addColumn<bool>("isBaseline");
    QTest::addColumn<QString>("name");
    QTest::newRow("by the clock") << u"2025-01-01-000000_a"_s << false << u"2026-02-03-040506_add_note"_s;
    QTest::newRow("after one from the future") << u"2030-01-01-000000_a"_s << false << u"2030-01-01-000001_add_note"_s;
    QTest::newRow("in the newer form") << u"2025-01-01-000000-0000_a"_s << false
                                       << u"2026-02-03-040506-0000_add_note"_s;
    QTest::newRow("a baseline") << u"00000000000000_first"_s << true << u"2026-02-03-040506_add_note"_s;
}

void TestDiesel::aDraftIsReadBack()
{
    QFETCH(QString, newest);
    QFETCH(bool, isBaseline);
    QFETCH(QString, name);
    const FolderTree tree({u"migrations/"_s + newest + u"/up.sql"_s});
    verifyDraft(tree, {.layout = u"diesel"_s, .isBaseline = isBaseline}, name);
}

void TestDiesel::theHistoryIsRead()
{
    if (!QDir(history).exists())
        QSKIP("The public histories are not here.");
    const auto folder = openMigrations({history}, {}, {});
    QVERIFY2(bool(folder), folder ? "" : qPrintable(describe(folder.error())));
    QCOMPARE(folder->layout, u"diesel"_s);
    QVERIFY(folder->problems.empty());
    const auto count
        = [&folder](auto has) { return int(std::count_if(folder->migrations.begin(), folder->migrations.end(), has)); };
    QCOMPARE(int(folder->migrations.size()), 285);
    QCOMPARE(count([](const Migration &migration) { return migration.revert.has_value(); }), 285);
    QCOMPARE(count([](const Migration &migration) { return migration.isWithoutTransaction; }), 7);
    QCOMPARE(count([](const Migration &migration) { return !migration.problem.isEmpty(); }), 0);
    QCOMPARE(folder->migrations.front().name, u"00000000000000_diesel_initial_setup"_s);
    QCOMPARE(folder->migrations.back().name, u"2026-07-30-140000-0000_add_users_username_index"_s);
    QCOMPARE(int(folder->strays.size()), 1);
}

QTEST_GUILESS_MAIN(TestDiesel)
#include "tst_diesel.moc"
