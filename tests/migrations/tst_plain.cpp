// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/migrations/foldertree.h"

#include <sys/stat.h>

using namespace lockstep;
using namespace lockstep::test;

class TestPlain : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theFolderIsFound_data();
    void theFolderIsFound();
    void anotherToolsFolderIsNot_data();
    void anotherToolsFolderIsNot();
    void theRunnersRulesHold();
    void aPlaceholderIsRunAllTheSame();
    void aFileWithItsOwnUndoIsAProblem();
    void aJournalOfPlainFilesDecidesNothing();
    void anEmptyFileIsAMigration();
    void noFileWaitsForeverOnAPipe();
    void tenThousandFilesAreRead();
    void aStopIsHeard();
};

namespace {

Result<MigrationFolder> open(const FolderTree &tree)
{
    return openMigrations({tree.root()}, u"plain"_s, {});
}

}  // namespace

void TestPlain::initTestCase()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void TestPlain::theFolderIsFound_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("folder");
    for (const char *place : {"lib/db/migrations", "infrastructure/database/migrations", "db/migrations",
                              "database/migrations", "migrations", "sql/migrations"})
        QTest::newRow(place) << QLatin1StringView(place) + u"/001_a.sql"_s << QString::fromLatin1(place);
    QTest::newRow("the folder itself, by number") << u"001_a.sql"_s << QString();
    QTest::newRow("the folder itself, by date") << u"20250825_a.sql"_s << QString();
    QTest::newRow("the folder itself, by time") << u"20250825120000-a.sql"_s << QString();
}

void TestPlain::theFolderIsFound()
{
    QFETCH(QString, file);
    const FolderTree tree({file, u"README.md"_s});
    const auto folder = openMigrations({tree.root()}, {}, {});
    QVERIFY2(bool(folder), folder ? "" : qPrintable(describe(folder.error())));
    QCOMPARE(folder->layout, u"plain"_s);
    QTEST(folder->folder, "folder");
    QCOMPARE(folder->migrations[0].forward.path, file);
}

void TestPlain::anotherToolsFolderIsNot_data()
{
    QTest::addColumn<QStringList>("paths");
    QTest::newRow("golang-migrate") << QStringList{u"migrations/001_a.up.sql"_s, u"migrations/001_a.down.sql"_s};
    QTest::newRow("goose") << QStringList{
        u"migrations/001_a.sql=-- +goose Up\nSELECT 1;\n-- +goose Down\nSELECT 2;\n"_s};
    QTest::newRow("dbmate") << QStringList{
        u"db/migrations/20250825_a.sql=-- migrate:up\nSELECT 1;\n-- migrate:down\n"_s};
    QTest::newRow("Supabase") << QStringList{u"supabase/config.toml"_s, u"supabase/migrations/20250825120000_a.sql"_s};
    QTest::newRow("Drizzle") << QStringList{u"migrations/0000_a.sql"_s,
                                            u"migrations/meta/_journal.json={\"entries\":[{\"tag\":\"0000_a\"}]}"_s};
    QTest::newRow("Atlas") << QStringList{u"migrations/20250825_a.sql"_s, u"migrations/atlas.sum"_s};
    QTest::newRow("Flyway") << QStringList{u"sql/migrations/V1__a.sql"_s};
    QTest::newRow("no number at all") << QStringList{u"migrations/schema.sql"_s};
}

void TestPlain::anotherToolsFolderIsNot()
{
    QFETCH(QStringList, paths);
    const FolderTree tree(paths);
    const auto folder = openMigrations({tree.root()}, {}, {});
    if (folder)
        QVERIFY(folder->layout != "plain"_L1 && !folder->alternatives.contains(u"plain"_s));
    else
        QCOMPARE(folder.error().code, ErrorCode::LayoutUnknown);
}

