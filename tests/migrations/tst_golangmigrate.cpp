// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/migrations/foldertree.h"

using namespace lockstep;
using namespace lockstep::test;

class TestGolangMigrate : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theFolderIsFound_data();
    void theFolderIsFound();
    void theFixtureIsRead();
    void theOrderIsThatOfTheNumbers();
    void filesPairByTheirNumber();
    void aFileThatCannotRunSaysWhy_data();
    void aFileThatCannotRunSaysWhy();
    void whatTheToolNeverRunsIsAStray();
    void oneVersionTwiceIsAProblem();
    void aDraftIsReadBack_data();
    void aDraftIsReadBack();
    void theToolsOwnHistoryIsRead();
    void aHistoryThatTheToolRefusesIsShown();
};

namespace {

const QString corpus = QStringLiteral(LOCKSTEP_SHARED_DIR "/corpus/golang-migrate/");

Result<MigrationFolder> open(const FolderTree &tree)
{
    return openMigrations({tree.root()}, u"golang-migrate"_s, {});
}

}  // namespace

void TestGolangMigrate::initTestCase()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void TestGolangMigrate::theFolderIsFound_data()
{
    QTest::addColumn<QStringList>("paths");
    QTest::addColumn<QString>("layouts");
    const QString pair = u"migrations/000001_a.up.sql"_s;
    const QString stamped = u"migrations/20250101000000_a.up.sql"_s;
    QTest::newRow("the project") << QStringList{pair} << u"golang-migrate migrations"_s;
    QTest::newRow("the migrations folder") << QStringList{u"1_a.up.sql"_s} << u"golang-migrate "_s;
    QTest::newRow("another place") << QStringList{u"db/migration/1_a.up.sql"_s} << u"golang-migrate db/migration"_s;
    QTest::newRow("stamps in a Go project") << QStringList{u"go.mod="_s, stamped} << u"golang-migrate migrations"_s;
    QTest::newRow("stamps alone may be sqlx's")
        << QStringList{stamped} << u"sqlx migrations, golang-migrate migrations"_s;
    QTest::newRow("sqlx's settings") << QStringList{u"sqlx.toml="_s, pair} << u"sqlx migrations"_s;
    QTest::newRow("Diesel's") << QStringList{u"migrations/1_a/up.sql"_s} << u"diesel migrations"_s;
    QTest::newRow("only downs") << QStringList{u"migrations/1_a.down.sql"_s} << QString();
}

void TestGolangMigrate::theFolderIsFound()
{
    QFETCH(QStringList, paths);
    QFETCH(QString, layouts);
    const FolderTree tree(paths);
    const auto candidates = detectLayouts(tree.root());
    QVERIFY2(bool(candidates), candidates ? "" : qPrintable(describe(candidates.error())));
    QStringList found;
    for (const Candidate &candidate : *candidates) {
        if (candidate.layout != u"plain"_s)
            found << candidate.layout + u' ' + candidate.folder;
    }
    QCOMPARE(found.join(u", "_s), layouts);
}

void TestGolangMigrate::theFixtureIsRead()
{
    const auto folder
        = openMigrations({QStringLiteral(LOCKSTEP_SOURCE_DIR "/tests/fixtures/layouts/golang-migrate")}, {}, {});
    QVERIFY2(bool(folder), folder ? "" : qPrintable(describe(folder.error())));
    QCOMPARE(folder->layout, u"golang-migrate"_s);
    QVERIFY(folder->alternatives.isEmpty());
    QCOMPARE(rendered(*folder),
             (QStringList{u"000001_create_parcels <- 000001_create_parcels.down.sql"_s,
                          u"000002_add_weight <- 000002_add_weight.down.sql"_s,
                          u"000003_index_sent_to <- 000003_index_sent_to.down.sql"_s}));
    QCOMPARE(folder->migrations[0].key, u"1"_s);
    QCOMPARE(folder->migrations[0].facts.value(u"previous"_s).toString(), QString());
    QCOMPARE(folder->migrations[2].facts.value(u"previous"_s).toString(), u"2"_s);
    QCOMPARE(renderedStrays(*folder),
             QStringList{u"migrations/count_parcels.sql: golang-migrate takes only names like 000001_title.up.sql and "
                         ".down.sql."_s});
    QVERIFY(folder->problems.empty());
}

