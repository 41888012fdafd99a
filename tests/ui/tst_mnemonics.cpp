// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/translations.h"
#include "models/deedstate.h"
#include "tests/support/testdeploy.h"
#include "tests/ui/mnemonics.h"
#include "tests/ui/openedwindow.h"
#include "tests/ui/windowdriver.h"
#include "tests/ui/wizarddriver.h"
#include "ui/backupsdialog.h"
#include "ui/deeddialog.h"
#include "ui/editor/findbar.h"
#include "ui/fleetwindow.h"
#include "ui/historywindow.h"
#include "ui/newmigrationdialog.h"
#include "ui/reportdialog.h"
#include "ui/restoredialog.h"
#include "ui/targetdialog.h"

using namespace lockstep;
using namespace lockstep::test;

/// Alt and a letter leads to one thing: no page of any window has two controls in sight that claim the same.
class TestMnemonics : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, ColourScheme::Light); }
    void cleanup() { installTranslations(u"en"_s); }

    void wizard_data() { languages(); }
    void wizard()
    {
        installTranslations(language());
        Deployment deployment;
        addHistory(deployment);
        DeployRequest request = deployment.request();
        request.view.choice.policy.backup = BackupPolicy::None;
        DeployWizard wizard(request);
        wizard.show();
        QVERIFY(QTest::qWaitForWindowActive(&wizard));
        const WizardDriver driver(wizard);
        QVERIFY2(driver.goUntilEnd([&] { look(wizard, driver.mainText()); }), qPrintable(driver.mainText()));
    }

    void failedWizard_data() { languages(); }
    void failedWizard()
    {
        installTranslations(language());
        Deployment deployment;
        deployment.add(u"20250101000000_good"_s, "CREATE TABLE kept (id int);\n");
        deployment.add(u"20250102000000_bad"_s, "DO $$ BEGIN RAISE NOTICE 'said'; END $$;\nSELECT 1 / 0;\n");
        DeployRequest request = deployment.request();
        request.view.choice.policy.backup = BackupPolicy::None;
        DeployWizard wizard(request);
        wizard.show();
        QVERIFY(QTest::qWaitForWindowActive(&wizard));
        const WizardDriver driver(wizard);
        (void)driver.goUntil([&] { return driver.visible<QWidget>(u"failedStatement"_s) != nullptr; });
        QVERIFY(driver.visible<QWidget>(u"failedStatement"_s));
        look(wizard, u"the playbook"_s);
        wizard.reject();
        look(wizard, u"leaving"_s);
    }

    void mainWindow_data() { languages(); }
    void mainWindow()
    {
        installTranslations(language());
        Opened opened;
        look(opened.window, u"start"_s);
        opened.open();
        opened.choose(u"20250102"_s);
        look(opened.window, u"project"_s);
        QTest::keyClicks(opened.view(), u"SELECT 2; "_s);
        opened.window.findChild<QWidget *>(u"forward"_s)->findChild<FindBar *>()->open(true);
        look(opened.window, u"edited, searching"_s);
    }

    void dialogs_data() { languages(); }
    void dialogs()
    {
        installTranslations(language());
        Opened opened;
        opened.open();
        const WorkspacePtr workspace = opened.window.state().workspace();
        const TargetView view = *opened.window.state().view();
        BackupsDialog backups(opened.folder.path(), {});
        RestoreDialog restore(workspace, view);
        ReportDialog report(workspace, view);
        TargetDialog target(workspace, {});
        NewMigrationDialog created(workspace);
        FleetWindow fleet(workspace, view.choice);
        HistoryWindow history(opened.settings, opened.folder.path());
        DeedDialog deed(u"Deed"_s, u"&Mark as applied"_s, {},
                        workOf(ResolveRequest{workspace, view, u"20250101000000_users"_s, LedgerMark::Applied}));
        for (QWidget *dialog : std::initializer_list<QWidget *>{&backups, &restore, &report, &target, &created, &fleet,
                                                                &history, &deed}) {
            dialog->show();
            QVERIFY(QTest::qWaitForWindowExposed(dialog));
            QTest::qWait(300);  // what it reads in the background
            look(*dialog, QString::fromLatin1(dialog->metaObject()->className()));
        }
        deed.close();
        QTRY_VERIFY(!deed.isVisible());
    }

private:
    static void languages()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("English") << u"en"_s;
        QTest::newRow("German") << u"de"_s;
    }
    static QString language()
    {
        QFETCH(QString, language);
        return language;
    }
    static void look(const QWidget &window, const QString &where)
    {
        const QStringList found = clashes(window);
        QVERIFY2(found.isEmpty(), qPrintable(where + u": "_s + found.join(u" | "_s)));
    }
};

QTEST_MAIN(TestMnemonics)
#include "tst_mnemonics.moc"
