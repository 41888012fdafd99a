// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/migrations/foldertree.h"

#include <QTest>

using namespace lockstep;
using namespace lockstep::test;

class TestSupabase : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theFixtureIsRecognised_data();
    void theFixtureIsRecognised();
    void versionsSortAsText();
    void otherNamesArePassedBy();
    void aRevertScriptIsNoMigration();
    void aRevertThatTheCliWouldRunIsNoted();
    void twoFilesOfOneVersionAreAProblem();
    void aByteOrderMarkIsDropped();
    void theFirstLineOptsOut_data();
    void theFirstLineOptsOut();
    void drizzleMayHaveMadeTheFolder();
    void aDraftIsReadAgain();
    void publicHistoriesAreRead_data();
    void publicHistoriesAreRead();
};

namespace {

const QString fixture = QStringLiteral(LOCKSTEP_SOURCE_DIR "/tests/fixtures/layouts/supabase");
const QString place = u"supabase/migrations/"_s;

Result<MigrationFolder> opened(const FolderTree &tree)
{
    return openMigrations({tree.root()}, {}, {});
}

}  // namespace

void TestSupabase::initTestCase()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void TestSupabase::theFixtureIsRecognised_data()
{
    QTest::addColumn<QString>("root");
    QTest::addColumn<QString>("folder");
    QTest::newRow("the project") << fixture << u"supabase/migrations"_s;
    QTest::newRow("its supabase folder") << fixture + u"/supabase"_s << u"migrations"_s;
    QTest::newRow("the migrations themselves") << fixture + u"/supabase/migrations"_s << QString();
}

void TestSupabase::theFixtureIsRecognised()
{
    QFETCH(QString, root);
    const auto folder = openMigrations({root}, {}, {});
    QVERIFY2(bool(folder), folder ? "" : qPrintable(describe(folder.error())));
    QCOMPARE(folder->layout, u"supabase"_s);
    QVERIFY(folder->alternatives.isEmpty());
    QTEST(folder->folder, "folder");
    QCOMPARE(rendered(*folder),
             (QStringList{u"20260105090000_create_customers <- rollback_20260105090000_create_customers.sql"_s,
                          u"20260106101500_create_orders"_s, u"20260107120000_index_orders"_s}));
    QCOMPARE(folder->migrations[0].ledgerKey(), u"20260105090000"_s);
    QCOMPARE(int(folder->strays.size()), 1);
    QVERIFY(folder->problems.empty());
}

void TestSupabase::versionsSortAsText()
{
    const FolderTree tree({place + u"9_nine.sql"_s, place + u"10_ten.sql"_s, place + u"20240101000000_x.sql"_s});
    const auto folder = opened(tree);
    QVERIFY(folder);
    QCOMPARE(rendered(*folder), (QStringList{u"10_ten"_s, u"20240101000000_x"_s, u"9_nine"_s}));
}

void TestSupabase::otherNamesArePassedBy()
{
    const FolderTree tree({place + u"20210101000000_init.sql"_s, place + u"20240101000000_x.sql"_s,
                           place + u"20240102000000_x.sql\n.sql"_s, place + u"20240102000000.sql"_s,
                           place + u"20240103000000_y.SQL"_s, place + u"sub/20240101000000_y.sql"_s,
                           place + u"x.sql"_s});
    const auto folder = opened(tree);
    QVERIFY(folder);
    QCOMPARE(rendered(*folder), QStringList{u"20240101000000_x"_s});
    QCOMPARE(int(folder->strays.size()), 6);
    QVERIFY(folder->strays[0].why.english().contains(u"“init”"_s));
}

void TestSupabase::aRevertScriptIsNoMigration()
{
    const FolderTree tree({place + u"20240101000000_x.sql"_s, place + u"rollback_20240101000000_x.sql"_s,
                           place + u"20240102000000_rollback_x.sql"_s, place + u"revert_y.sql"_s});
    const auto folder = opened(tree);
    QVERIFY(folder);
    // One of a version of its own is a migration to the CLI, and so it is.
    QCOMPARE(rendered(*folder),
             (QStringList{u"20240101000000_x <- rollback_20240101000000_x.sql"_s, u"20240102000000_rollback_x"_s}));
    QCOMPARE(renderedStrays(*folder).join(u'\n').section(u':', 0, 0), place + u"revert_y.sql"_s);
}

void TestSupabase::aRevertThatTheCliWouldRunIsNoted()
{
    const FolderTree tree({place + u"20240101000000_x.sql"_s, place + u"20240101000000_x_rollback.sql"_s});
    const auto folder = opened(tree);
    QVERIFY(folder);
    QCOMPARE(int(folder->migrations.size()), 1);
    QCOMPARE(folder->migrations[0].revert->path, place + u"20240101000000_x_rollback.sql"_s);
    QVERIFY(folder->migrations[0].note.english().contains(u"second migration of this version"_s));
    QVERIFY(folder->problems.empty());
}

