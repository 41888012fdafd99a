// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/migrations/layoutcopy.h"

using namespace lockstep;
using namespace lockstep::test;

/// A file that cannot be read, here one whose place a link that leads nowhere has taken, is told of where it stands:
/// the migration that it belongs to has a problem or a note, and all others are as they were.
class TestUnreadable : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void aMigrationIsAProblemOfItsOwn_data() { addLayouts(); }
    void aMigrationIsAProblemOfItsOwn();
    void aRevertScriptIsNoProblem_data() { addLayouts(); }
    void aRevertScriptIsNoProblem();

private:
    static void addLayouts();
};

namespace {

void makeUnreadable(const FolderTree &tree, const QString &path)
{
    if (!QFile::remove(tree.path(path)) || !QFile::link(u"nowhere"_s, tree.path(path)))
        qFatal("Cannot replace %s", qPrintable(path));
}

QStringList problemsOf(const MigrationFolder &folder)
{
    QStringList lines;
    for (const Migration &migration : folder.migrations)
        lines << migration.name + u": "_s + migration.problem.english();
    return lines;
}

/// All that the folder says of a file.
QString saidOf(const MigrationFolder &folder, const QString &path)
{
    QStringList words;
    for (const Migration &migration : folder.migrations)
        words << migration.note.english();
    for (const QString &stray : renderedStrays(folder))
        words << stray;
    return words.filter(path).join(u'\n');
}

}  // namespace

void TestUnreadable::addLayouts()
{
    QTest::addColumn<QString>("layout");
    for (const QString &layout : QDir(layoutsFolder).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        if (layout != u"liquibase"_s)  // its changelog includes the files, and one that is not there stops the tool
            QTest::newRow(qPrintable(layout)) << layout;
    }
}

void TestUnreadable::aMigrationIsAProblemOfItsOwn()
{
    QFETCH(QString, layout);
    const FolderTree tree;
    copyLayout(tree, layout);
    const auto whole = openMigrations({tree.root()}, layout, {});
    QVERIFY2(bool(whole), whole ? "" : qPrintable(describe(whole.error())));
    QVERIFY(whole->migrations.size() > 1);
    const std::size_t broken = 1;
    makeUnreadable(tree, whole->migrations[broken].forward.path);
    const auto folder = openMigrations({tree.root()}, layout, {});
    QVERIFY2(bool(folder), folder ? "" : qPrintable(describe(folder.error())));
    QCOMPARE(folder->migrations.size(), whole->migrations.size());
    const QString &problem = folder->migrations[broken].problem.english();
    QVERIFY2(problem.contains(whole->migrations[broken].forward.path), qPrintable(problemsOf(*folder).join(u'\n')));
    QCOMPARE(folder->migrations[broken].forward.path, whole->migrations[broken].forward.path);
    QStringList others = problemsOf(*folder);
    QStringList before = problemsOf(*whole);
    others.removeAt(qsizetype(broken));
    before.removeAt(qsizetype(broken));
    QCOMPARE(others, before);
}

void TestUnreadable::aRevertScriptIsNoProblem()
{
    QFETCH(QString, layout);
    const FolderTree tree;
    copyLayout(tree, layout);
    const auto whole = openMigrations({tree.root()}, layout, {});
    QVERIFY2(bool(whole), whole ? "" : qPrintable(describe(whole.error())));
    const auto reverted = std::ranges::find_if(whole->migrations, [](const Migration &migration) {
        return migration.revert && migration.revert->path != migration.forward.path;
    });
    if (reverted == whole->migrations.end())
        QSKIP("Both directions are in one file.");
    const QString path = reverted->revert->path;
    makeUnreadable(tree, path);
    const auto folder = openMigrations({tree.root()}, layout, {});
    QVERIFY2(bool(folder), folder ? "" : qPrintable(describe(folder.error())));
    QCOMPARE(problemsOf(*folder), problemsOf(*whole));
    QVERIFY(!folder->migrations[std::size_t(reverted - whole->migrations.begin())].revert);
    QVERIFY2(!saidOf(*folder, path).isEmpty(), qPrintable(rendered(*folder).join(u'\n')));
}

QTEST_GUILESS_MAIN(TestUnreadable)
#include "tst_unreadable.moc"
