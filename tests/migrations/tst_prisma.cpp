// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/migrations/foldertree.h"

using namespace lockstep;
using namespace lockstep::test;

class TestPrisma : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theFolderIsFound_data();
    void theFolderIsFound();
    void theOrderIsJavaScripts();
    void everyDirectoryCounts();
    void aRevertScriptIsFoundBeside_data();
    void aRevertScriptIsFoundBeside();
    void whatPrismaNeverRunsIsAStray();
    void aBadEncodingIsAProblem_data();
    void aBadEncodingIsAProblem();
    void aBadLockFileIsAnError_data();
    void aBadLockFileIsAnError();
    void aBrokenLinkIsAProblem();
    void oddNamesSurvive();
};

namespace {

Result<MigrationFolder> open(const FolderTree &tree)
{
    return openMigrations({tree.root()}, u"prisma"_s, {});
}

const QString lockFile = u"prisma/migrations/migration_lock.toml=provider = \"postgresql\"\n"_s;

}  // namespace

void TestPrisma::initTestCase()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void TestPrisma::theFolderIsFound_data()
{
    QTest::addColumn<QStringList>("paths");
    QTest::addColumn<QString>("folder");
    QTest::newRow("the project") << QStringList{u"prisma/migrations/1_a/migration.sql"_s} << u"prisma/migrations"_s;
    QTest::newRow("the prisma folder") << QStringList{u"schema.prisma"_s, u"migrations/1_a/migration.sql"_s}
                                       << u"migrations"_s;
    QTest::newRow("the migrations folder") << QStringList{u"1_a/migration.sql"_s} << QString();
    QTest::newRow("the lock file alone beside an empty directory")
        << QStringList{lockFile, u"prisma/migrations/1_a/"_s} << u"prisma/migrations"_s;
}

void TestPrisma::theFolderIsFound()
{
    QFETCH(QStringList, paths);
    const FolderTree tree(paths);
    const auto folder = openMigrations({tree.root()}, {}, {});
    QVERIFY2(bool(folder), folder ? "" : qPrintable(describe(folder.error())));
    QCOMPARE(folder->layout, u"prisma"_s);
    QTEST(folder->folder, "folder");
    QVERIFY(!folder->reasons.empty());
}

void TestPrisma::theOrderIsJavaScripts()
{
    const FolderTree tree({u"prisma/migrations/2_a/migration.sql"_s, u"prisma/migrations/10_c/migration.sql"_s,
                           u"prisma/migrations/a_y/migration.sql"_s, u"prisma/migrations/A_x/migration.sql"_s,
                           u"prisma/migrations/_z/migration.sql"_s, u"prisma/migrations/0_b/migration.sql"_s});
    const auto folder = open(tree);
    QVERIFY(folder);
    QCOMPARE(rendered(*folder), (QStringList{u"_z"_s, u"0_b"_s, u"10_c"_s, u"2_a"_s, u"A_x"_s, u"a_y"_s}));
}

void TestPrisma::everyDirectoryCounts()
{
    const FolderTree tree({lockFile, u"prisma/migrations/1_a/migration.sql="_s, u"prisma/migrations/2_empty/"_s,
                           u"prisma/migrations/3_odd/migration.sql/"_s});
    const auto folder = open(tree);
    QVERIFY(folder);
    const QString missing
        = u" ! The directory has no migration.sql, so Prisma would stop here (P3015). Restore the file or "
          "remove the directory."_s;
    QCOMPARE(rendered(*folder), (QStringList{u"1_a"_s, u"2_empty"_s + missing, u"3_odd"_s + missing}));
}

void TestPrisma::aRevertScriptIsFoundBeside_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isRevert");
    for (const char *name : {"down.sql", "revert.sql", "rollback.sql", "undo.sql", "revert_add_x.sql", "down_add_x.sql",
                             "rollback-add-x.sql", "add_x.down.sql", "add_x_rollback.sql"})
        QTest::newRow(name) << QString::fromLatin1(name) << true;
    for (const char *name : {"notes.md", "check.sql", "migration.sql.sql", "downtown.sql", "revert.txt"})
        QTest::newRow(name) << QString::fromLatin1(name) << false;
}

void TestPrisma::aRevertScriptIsFoundBeside()
{
    QFETCH(QString, name);
    QFETCH(bool, isRevert);
    const FolderTree tree({u"prisma/migrations/1_a/migration.sql"_s, u"prisma/migrations/1_a/"_s + name});
    const auto folder = open(tree);
    QVERIFY(folder);
    QCOMPARE(rendered(*folder), QStringList{isRevert ? u"1_a <- "_s + name : u"1_a"_s});
    QCOMPARE(int(folder->strays.size()), isRevert ? 0 : 1);
}