void TestSupabase::twoFilesOfOneVersionAreAProblem()
{
    const FolderTree tree({place + u"20240101000000_a.sql"_s, place + u"20240101000000_b.sql"_s});
    const auto folder = opened(tree);
    QVERIFY(folder);
    QCOMPARE(int(folder->migrations.size()), 2);
    QCOMPARE(int(folder->problems.size()), 1);
    const Error &problem = folder->problems[0];
    QVERIFY(problem.file.endsWith(u"20240101000000_b.sql"_s));
    QCOMPARE(problem.message.english(),
             u"20240101000000_a and 20240101000000_b have one version, so Supabase's CLI "
             "fails at the second."_s);
}

void TestSupabase::aByteOrderMarkIsDropped()
{
    FolderTree tree;
    tree.write(place + u"1_a.sql"_s, "\xEF\xBB\xBFSELECT 1;\n");
    tree.write(place + u"2_b.sql"_s, "\xEF\xBB\xBFSELECT '\xE9';\n");
    const auto folder = opened(tree);
    QVERIFY(folder);
    QCOMPARE(folder->migrations[0].forward.sql(), QByteArray("   SELECT 1;\n"));
    QVERIFY(folder->migrations[0].problem.isEmpty());
    QVERIFY(folder->migrations[1].problem.english().contains(u"not UTF-8: byte 11"_s));
}

void TestSupabase::theFirstLineOptsOut_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<bool>("isWithout");
    const QByteArray line("-- pg-delta: transaction=false");
    QTest::newRow("the first line") << line + "\nSELECT 1;" << true;
    QTest::newRow("alone") << line << true;
    QTest::newRow("behind a byte order mark, with CR LF") << "\xEF\xBB\xBF" + line + "\r\nSELECT 1;" << true;
    QTest::newRow("the second line") << "\n" + line + "\nSELECT 1;" << false;
    QTest::newRow("more on the line") << line + " \nSELECT 1;" << false;
}

void TestSupabase::theFirstLineOptsOut()
{
    QFETCH(QByteArray, sql);
    FolderTree tree;
    tree.write(place + u"1_a.sql"_s, sql);
    const auto folder = opened(tree);
    QVERIFY(folder);
    QTEST(folder->migrations[0].isWithoutTransaction, "isWithout");
}

void TestSupabase::drizzleMayHaveMadeTheFolder()
{
    const FolderTree tree({place + u"20240101000000_x.sql"_s,
                           place
                               + u"meta/_journal.json={\"version\":\"7\",\"dialect\":\"postgresql\",\"entries\":"
                                 "[{\"idx\":0,\"when\":1,\"tag\":\"20240101000000_x\",\"breakpoints\":true}]}"_s});
    const auto folder = opened(tree);
    QVERIFY(folder);
    QCOMPARE(folder->layout, u"supabase"_s);
    QCOMPARE(folder->alternatives, QStringList{u"drizzle"_s});
}

void TestSupabase::aDraftIsReadAgain()
{
    const FolderTree tree({place + u"20300101000000_x.sql"_s});
    const auto folder = opened(tree);
    QVERIFY(folder);
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(1'800'000'000'000, Qt::UTC);
    const auto drafted = findLayout(u"supabase"_s)->draft(*folder, {u"Add notes"_s, at, "SELECT 1;\n", "SELECT 2;\n"});
    QVERIFY(drafted);
    QCOMPARE(drafted->name, u"20300101000001_add_notes"_s);
    for (const DraftFile &file : drafted->files)
        tree.write(file.path, file.bytes);
    const auto again = opened(tree);
    QVERIFY(again);
    QCOMPARE(
        rendered(*again),
        (QStringList{u"20300101000000_x"_s, u"20300101000001_add_notes <- rollback_20300101000001_add_notes.sql"_s}));
    QVERIFY(again->strays.empty());
    const auto baseline = findLayout(u"supabase"_s)->draft(*folder, {u"base"_s, at, "SELECT 1;\n", {}, true});
    QCOMPARE(int(baseline->files.size()), 1);
}

void TestSupabase::publicHistoriesAreRead_data()
{
    QTest::addColumn<QString>("history");
    QTest::addColumn<int>("migrations");
    QTest::newRow("chatbot-ui") << u"mckaywrigley__chatbot-ui"_s << 25;
    QTest::newRow("basejump") << u"usebasejump__basejump"_s << 4;
}

void TestSupabase::publicHistoriesAreRead()
{
    QFETCH(QString, history);
    const QString root = QStringLiteral(LOCKSTEP_SHARED_DIR "/corpus/supabase/") + history;
    if (!QDir(root).exists())
        QSKIP("The public histories are not here: none was read.");
    const auto folder = openMigrations({root}, {}, {});
    QVERIFY2(bool(folder), folder ? "" : qPrintable(describe(folder.error())));
    QCOMPARE(folder->layout, u"supabase"_s);
    QTEST(int(folder->migrations.size()), "migrations");
    QVERIFY(folder->strays.empty());
    QVERIFY(folder->problems.empty());
}

QTEST_GUILESS_MAIN(TestSupabase)
#include "tst_supabase.moc"
