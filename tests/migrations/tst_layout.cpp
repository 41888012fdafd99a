// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/migrations/foldertree.h"

using namespace lockstep;
using namespace lockstep::test;

class TestLayout : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void aFolderThatCannotBeUsedSaysWhy_data();
    void aFolderThatCannotBeUsedSaysWhy();
    void anotherToolIsNamed_data();
    void anotherToolIsNamed();
    void twoLayoutsAreAskedAbout();
    void aNamedLayoutDecides();
    void aNamedFolderDecides();
    void twoFoldersOfOneLayoutAreAskedAbout();
    void bothKindsInOneFolderAreAlternatives();
    void looseFilesBesidePrismasLockAreStrays();
    void aNamedLayoutMayBeEmpty();
    void aMissingFileOrFolderHasExitStatusTwo();
};

namespace {

QString failureOf(const QString &root, const QString &layout = {}, const QString &folder = {})
{
    const auto opened = openMigrations({root, folder}, layout, {});
    return opened ? u"opened as "_s + opened->layout
                  : QString(errorId(opened.error().code)) + u"\n"_s + describe(opened.error());
}

const QStringList bothProjects{u"prisma/migrations/1_a/migration.sql"_s, u"db/migrations/001_a.sql"_s};

}  // namespace

void TestLayout::initTestCase()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void TestLayout::aFolderThatCannotBeUsedSaysWhy_data()
{
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("layout");
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("words");
    QTest::newRow("no such folder") << u"none"_s << QString() << QString() << u"folder-missing"_s
                                    << u"There is no folder"_s;
    QTest::newRow("a file") << u"a.txt"_s << QString() << QString() << u"folder-missing"_s << u"is a file"_s;
    QTest::newRow("no such migrations folder")
        << QString() << QString() << u"sub"_s << u"folder-missing"_s << u"/sub"_s;
    QTest::newRow("an empty folder") << u"empty"_s << QString() << QString() << u"layout-unknown"_s
                                     << u"Prisma Migrate"_s;
    QTest::newRow("an unknown layout") << QString() << u"rails"_s << QString() << u"layout-unknown"_s
                                       << u"Known are prisma"_s;
    QTest::newRow("only Prisma's lock file")
        << u"locked"_s << QString() << QString() << u"layout-unknown"_s << u"No migrations"_s;
}

void TestLayout::aFolderThatCannotBeUsedSaysWhy()
{
    QFETCH(QString, place);
    QFETCH(QString, layout);
    QFETCH(QString, folder);
    QFETCH(QString, id);
    QFETCH(QString, words);
    const FolderTree tree(
        {u"a.txt"_s, u"empty/"_s, u"locked/prisma/migrations/migration_lock.toml=provider = \"postgresql\""_s});
    const QString failure = failureOf(tree.path(place), layout, folder);
    QVERIFY2(failure.startsWith(id) && failure.contains(words), qPrintable(failure));
}

void TestLayout::anotherToolIsNamed_data()
{
    QTest::addColumn<QStringList>("files");
    QTest::addColumn<QString>("tool");
    QTest::newRow("sql-migrate") << QStringList{u"migrations/001_a.sql=-- +migrate Up\n"_s} << u"sql-migrate"_s;
}

void TestLayout::anotherToolIsNamed()
{
    QFETCH(QStringList, files);
    QFETCH(QString, tool);
    const QString failure = failureOf(FolderTree(files).root());
    QVERIFY2(failure.startsWith(u"layout-unknown"_s) && failure.contains(u"look like those of "_s + tool),
             qPrintable(failure));
}

void TestLayout::twoLayoutsAreAskedAbout()
{
    const FolderTree tree(bothProjects);
    const QString failure = failureOf(tree.root());
    QVERIFY2(failure.startsWith(u"layout-ambiguous"_s), qPrintable(failure));
    QVERIFY2(failure.contains(u"--layout prisma (prisma/migrations), --layout plain (db/migrations)"_s),
             qPrintable(failure));
}

void TestLayout::aNamedLayoutDecides()
{
    const FolderTree tree(bothProjects);
    QCOMPARE(failureOf(tree.root(), u"plain"_s), u"opened as plain"_s);
    QCOMPARE(failureOf(tree.root(), u"prisma"_s), u"opened as prisma"_s);
}

void TestLayout::aNamedFolderDecides()
{
    const FolderTree tree(bothProjects + QStringList{u"packages/api/migrations/001_a.sql"_s});
    QCOMPARE(failureOf(tree.root(), {}, u"db/migrations"_s), u"opened as plain"_s);
    QCOMPARE(failureOf(tree.root(), {}, u"./packages/api/migrations/"_s), u"opened as plain"_s);
}

void TestLayout::twoFoldersOfOneLayoutAreAskedAbout()
{
    const FolderTree tree({u"db/migrations/001_a.sql"_s, u"migrations/001_b.sql"_s});
    const QString failure = failureOf(tree.root(), u"plain"_s);
    QVERIFY2(failure.startsWith(u"layout-ambiguous"_s) && failure.contains(u"(db/migrations)"_s), qPrintable(failure));
}

void TestLayout::bothKindsInOneFolderAreAlternatives()
{
    const FolderTree tree({u"migrations/1_a/migration.sql"_s, u"migrations/001_b.sql"_s});
    const auto opened = openMigrations({tree.root()}, {}, {});
    QVERIFY(opened);
    QCOMPARE(opened->layout, u"prisma"_s);
    QCOMPARE(opened->alternatives, QStringList(u"plain"_s));
    QVERIFY(openMigrations({tree.root()}, u"prisma"_s, {})->alternatives.isEmpty());
}

void TestLayout::looseFilesBesidePrismasLockAreStrays()
{
    const FolderTree tree({u"migrations/1_a/migration.sql"_s, u"migrations/001_b.sql"_s,
                           u"migrations/migration_lock.toml=provider = \"postgresql\""_s});
    const auto opened = openMigrations({tree.root()}, {}, {});
    QVERIFY(opened);
    QCOMPARE(opened->layout, u"prisma"_s);
    QCOMPARE(int(opened->strays.size()), 1);
}

void TestLayout::aNamedLayoutMayBeEmpty()
{
    const FolderTree tree({u"prisma/migrations/"_s});
    const auto opened = openMigrations({tree.root()}, u"prisma"_s, {});
    QVERIFY(opened);
    QVERIFY(opened->migrations.empty());
    QCOMPARE(opened->folder, u"prisma/migrations"_s);
    QVERIFY(failureOf(tree.root()).startsWith(u"layout-unknown"_s));
}

void TestLayout::aMissingFileOrFolderHasExitStatusTwo()
{
    for (const ErrorCode code : {ErrorCode::FolderMissing, ErrorCode::LayoutUnknown, ErrorCode::LayoutAmbiguous})
        QCOMPARE(exitStatus(code), 2);
}

QTEST_GUILESS_MAIN(TestLayout)
#include "tst_layout.moc"