void TestGolangMigrate::theOrderIsThatOfTheNumbers()
{
    const FolderTree tree({u"migrations/9_a.up.sql"_s, u"migrations/010_b.up.sql"_s, u"migrations/2_c.up.sql"_s,
                           u"migrations/20250101000000_d.up.sql"_s});
    const auto folder = open(tree);
    QVERIFY(folder);
    QCOMPARE(rendered(*folder), (QStringList{u"2_c"_s, u"9_a"_s, u"010_b"_s, u"20250101000000_d"_s}));
    QVERIFY(findLayout(u"golang-migrate"_s)->before(u"9"_s, u"10"_s));
}

void TestGolangMigrate::filesPairByTheirNumber()
{
    const FolderTree tree({u"migrations/1_jobs.up.sql=SELECT 1;"_s, u"migrations/01_job.down.sql=SELECT 2;"_s,
                           u"migrations/2_x.up.y.up.sql"_s, u"migrations/2_x.up.y.down.sql"_s});
    const auto folder = open(tree);
    QVERIFY(folder);
    QCOMPARE(rendered(*folder), (QStringList{u"1_jobs <- 01_job.down.sql"_s, u"2_x.up.y <- 2_x.up.y.down.sql"_s}));
    QCOMPARE(folder->migrations[0].forward.sql(), QByteArray("SELECT 1;"));
    QCOMPARE(folder->migrations[0].revert->sql(), QByteArray("SELECT 2;"));
}

void TestGolangMigrate::aFileThatCannotRunSaysWhy_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("words");
    QTest::newRow("Go code") << u"1_a.up.go"_s << QByteArray("package m\n") << u"does not end in .sql"_s;
    QTest::newRow("a byte order mark") << u"1_a.up.sql"_s << QByteArray("\xEF\xBB\xBFSELECT 1;")
                                       << u"byte order mark"_s;
    QTest::newRow("a version too large") << u"18446744073709551615_a.up.sql"_s << QByteArray("SELECT 1;")
                                         << u"too large"_s;
}

void TestGolangMigrate::aFileThatCannotRunSaysWhy()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, words);
    const FolderTree tree;
    tree.write(u"migrations/"_s + name, bytes);
    const auto folder = open(tree);
    QVERIFY(folder);
    const QString problem = folder->migrations.at(0).problem.english();
    QVERIFY2(problem.contains(words), qPrintable(problem));
}

void TestGolangMigrate::whatTheToolNeverRunsIsAStray()
{
    const FolderTree tree({u"migrations/1_a.up.sql"_s, u"migrations/2_b.down.sql"_s, u"migrations/3_c.sql"_s,
                           u"migrations/d.up.sql"_s, u"migrations/4_e.up.sql/"_s, u"migrations/5_f\n.up.sql"_s,
                           u"migrations/99999999999999999999_g.up.sql"_s, u"migrations/1a.up.sql"_s});
    const auto folder = open(tree);
    QVERIFY(folder);
    QCOMPARE(rendered(*folder), QStringList{u"1_a"_s});
    const QString name = u": golang-migrate takes only names like 000001_title.up.sql and .down.sql."_s;
    QStringList strays = renderedStrays(*folder);
    strays.sort();
    QCOMPARE(strays,
             (QStringList{u"migrations/1a.up.sql"_s + name,
                          u"migrations/2_b.down.sql: No .up file has its version: golang-migrate runs nothing "
                          "and records the version in passing."_s,
                          u"migrations/3_c.sql"_s + name,
                          u"migrations/4_e.up.sql: golang-migrate does not enter directories."_s,
                          u"migrations/5_f\n.up.sql"_s + name, u"migrations/99999999999999999999_g.up.sql"_s + name,
                          u"migrations/d.up.sql"_s + name}));
}