void TestPrisma::whatPrismaNeverRunsIsAStray()
{
    const FolderTree tree({lockFile, u"prisma/migrations/1_a/migration.sql"_s, u"prisma/migrations/1_a/down.sql"_s,
                           u"prisma/migrations/1_a/revert_a.sql"_s, u"prisma/migrations/1_a/data/rows.csv"_s,
                           u"prisma/migrations/[timestamp]_x.sql"_s, u"prisma/migrations/notes.md"_s});
    const auto folder = open(tree);
    QVERIFY(folder);
    const QString beside = u": Prisma runs only directories with a migration.sql; a file beside them is never run."_s;
    const QString several = u": Several revert scripts stand beside 1_a; which one undoes it is not certain."_s;
    QStringList strays = renderedStrays(*folder);
    strays.sort();
    QCOMPARE(
        strays,
        (QStringList{u"prisma/migrations/1_a/data: Prisma runs only migration.sql."_s,
                     u"prisma/migrations/1_a/down.sql"_s + several, u"prisma/migrations/1_a/revert_a.sql"_s + several,
                     u"prisma/migrations/[timestamp]_x.sql"_s + beside, u"prisma/migrations/notes.md"_s + beside}));
    QCOMPARE(rendered(*folder), QStringList{u"1_a"_s});
}

void TestPrisma::aBadEncodingIsAProblem_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("words");
    QTest::newRow("Latin-1") << QByteArray("SELECT 1;\n-- caf\xe9\n") << u"byte 16, in line 2"_s;
    QTest::newRow("a byte order mark") << QByteArray("\xEF\xBB\xBFSELECT 1;") << u"byte order mark"_s;
    QTest::newRow("UTF-16") << QByteArray("\xFF\xFES\0", 4) << u"UTF-16"_s;
    QTest::newRow("a NUL byte") << QByteArray("SELECT\0 1;", 10) << u"NUL byte, at byte 6 in line 1"_s;
}

void TestPrisma::aBadEncodingIsAProblem()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, words);
    const FolderTree tree;
    tree.write(u"prisma/migrations/1_a/migration.sql"_s, bytes);
    const auto folder = open(tree);
    QVERIFY(folder);
    QCOMPARE(folder->migrations[0].forward.bytes, bytes);
    const QString problem = folder->migrations[0].problem.english();
    QVERIFY2(problem.contains(words), qPrintable(problem));
}

void TestPrisma::aBadLockFileIsAnError_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("words");
    QTest::newRow("no TOML") << u"# Prisma\nprovider \"postgresql\"\n"_s << 2 << u"not valid TOML"_s;
    QTest::newRow("a conflict left over") << u"<<<<<<< HEAD\nprovider: \"postgresql\"\n"_s << 1 << u"not valid TOML"_s;
    QTest::newRow("another database") << u"# Prisma\n\nprovider = \"mysql\"\n"_s << 3
                                      << u"mysql, and Lockstep works with PostgreSQL"_s;
    QTest::newRow("no provider") << u"# Prisma\n"_s << 1 << u"names no provider"_s;
}

void TestPrisma::aBadLockFileIsAnError()
{
    QFETCH(QString, text);
    QFETCH(QString, words);
    const FolderTree tree({u"prisma/migrations/1_a/migration.sql"_s});
    tree.write(u"prisma/migrations/migration_lock.toml"_s, text.toUtf8());
    const auto folder = open(tree);
    QVERIFY(!folder);
    QCOMPARE(folder.error().code, ErrorCode::FileMalformed);
    QTEST(folder.error().line, "line");
    QVERIFY2(describe(folder.error()).contains(words), qPrintable(describe(folder.error())));
}

void TestPrisma::aBrokenLinkIsAProblem()
{
    const FolderTree tree({u"prisma/migrations/1_a/"_s, lockFile});
    QVERIFY(QFile::link(u"migration.sql"_s, tree.path(u"prisma/migrations/1_a/migration.sql"_s)));
    const auto folder = open(tree);
    QVERIFY2(bool(folder), folder ? "" : qPrintable(describe(folder.error())));
    QCOMPARE(int(folder->migrations.size()), 1);
    QVERIFY(folder->migrations[0].problem.english().contains(u"1_a/migration.sql"_s));
}

void TestPrisma::oddNamesSurvive()
{
    const FolderTree tree({u"prisma/migrations/1_it's \"odd\"\n$(x)/migration.sql"_s});
    QVERIFY(QFile::link(u"."_s, tree.path(u"prisma/migrations/2_loop"_s)));
    const auto folder = open(tree);
    QVERIFY2(bool(folder), folder ? "" : qPrintable(describe(folder.error())));
    QCOMPARE(folder->migrations[0].name, u"1_it's \"odd\"\n$(x)"_s);
    QCOMPARE(int(folder->migrations.size()), 2);
}

QTEST_GUILESS_MAIN(TestPrisma)
#include "tst_prisma.moc"
