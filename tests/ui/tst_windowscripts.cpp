// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/findingmodel.h"
#include "tests/support/gitrepository.h"
#include "tests/ui/openedwindow.h"
#include "ui/changespage.h"
#include "ui/changesview.h"

#include <QtTest>
#include <QtWidgets>

using namespace lockstep;
using namespace Qt::StringLiterals;
using namespace lockstep::test;

/// Scripts in the window, by keys: edited, saved, compared, corrected.
class TestWindowScripts : public QObject
{
    Q_OBJECT

private slots:
    void editingIsAnalysedAndSaved()
    {
        Opened opened;
        opened.open();
        opened.choose(u"20250101"_s);
        QCOMPARE(opened.findings()->model()->rowCount(), 0);
        opened.editor()->setFocus();
        QTest::keyClick(opened.view(), Qt::Key_End, Qt::ControlModifier);
        QTest::keyClicks(opened.view(), u"DROP TABLE orders;"_s);
        QTRY_COMPARE_GE(opened.findings()->model()->rowCount(), 1);
        QCOMPARE(opened.read(usersSql), QByteArray("CREATE TABLE users (id int);\n"));
        QTest::keyClick(opened.view(), Qt::Key_S, Qt::ControlModifier);
        QTRY_COMPARE(opened.read(usersSql), QByteArray("CREATE TABLE users (id int);\nDROP TABLE orders;"));
        QTRY_VERIFY(!opened.editor()->isModified());
    }

    void unsavedTextIsKeptWhileAnotherIsLookedAt()
    {
        Opened opened;
        opened.open();
        opened.choose(u"20250101"_s);
        QTest::keyClicks(opened.view(), u"-- mine "_s);
        opened.choose(u"20250102"_s);
        QCOMPARE(opened.editor()->sql(), opened.read(dropSql));
        opened.choose(u"20250101"_s);
        QVERIFY(opened.editor()->sql().startsWith("-- mine"));
        QVERIFY(opened.editor()->isModified());
        opened.editor()->setUnmodified();  // nothing to ask about when the window closes
    }

    void aChangeOnDiskIsShown()
    {
        Opened opened;
        opened.open();
        opened.choose(u"20250101"_s);
        opened.write(usersSql, "CREATE TABLE users (id bigint);\n");
        QTRY_COMPARE_WITH_TIMEOUT(opened.editor()->sql(), QByteArray("CREATE TABLE users (id bigint);\n"), patience);
        QVERIFY(opened.tree()->currentIndex().data().toString().startsWith(u"20250101"_s));
    }

    void aChangeOnDiskUnderAnEditIsAConflict()
    {
        Opened opened;
        opened.open();
        opened.choose(u"20250101"_s);
        QTest::keyClicks(opened.view(), u"x"_s);
        opened.write(usersSql, "-- theirs\n");
        QWidget *conflict = opened.window.findChild<QWidget *>(u"forward"_s)->findChild<QWidget *>(u"conflict"_s);
        QTRY_VERIFY_WITH_TIMEOUT(conflict->isVisible(), patience);
        QVERIFY(opened.editor()->sql().startsWith('x'));
        QTest::keyClick(opened.view(), Qt::Key_S, Qt::ControlModifier);
        QTest::qWait(300);  // a wrong save would have happened by then
        QCOMPARE(opened.read(usersSql), QByteArray("-- theirs\n"));
        opened.editor()->setUnmodified();
    }

    void whatDeclaresTheSchemaIsShownWithItsFindings()
    {
        Opened opened;
        opened.write(u"prisma/schema.prisma"_s, "model orders {\n  id Int @id\n}\n");
        opened.open();
        QVERIFY2(opened.lines().contains(u"prisma/schema.prisma"_s), qPrintable(opened.lines()));
        opened.choose(u"prisma/schema.prisma"_s);
        QTRY_COMPARE(opened.editor()->sql(), QByteArray("model orders {\n  id Int @id\n}\n"));
        QTRY_COMPARE(opened.findings()->model()->rowCount(), 1);
        const QModelIndex rule = opened.findings()->model()->index(0, FindingModel::RuleColumn);
        QVERIFY2(rule.data().toString().contains(u"declared-model-mismatch"_s), qPrintable(rule.data().toString()));
        QVERIFY(opened.editor()->isReadOnly());
        // And back to a migration, which has its own tabs again.
        opened.choose(u"20250101000000_users"_s);
        QTRY_COMPARE(opened.editor()->sql(), QByteArray("CREATE TABLE users (id int);\n"));
    }

