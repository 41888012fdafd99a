// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/openedwindow.h"
#include "ui/deploy/deploywizard.h"

#include <QtTest>
#include <QtWidgets>

using namespace lockstep;
using namespace Qt::StringLiterals;
using namespace lockstep::test;

class TestMainWindow : public QObject
{
    Q_OBJECT

private slots:
    void startsWithWordsNotGrey()
    {
        Opened opened;
        QVERIFY(opened.window.windowTitle().contains(u"Lockstep"_s));
        QVERIFY(!opened.tree()->isVisible());
    }

    /// At 200 % a screen has half the room.
    void isNeverLargerThanItsScreen()
    {
        const QTemporaryDir folder;
        Settings settings(folder.filePath(u"console.ini"_s));
        const QFont usual = QApplication::font();
        QFont large = usual;
        large.setPointSizeF(usual.pointSizeF() * 2);
        QApplication::setFont(large);
        const MainWindow window(settings);
        QApplication::setFont(usual);
        const QSize room = window.screen()->availableSize();
        QVERIFY(window.width() <= room.width() && window.height() <= room.height());
    }

    void fillsTheTreeAndShowsTheChosenScript()
    {
        Opened opened;
        opened.open();
        QTRY_COMPARE(opened.lines(), u"Pending 20250101000000_users 20250102000000_drop"_s);
        QTest::keyClick(opened.tree(), Qt::Key_Home);
        QTest::keyClick(opened.tree(), Qt::Key_Down);
        QTest::keyClick(opened.tree(), Qt::Key_Down);
        QCOMPARE(opened.editor()->sql(), opened.read(dropSql));
        QVERIFY(!opened.editor()->isReadOnly());
        QCOMPARE_GE(opened.findings()->model()->rowCount(), 1);
    }

    void theBandSaysWhichDatabase()
    {
        Opened opened;
        opened.open();
        const QString database = opened.window.state().view()->identity.database;
        bool isSaid = false;
        for (const QWidget *widget : opened.window.findChildren<QWidget *>())
            isSaid = isSaid || (widget->isVisible() && widget->accessibleName().contains(u"%1 on "_s.arg(database)));
        QVERIFY(isSaid);
    }

    void filtersByKeys()
    {
        Opened opened;
        opened.open();
        QTest::keyClick(&opened.window, Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        QWidget *filter = opened.window.findChild<QWidget *>(u"filter"_s);
        QTRY_COMPARE(QApplication::focusWidget(), filter);
        QTest::keyClicks(filter, u"drop"_s);
        QCOMPARE(opened.lines(), u"Pending 20250102000000_drop"_s);
        QTest::keyClick(filter, Qt::Key_Escape);
        QCOMPARE(opened.lines(), u"Pending 20250101000000_users 20250102000000_drop"_s);
        QCOMPARE(QApplication::focusWidget(), opened.tree());
    }

    void aNewMigrationAppears()
    {
        Opened opened;
        opened.open();
        opened.write(u"prisma/migrations/20250103000000_new/migration.sql"_s, "SELECT 3;\n");
        QTRY_COMPARE_WITH_TIMEOUT(opened.lines(),
                                  u"Pending 20250101000000_users 20250102000000_drop 20250103000000_new"_s, patience);
    }

    void withoutServerTheFilesAreShown()
    {
        Opened opened;
        opened.window.openProject(opened.folder.path(), u"postgresql://nobody@127.0.0.1:1/shop"_s);
        QTRY_VERIFY_WITH_TIMEOUT(opened.window.state().targetError(), patience);
        QCOMPARE(opened.lines(), u"State unknown 20250101000000_users 20250102000000_drop"_s);
        opened.choose(u"20250101"_s);
        QCOMPARE(opened.editor()->sql(), opened.read(usersSql));
        QVERIFY(opened.editor()->isReadOnly());
        const auto *message = opened.window.findChild<QLabel *>(u"errorMessage"_s);
        QVERIFY(message && message->isVisible() && !message->text().isEmpty());
    }

    void theWindowAnswersWhileTheLedgerIsLocked()
    {
        Opened opened;
        opened.database.sql(
            "CREATE TABLE _prisma_migrations (id varchar(36) PRIMARY KEY, checksum varchar(64) NOT NULL, "
            "finished_at timestamptz, migration_name varchar(255) NOT NULL, logs text, rolled_back_at "
            "timestamptz, started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count int NOT NULL "
            "DEFAULT 0)");
        const auto locker = Session::open(opened.database.url(), {});
        QVERIFY(locker);
        QVERIFY((*locker)->execute("BEGIN", {}));
        QVERIFY((*locker)->execute("LOCK TABLE _prisma_migrations IN ACCESS EXCLUSIVE MODE", {}));
        int ticks = 0;
        QTimer clock;
        connect(&clock, &QTimer::timeout, this, [&ticks] { ++ticks; });
        clock.start(10);
        opened.window.openProject(opened.folder.path(), opened.database.urlText());
        QTest::qWait(2000);
        QVERIFY2(ticks > 50, qPrintable(QString::number(ticks)));
        QVERIFY(!opened.window.state().view());
        QVERIFY(opened.tree()->isVisible());
        QVERIFY((*locker)->execute("ROLLBACK", {}));
        QTRY_VERIFY_WITH_TIMEOUT(opened.window.state().view(), patience);
    }

    void deployOpensTheWizard()
    {
        Opened opened;
        opened.open();
        auto *button = opened.window.findChild<QPushButton *>(u"deploy"_s);
        QCOMPARE(button->text(), u"Deploy 2…"_s);
        QTest::keyClick(&opened.window, Qt::Key_D, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(opened.window.findChild<DeployWizard *>(), patience);
        QTRY_VERIFY(opened.window.findChild<DeployWizard *>()->isVisible());
    }

    void everythingHasANameAndItsOwnKey()
    {
        Opened opened;
        opened.open();
        opened.choose(u"20250102"_s);
        QHash<QString, QStringList> mnemonics;
        for (QWidget *widget : opened.window.findChildren<QWidget *>()) {
            if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus || widget->focusProxy())
                continue;
            const auto *button = qobject_cast<QAbstractButton *>(widget);
            const auto *menus = qobject_cast<QMenuBar *>(widget);
            const bool isNamed = !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()) || menus;
            QVERIFY2(isNamed,
                     qPrintable(QLatin1StringView(widget->metaObject()->className()) + u' ' + widget->objectName()));
            if (button && !mnemonicOf(button->text()).isEmpty())
                mnemonics[mnemonicOf(button->text())] << button->text();
        }
        for (const QLabel *label : opened.window.findChildren<QLabel *>()) {
            if (label->isVisible() && label->buddy() && !mnemonicOf(label->text()).isEmpty())
                mnemonics[mnemonicOf(label->text())] << label->text();
        }
        for (const QAction *menu : opened.window.menuBar()->actions())
            mnemonics[mnemonicOf(menu->text())] << menu->text();
        for (const QStringList &users : mnemonics)
            QVERIFY2(users.size() == 1, qPrintable(users.join(u", "_s)));
    }

    void shortcutsAreUnique()
    {
        Opened opened;
        QHash<QKeySequence, QString> owners;
        for (const QAction *action : opened.window.findChildren<QAction *>()) {
            for (const QKeySequence &key : action->shortcuts()) {
                if (action->parent() && action->parent()->inherits("QLineEdit"))
                    continue;
                QVERIFY2(!owners.contains(key),
                         qPrintable(key.toString() + u": "_s + owners.value(key) + u", "_s + action->text()));
                owners.insert(key, action->text());
            }
        }
    }
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
