// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/backup/take.h"
#include "tests/ui/openedwindow.h"
#include "tests/ui/wizarddriver.h"
#include "ui/deeddialog.h"
#include "ui/restoredialog.h"

using namespace lockstep;
using namespace lockstep::test;

namespace {

const QString orders = u"20250201000000_orders"_s;

/// The window on a project whose newest migration has a way back, all applied by the window's own wizard.
struct Deployed : Opened
{
    Deployed()
    {
        write(dropSql, "CREATE TABLE kept (id int);\n");
        write(u"prisma/migrations/"_s + orders + u"/migration.sql"_s, "CREATE TABLE orders (id int);\n");
        write(u"prisma/migrations/"_s + orders + u"/down.sql"_s, "DROP TABLE orders;\n");
        write(u"lockstep.toml"_s, "layout = \"prisma\"\n[policy]\nbackup = \"none\"\n");
    }

    DeployWizard *wizard() { return WindowDriver(window).waitFor<DeployWizard>(); }

    void deploy()
    {
        open();
        QTRY_VERIFY_WITH_TIMEOUT(action(u"Deploy…"_s)->isEnabled(), patience);
        action(u"Deploy…"_s)->trigger();
        DeployWizard *deploying = wizard();
        QVERIFY(deploying && QTest::qWaitForWindowActive(deploying));
        QVERIFY(WizardDriver(*deploying).goUntil(u"Close"_s));
        deploying->reject();
        QTRY_VERIFY(!window.findChild<DeployWizard *>());
        QTRY_VERIFY_WITH_TIMEOUT(window.state().view()->status.count(MigrationState::Applied) == 3, patience);
    }

    bool has(const QByteArray &relation) const
    {
        return database.sql("SELECT to_regclass('" + relation + "') IS NOT NULL") == "t"_L1;
    }
};

}  // namespace