    void findingsAreReachedByKeys()
    {
        Opened opened;
        opened.open();
        opened.choose(u"20250102"_s);
        QTest::keyClick(&opened.window, Qt::Key_F8);
        const ByteRange selected = opened.editor()->selection();
        QVERIFY2(opened.editor()->sql().mid(selected.begin, selected.length()).contains("users"),
                 opened.editor()->sql().mid(selected.begin, selected.length()).constData());
        const auto *findings = opened.window.findChild<QTableView *>(u"findings"_s);
        QVERIFY(findings->currentIndex().isValid());
        QCOMPARE(findings->currentIndex().data(FindingModel::BeginRole).toLongLong(), qlonglong(selected.begin));
    }

    void revertScriptIsWrittenOnDemand()
    {
        Opened opened;
        opened.open();
        opened.choose(u"20250102"_s);
        auto *tabs = opened.window.findChild<QTabWidget *>(u"scripts"_s);
        tabs->setCurrentIndex(1);
        auto *write = opened.window.findChild<QPushButton *>(u"writeRevert"_s);
        QVERIFY(write->isVisible());
        write->setFocus();
        QTest::keyClick(write, Qt::Key_Space);
        auto *revert = opened.window.findChild<QWidget *>(u"revert"_s)->findChild<SqlEditor *>();
        QTRY_VERIFY_WITH_TIMEOUT(revert->sql().contains("CREATE TABLE users ("), patience);
        const QString path = u"prisma/migrations/20250102000000_drop/down.sql"_s;
        QVERIFY2(!QFileInfo::exists(opened.folder.filePath(path)), "nothing is saved unasked");
        QTest::keyClick(&opened.window, Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(opened.folder.filePath(path)), patience);
        const auto isPaired = [&opened] {
            const auto &workspace = opened.window.state().workspace();
            return workspace && workspace->folder.migrations.back().revert.has_value();
        };
        QTRY_VERIFY_WITH_TIMEOUT(isPaired(), patience);
        QCOMPARE(opened.read(path), revert->sql());
    }

    void saferFormIsWrittenByKeys()
    {
        Opened opened;
        opened.write(dropSql, "ALTER TABLE users ADD CONSTRAINT c CHECK (id > 0);\n");
        opened.open();
        opened.choose(u"20250102"_s);
        QTest::keyClick(&opened.window, Qt::Key_F8);
        QTest::keyClick(&opened.window, Qt::Key_Return, Qt::AltModifier);
        QTRY_VERIFY(QApplication::activePopupWidget());
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(opened.editor()->sql().contains("CHECK (id > 0) NOT VALID;"), patience);
        QVERIFY(opened.editor()->sql().contains("-- ALTER TABLE users VALIDATE CONSTRAINT c;"));
    }

    void whatChangedIsShownByKeys()
    {
        Opened opened;
        QVERIFY(test::git(opened.folder.path(), {u"init"_s, u"-q"_s}));
        QVERIFY(test::git(opened.folder.path(), {u"add"_s, u"."_s}));
        QVERIFY(test::git(opened.folder.path(), {u"commit"_s, u"-q"_s, u"-m"_s, u"as applied"_s}));
        opened.recordAsApplied(u"20250101000000_users"_s, opened.read(usersSql));
        opened.write(usersSql, "-- who buys\nCREATE TABLE users (id int);\n");
        opened.open();
        opened.choose(u"20250101"_s);
        QTest::keyClick(&opened.window, Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
        auto *page = opened.window.findChild<ChangesPage *>();
        QVERIFY(page->isVisible());
        QTRY_COMPARE_WITH_TIMEOUT(page->view()->before()->sql(), QByteArray("\nCREATE TABLE users (id int);"),
                                  patience);
        QCOMPARE(page->view()->after()->sql(), QByteArray("-- who buys\nCREATE TABLE users (id int);"));
        QTRY_COMPARE(QApplication::focusWidget(), page->view()->after()->findChild<QsciScintilla *>());
        QTest::keyClick(&opened.window, Qt::Key_F8);
        QVERIFY2(page->isVisible(), "the keys for the findings walk the changes here");
        opened.choose(u"20250102"_s);
        QVERIFY2(!page->state().comparison() && page->state().words().contains(u"not applied"_s),
                 qPrintable(page->state().words()));
        QTest::keyClick(&opened.window, Qt::Key_F, Qt::ControlModifier);
        QVERIFY2(opened.view()->isVisible(), "searching is for the script");
    }
};

QTEST_MAIN(TestWindowScripts)
#include "tst_windowscripts.moc"