void TestGolangMigrate::oneVersionTwiceIsAProblem()
{
    const FolderTree tree({u"migrations/1_a.up.sql"_s, u"migrations/1_a.down.sql"_s, u"migrations/01_b.up.sql"_s,
                           u"migrations/01_b.down.sql"_s, u"migrations/2_c.up.sql"_s});
    const auto folder = open(tree);
    QVERIFY(folder);
    QCOMPARE(int(folder->problems.size()), 2);
    QVERIFY(folder->problems.front().message.english().contains(u"have the same version"_s));
    QVERIFY(!folder->problems.front().file.isEmpty() && !folder->problems.front().hint.isEmpty());
    QCOMPARE(rendered(*folder), (QStringList{u"01_b <- 01_b.down.sql"_s, u"1_a <- 1_a.down.sql"_s, u"2_c"_s}));
}

void TestGolangMigrate::aDraftIsReadBack_data()
{
    QTest::addColumn<QString>("there");
    QTest::addColumn<QString>("name");
    QTest::newRow("a stamp") << u"20250101000000_a.up.sql"_s << u"20250101000001_add_note"_s;
    QTest::newRow("a number") << u"000009_a.up.sql"_s << u"000010_add_note"_s;
    QTest::newRow("seconds") << u"1510262030_a.up.sql"_s << u"1735689600_add_note"_s;
    QTest::newRow("seconds to come") << u"1999999999_a.up.sql"_s << u"2000000000_add_note"_s;
    QTest::newRow("the first") << QString() << u"20250101000000_add_note"_s;
}

void TestGolangMigrate::aDraftIsReadBack()
{
    QFETCH(QString, there);
    QFETCH(QString, name);
    const FolderTree tree({u"migrations/"_s});
    if (!there.isEmpty())
        tree.write(u"migrations/"_s + there, "SELECT 1;\n");
    const Draft wanted{u"Add note"_s, QDateTime(QDate(2025, 1, 1), QTime(0, 0), Qt::UTC), "SELECT 1;", "SELECT 2;\n"};
    const auto drafted = findLayout(u"golang-migrate"_s)->draft(*open(tree), wanted);
    QVERIFY(drafted);
    QCOMPARE(drafted->name, name);
    QCOMPARE(int(drafted->files.size()), 2);
    for (const DraftFile &file : drafted->files)
        tree.write(file.path, file.bytes);
    const auto again = open(tree);
    QVERIFY(again && again->problems.empty());
    const Migration &migration = again->migrations.back();
    QCOMPARE(migration.name, name);
    QCOMPARE(migration.forward.sql(), QByteArray("SELECT 1;\n"));
    QCOMPARE(migration.revert->sql(), QByteArray("SELECT 2;\n"));
    const auto baseline
        = findLayout(u"golang-migrate"_s)->draft(*again, {u"base"_s, wanted.at, "SELECT 1;", "SELECT 2;", true});
    QCOMPARE(int(baseline->files.size()), 1);
}

void TestGolangMigrate::theToolsOwnHistoryIsRead()
{
    if (!QDir(corpus).exists())
        QSKIP("The public histories are not here.");
    const auto folder = openMigrations({corpus + u"golang-migrate__migrate"_s}, {}, {});
    QVERIFY2(bool(folder), folder ? "" : qPrintable(describe(folder.error())));
    QCOMPARE(folder->layout, u"golang-migrate"_s);
    QCOMPARE(int(folder->migrations.size()), 9);
    QCOMPARE(int(rendered(*folder).filter(u" <- "_s).size()), 5);
    QVERIFY(folder->strays.empty() && folder->problems.empty());
}

/// Its project runs it with a program of its own, which takes two files of one version.
void TestGolangMigrate::aHistoryThatTheToolRefusesIsShown()
{
    if (!QDir(corpus).exists())
        QSKIP("The public histories are not here.");
    const auto folder = openMigrations({corpus + u"concourse__concourse"_s}, {}, {});
    QVERIFY2(bool(folder), folder ? "" : qPrintable(describe(folder.error())));
    QCOMPARE(folder->layout, u"golang-migrate"_s);
    QCOMPARE(int(folder->migrations.size()), 149);
    QCOMPARE(int(rendered(*folder).filter(u" <- "_s).size()), 148);
    QCOMPARE(int(folder->strays.size()), 2);
    QCOMPARE(int(folder->problems.size()), 2);
    QVERIFY(folder->problems.front().message.english().contains(u"1626194317_"_s));
}

QTEST_GUILESS_MAIN(TestGolangMigrate)
#include "tst_golangmigrate.moc"