class TestWaysBack : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, ColourScheme::Light); }

    void anAppliedMigrationIsReverted()
    {
        Deployed opened;
        opened.deploy();
        opened.database.sql("INSERT INTO orders VALUES (1), (2)");
        opened.choose(u"20250101"_s);
        QVERIFY(!opened.action(u"Revert…"_s)->isEnabled());
        opened.choose(orders);
        QTRY_VERIFY(opened.action(u"Revert…"_s)->isEnabled());
        opened.action(u"Revert…"_s)->trigger();
        DeployWizard *wizard = opened.wizard();
        QVERIFY(wizard && QTest::qWaitForWindowActive(wizard));
        QVERIFY(wizard->windowTitle().startsWith(u"Revert on "_s + opened.database.url().database));
        const WizardDriver driver(*wizard);
        QVERIFY(driver.waitIdle());
        takePicture(*wizard, u"revert-plan"_s);
        const QString last = u"Revert 1 migration(s) on "_s + opened.database.url().database;
        QVERIFY2(driver.goUntil(last), qPrintable(driver.mainText()));
        takePicture(*wizard, u"revert-migrate"_s);
        QVERIFY(opened.has("orders"));
        QVERIFY2(driver.goUntil(u"Close"_s), qPrintable(driver.mainText()));
        QVERIFY(!opened.has("orders") && opened.has("kept"));
        wizard->reject();
        QTRY_VERIFY_WITH_TIMEOUT(opened.window.state().view()->status.count(MigrationState::Pending) == 1, patience);
    }

    void aPlaybookLeadsToARevert()
    {
        Deployed opened;
        opened.deploy();
        opened.write(u"prisma/migrations/20250301000000_more/migration.sql"_s, "CREATE TABLE more (id int);\n");
        opened.write(u"prisma/migrations/20250301000000_more/down.sql"_s, "DROP TABLE more;\n");
        opened.write(u"prisma/migrations/20250302000000_bad/migration.sql"_s, "SELECT 1 / 0;\n");
        opened.window.state().reload();
        QTRY_VERIFY_WITH_TIMEOUT(opened.window.state().view()
                                     && opened.window.state().view()->status.count(MigrationState::Pending) == 2,
                                 patience);
        QTRY_VERIFY(opened.action(u"Deploy…"_s)->isEnabled());
        opened.action(u"Deploy…"_s)->trigger();
        DeployWizard *wizard = opened.wizard();
        QVERIFY(wizard && QTest::qWaitForWindowActive(wizard));
        const WizardDriver driver(*wizard);
        const QString database = opened.database.url().database;
        QVERIFY(driver.goUntil(u"Apply 2 migration(s) to "_s + database));
        driver.confirmPage();
        driver.pressMain();
        const QString way = u"way%1"_s.arg(int(PlaybookWay::Kind::Revert));
        QTRY_VERIFY_WITH_TIMEOUT(driver.visible<QPushButton>(way), patience);
        takePicture(*wizard, u"playbook"_s);
        auto *revert = driver.visible<QPushButton>(way);
        QVERIFY(!revert->isDefault() && !revert->autoDefault());
        takePicture(*revert->parentWidget()->parentWidget(), u"playbook-ways"_s);
        QTest::mouseClick(revert, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(opened.wizard() && opened.wizard() != wizard
                                     && opened.wizard()->windowTitle().startsWith(u"Revert on"_s),
                                 patience);
        DeployWizard *reverting = opened.wizard();
        QVERIFY(QTest::qWaitForWindowActive(reverting));
        const WizardDriver back(*reverting);
        QVERIFY2(back.goUntil(u"Close"_s), qPrintable(back.mainText()));
        QVERIFY(!opened.has("more") && opened.has("orders"));
        reverting->reject();
    }

    /// The playbook's button asks which rows are meant, shows what is gone and writes it.
    void aPlaybookPutsRowsBack()
    {
        Deployed opened;
        opened.deploy();
        opened.database.sql("ALTER TABLE orders ADD PRIMARY KEY (id); INSERT INTO orders VALUES (1), (2), (3)");
        opened.write(u"lockstep.toml"_s, "layout = \"prisma\"\n[policy]\nbackup = \"none\"\ntable_copies = true\n");
        opened.write(u"prisma/migrations/20250301000000_clear/migration.sql"_s, "DELETE FROM orders WHERE id < 3;\n");
        opened.write(u"prisma/migrations/20250302000000_bad/migration.sql"_s, "SELECT 1 / 0;\n");
        opened.window.state().reload();
        QTRY_VERIFY_WITH_TIMEOUT(opened.window.state().pendingCount() == 2 && !opened.window.state().isBusy(),
                                 patience);
        opened.action(u"Deploy…"_s)->trigger();
        DeployWizard *wizard = opened.wizard();
        QVERIFY(wizard && QTest::qWaitForWindowActive(wizard));
        const WizardDriver driver(*wizard);
        const QString way = u"way%1"_s.arg(int(PlaybookWay::Kind::Tables));
        QVERIFY(driver.goUntil([&] { return driver.visible<QWidget>(u"failedStatement"_s) != nullptr; }));
        takePicture(*wizard, u"playbook-copies"_s);
        QTRY_VERIFY_WITH_TIMEOUT(driver.visible<QPushButton>(way), patience);
        QCOMPARE(opened.database.sql("SELECT count(*) FROM orders"), u"1"_s);
        QTimer answering;  // the question keeps an event loop of its own
        connect(&answering, &QTimer::timeout, this, [] {
            if (auto *question = qobject_cast<QMessageBox *>(QApplication::activeModalWidget()))
                QTest::keyClick(question, Qt::Key_G, Qt::AltModifier);
        });
        answering.start(100);
        QTest::mouseClick(driver.visible<QPushButton>(way), Qt::LeftButton);
        auto *dialog = WindowDriver(opened.window).waitFor<DeedDialog>();
        QVERIFY(dialog);
        auto *act = dialog->findChild<QPushButton *>(u"act"_s);
        QTRY_VERIFY_WITH_TIMEOUT(dialog->findChild<QCheckBox *>(u"go"_s), patience);
        QVERIFY(!act->isEnabled());
        takePicture(*dialog, u"rows-back"_s);
        QTest::keyClick(dialog->findChild<QCheckBox *>(u"go"_s), Qt::Key_Space);
        QTest::mouseClick(act, Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(opened.database.sql("SELECT count(*) FROM orders"), u"3"_s, patience);
        QTRY_VERIFY(act->isHidden());
        dialog->reject();
    }

    void aBackupIsRestoredComparedAndSwapped()
    {
        Deployed opened;
        opened.deploy();
        const TargetView &view = *opened.window.state().view();
        const auto backup = takeBackup(
            view, {.folder = opened.folder.filePath(u"made"_s), .at = QDateTime::currentDateTimeUtc()}, {});
        QVERIFY2(backup, backup ? "" : qPrintable(describe(backup.error())));
        opened.database.sql("INSERT INTO orders VALUES (1); CREATE TABLE later (id int)");
        RestoreDialog dialog(opened.window.state().workspace(), view, backup->dump.path, &opened.window);
        dialog.show();
        auto *act = dialog.findChild<QPushButton *>(u"act"_s);
        QTRY_VERIFY_WITH_TIMEOUT(act->isVisible(), patience);
        QVERIFY(!act->isEnabled() && !act->isDefault());
        takePicture(dialog, u"restore-preview"_s);
        QTest::keyClick(dialog.findChild<QCheckBox *>(u"go"_s), Qt::Key_Space);
        QVERIFY(act->isEnabled());
        QTest::mouseClick(act, Qt::LeftButton);
        auto *typed = [&] {
            (void)QTest::qWaitFor([&] { return dialog.findChild<QLineEdit *>(u"database-name"_s) != nullptr; },
                                  patience);
            return dialog.findChild<QLineEdit *>(u"database-name"_s);
        }();
        QVERIFY2(typed, qPrintable(dialog.findChild<QLabel *>(u"words"_s)->text()));
        auto *differences = dialog.findChild<QTableWidget *>(u"differences"_s);
        QVERIFY(differences->isVisible());
        QVERIFY(differences->rowCount() >= 2);
        takePicture(dialog, u"restore-compared"_s);
        QVERIFY(!act->isEnabled());
        QTest::keyClicks(typed, opened.database.url().database);
        QVERIFY(act->isEnabled());
        QTest::mouseClick(act, Qt::LeftButton);
        auto *words = dialog.findChild<QLabel *>(u"words"_s);
        QTRY_VERIFY_WITH_TIMEOUT(words->text().startsWith(u"Swapped."_s), patience);
        QCOMPARE(opened.database.sql("SELECT count(*) FROM orders"), u"0"_s);
        takePicture(dialog, u"restore-swapped"_s);
        dialog.close();
        opened.database.sql(
            "DROP DATABASE IF EXISTS "
            + quotedIdentifier(opened.database.sql("SELECT datname FROM pg_database WHERE datname LIKE '"
                                                   + opened.database.url().database.toUtf8() + "_before_%'")));
    }

    void whatCannotBeRevertedIsSaid()
    {
        Deployed opened;
        opened.deploy();
        opened.choose(u"20250101"_s);
        QVERIFY(!opened.action(u"Revert down to this one…"_s)->isEnabled());
        QVERIFY(opened.action(u"Restore a backup…"_s)->isEnabled());
    }
};

QTEST_MAIN(TestWaysBack)
#include "tst_waysback.moc"