void TestPlain::theRunnersRulesHold()
{
    const FolderTree tree({u"db/migrations/20250825_add_b.sql"_s, u"db/migrations/20250825_add_a.sql"_s,
                           u"db/migrations/000000_baseline_snapshot.sql"_s, u"db/migrations/20250825_add_a.sql.sql"_s,
                           u"db/migrations/20250825_down_drop_a.sql"_s, u"db/migrations/20250826_c.sql"_s,
                           u"db/migrations/20250826_c.down.sql"_s, u"db/migrations/revert_gone.sql"_s,
                           u"db/migrations/archive/20240101_x.sql"_s, u"db/migrations/meta/_journal.json={}"_s,
                           u"db/migrations/NOTES.txt"_s, u"db/migrations/20250827_D.SQL"_s});
    const auto folder = open(tree);
    QVERIFY2(bool(folder), folder ? "" : qPrintable(describe(folder.error())));
    QCOMPARE(
        rendered(*folder),
        (QStringList{u"000000_baseline_snapshot.sql (baseline)"_s, u"20250825_add_a.sql <- 20250825_down_drop_a.sql"_s,
                     u"20250825_add_b.sql"_s, u"20250826_c.sql <- 20250826_c.down.sql"_s}));
    QCOMPARE(
        renderedStrays(*folder),
        (QStringList{
            u"db/migrations/20250825_add_a.sql.sql: The name ends in .sql twice, and the runner passes such files by."_s,
            u"db/migrations/20250827_D.SQL: The runner takes only names that end in .sql."_s,
            u"db/migrations/NOTES.txt: The runner takes only names that end in .sql."_s,
            u"db/migrations/archive: The runner does not enter directories."_s,
            u"db/migrations/revert_gone.sql: This is a revert script without a migration that it would undo."_s}));
}

void TestPlain::aPlaceholderIsRunAllTheSame()
{
    const FolderTree tree({u"001_a.sql"_s, u"[timestamp]_b.sql"_s, u"check_orphans.sql"_s});
    const auto folder = open(tree);
    QVERIFY(folder);
    const QStringList lines = rendered(*folder);
    QCOMPARE(lines.size(), 3);
    QVERIFY(lines[1].startsWith(u"[timestamp]_b.sql * The name still begins with a placeholder"_s));
    QVERIFY(lines[2].startsWith(u"check_orphans.sql * The name begins with no number"_s));
}

void TestPlain::aFileWithItsOwnUndoIsAProblem()
{
    const FolderTree tree({u"001_a.sql=-- +goose Up\nCREATE TABLE a ();\n-- +goose Down\nDROP TABLE a;\n"_s});
    const auto folder = open(tree);
    QVERIFY(folder);
    QVERIFY(folder->migrations[0].problem.english().contains(u"goose"_s));
}

void TestPlain::aJournalOfPlainFilesDecidesNothing()
{
    const FolderTree tree(
        {u"db/migrations/001_a.sql"_s,
         u"db/migrations/meta/_journal.json={\"entries\":[{\"tag\":\"001_a.sql\",\"hash\":null}]}"_s});
    const auto folder = openMigrations({tree.root()}, {}, {});
    QVERIFY(folder);
    QCOMPARE(int(folder->reasons.size()), 2);
    QVERIFY(folder->strays.empty());
}

void TestPlain::anEmptyFileIsAMigration()
{
    const auto folder = open(FolderTree({u"001_a.sql="_s}));
    QVERIFY(folder);
    QCOMPARE(rendered(*folder), QStringList{u"001_a.sql"_s});
}

void TestPlain::noFileWaitsForeverOnAPipe()
{
    const FolderTree tree({u"001_a.sql"_s});
    QCOMPARE(::mkfifo(qPrintable(tree.path(u"002_pipe.sql"_s)), 0600), 0);
    const auto folder = open(tree);
    QVERIFY(folder);
    QCOMPARE(renderedStrays(*folder), QStringList{u"002_pipe.sql: This is no regular file."_s});
}

void TestPlain::tenThousandFilesAreRead()
{
    const FolderTree tree;
    for (int i = 0; i < 5000; ++i) {
        const QString number = QString::number(10000 + i);
        tree.write(u"db/migrations/%1_add_thing_%1.sql"_s.arg(number), "SELECT 1;");
        tree.write(u"db/migrations/%1_down_drop_thing_%1.sql"_s.arg(number), "SELECT 2;");
    }
    QElapsedTimer timer;
    timer.start();
    const auto folder = open(tree);
    QVERIFY(folder);
    QCOMPARE(int(folder->migrations.size()), 5000);
    QVERIFY(folder->migrations.back().revert.has_value() && folder->strays.empty());
    QVERIFY2(timer.elapsed() < 20000, qPrintable(QString::number(timer.elapsed())));
}

void TestPlain::aStopIsHeard()
{
    std::stop_source stop;
    stop.request_stop();
    const FolderTree tree({u"001_a.sql"_s});
    const auto folder = openMigrations({tree.root()}, u"plain"_s, JobContext(stop.get_token()));
    QVERIFY(!folder);
    QCOMPARE(folder.error().code, ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(TestPlain)
#include "tst_plain.moc"
