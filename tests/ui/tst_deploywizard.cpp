// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testdeploy.h"
#include "tests/ui/mnemonics.h"
#include "tests/ui/pictures.h"
#include "tests/ui/wizarddriver.h"
#include "ui/deploy/leavepanel.h"
#include "ui/deploy/playbook.h"
#include "ui/pdf.h"

#include <QAbstractItemView>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTextBrowser>
#include <QTextEdit>

using namespace lockstep;
using namespace Qt::StringLiterals;
using test::clashes;
using test::takePicture;
using test::WizardDriver;

namespace {

/// Focusable widgets in sight that a screen reader could not name.
QStringList nameless(const QWidget &window)
{
    QStringList found;
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus)
            || widget->parentWidget()->focusProxy() == widget)
            continue;
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        if (widget->accessibleName().isEmpty() && !(button && !button->text().isEmpty()))
            found << QString::fromLatin1(widget->metaObject()->className()) + u' ' + widget->objectName();
    }
    return found;
}

}  // namespace

class TestDeployWizard : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, ColourScheme::Light); }

    void theSessionInTheWayIsNamedAndCanBeEnded()
    {
        test::Deployment deployment;
        deployment.add(u"20250101000000_waits"_s, "SELECT pg_advisory_xact_lock(99);\nCREATE TABLE a (i int);\n");
        const auto opened = Session::open(deployment.database.url(), {});
        QVERIFY(opened && (*opened)->execute("SELECT pg_advisory_lock(99)", {}));
        const QString pid = QString::number((*opened)->backendPid());
        DeployRequest request = deployment.request();
        request.lockTimeout = std::chrono::minutes(2);
        request.view.choice.policy.mayEndBlockers = true;
        DeployWizard wizard(std::move(request));
        wizard.show();
        QVERIFY(QTest::qWaitForWindowActive(&wizard));
        const WizardDriver driver(wizard);
        QVERIFY(driver.goUntil(u"Apply 1 migration(s) to "_s + deployment.database.url().database));
        driver.confirmPage();
        driver.pressMain();
        QTRY_VERIFY_WITH_TIMEOUT(driver.visible<QPushButton>(u"endBlocker"_s), WizardDriver::patience);
        auto *end = driver.visible<QPushButton>(u"endBlocker"_s);
        QCOMPARE(end->text(), u"E&nd session %1…"_s.arg(pid));
        QVERIFY(driver.visible<QTextEdit>(u"wait"_s)->toPlainText().contains(u"pid "_s + pid));
        QVERIFY(!driver.visible<QLabel>(u"endQuestion"_s));
        QCOMPARE(nameless(wizard), QStringList());
        QCOMPARE(clashes(wizard), QStringList());
        QTest::keyClick(end, Qt::Key_Space);
        QVERIFY(driver.visible<QLabel>(u"endQuestion"_s)->text().contains(pid));
        QVERIFY(driver.visible<QPushButton>(u"keepWaiting"_s)->hasFocus());
        QCOMPARE(clashes(wizard), QStringList());
        takePicture(wizard, u"blocked"_s);
        QVERIFY((*opened)->execute("SELECT 1", {}));
        QTest::keyClick(end, Qt::Key_Space);
        QVERIFY(driver.waitIdle());
        QVERIFY(!(*opened)->execute("SELECT 1", {}));
        QCOMPARE(deployment.ledger(), u"20250101000000_waits"_s);
        QVERIFY(!driver.visible<QPushButton>(u"endBlocker"_s));
    }

    void aWholeDeployByKeys()
    {
        test::Deployment deployment;
        test::addHistory(deployment);
        DeployWizard wizard(deployment.request());
        QSignalSpy touched(&wizard, &DeployWizard::targetTouched);
        wizard.show();
        QVERIFY(QTest::qWaitForWindowActive(&wizard));
        const WizardDriver driver(wizard);
        QVERIFY(driver.waitIdle());
        QCOMPARE(driver.sentence(), u"Nothing has been changed yet."_s);
        const QString apply = u"Apply 3 migration(s) to "_s + deployment.database.url().database;
        QVERIFY2(driver.goUntil(apply), qPrintable(driver.mainText()));
        QVERIFY(!driver.mainButton()->isDefault());
        QVERIFY2(driver.goUntil(u"Close"_s), qPrintable(driver.mainText()));
        QCOMPARE(driver.sentence(), u"All 3 migration(s) applied."_s);
        QCOMPARE(deployment.ledger(), u"20250101000000_customers,20250102000000_orders,20250103000000_orders_index"_s);
        QVERIFY(touched.size() >= 6);
        QVERIFY(
            driver.visible<QTextBrowser>(u"recordPreview"_s)->toPlainText().contains(u"20250103000000_orders_index"_s));
        driver.pressMain();
        QTRY_VERIFY(!wizard.isVisible());
    }

    void aFailedMigrationBecomesAPlaybook()
    {
        test::Deployment deployment;
        test::addFailure(deployment);
        DeployWizard wizard(deployment.request());
        wizard.show();
        QVERIFY(QTest::qWaitForWindowActive(&wizard));
        const WizardDriver driver(wizard);
        const QString database = deployment.database.url().database;
        QVERIFY2(driver.goUntil(u"Apply 2 migration(s) to "_s + database), qPrintable(driver.mainText()));
        QVERIFY2(driver.goUntil(u"Apply 1 migration(s) to "_s + database), qPrintable(driver.mainText()));
        QCOMPARE(driver.visible<QTextEdit>(u"failedStatement"_s)->toPlainText(),
                 u"INSERT INTO totals\n  SELECT 1 / 0"_s);
        QVERIFY(driver.visible<QLabel>(u"errorDetails"_s)->text().contains(u"SQLSTATE 22012"_s));
        QCOMPARE(driver.sentence(), u"1 of 2 migration(s) applied; nothing of the others."_s);
        QVERIFY(driver.visible<QLabel>(u"databaseState"_s)->text().startsWith(driver.sentence()));
        QCOMPARE(deployment.ledger(), u"20250101000000_customers"_s);
        takePicture(wizard, u"failed"_s);
        QCOMPARE(wizard.findChild<QStackedWidget *>()->currentWidget()->findChild<QScrollBar *>()->value(), 0);
        QCOMPARE(nameless(wizard), QStringList());
        QCOMPARE(clashes(wizard), QStringList());
    }

    void aHalfDoneMigrationIsNamed()
    {
        test::Deployment deployment;
        deployment.add(u"20250101000000_half"_s,
                       "CREATE TABLE totals (id bigint);\nCREATE INDEX CONCURRENTLY totals_sum ON totals (missing);\n");
        DeployWizard wizard(deployment.request());
        wizard.show();
        QVERIFY(QTest::qWaitForWindowActive(&wizard));
        const WizardDriver driver(wizard);
        QVERIFY(driver.goUntil(u"Apply 1 migration(s) to "_s + deployment.database.url().database));
        driver.confirmPage();
        driver.pressMain();
        QVERIFY(driver.waitIdle());
        QCOMPARE(driver.sentence(), u"0 of 1 migration(s) applied; 20250101000000_half took effect in part."_s);
        QVERIFY(driver.visible<QLabel>(u"errorDetails"_s)->text().contains(u"SQLSTATE 42703"_s));
        takePicture(wizard, u"half"_s);
        QCOMPARE(nameless(wizard), QStringList());
        QCOMPARE(clashes(wizard), QStringList());
    }

    void aFloodOfNoticesLeavesTheWindowAlive()
    {
        test::Deployment deployment;
        deployment.add(u"20250101000000_talks"_s,
                       "DO $$ BEGIN FOR i IN 1..100000 LOOP RAISE NOTICE 'row %', i; END LOOP; END $$;\n");
        DeployWizard wizard(deployment.request());
        wizard.show();
        QVERIFY(QTest::qWaitForWindowActive(&wizard));
        const WizardDriver driver(wizard);
        QVERIFY(driver.goUntil(u"Apply 1 migration(s) to "_s + deployment.database.url().database));
        driver.confirmPage();
        QElapsedTimer since;
        qint64 longest = 0;
        QTimer ticker;
        connect(&ticker, &QTimer::timeout, this, [&] { longest = std::max(longest, since.restart()); });
        since.start();
        ticker.start(10);
        driver.pressMain();
        QVERIFY(driver.waitIdle());
        QCOMPARE(driver.sentence(), u"All 1 migration(s) applied."_s);
        QVERIFY2(longest < 2000, qPrintable(QString::number(longest)));
        const auto *log = driver.visible<QPlainTextEdit>(u"log"_s);
        QVERIFY(log->blockCount() <= 1001);
        QVERIFY(log->toPlainText().endsWith(u"row 100000"_s));
        takePicture(wizard, u"notices"_s);
    }

    void aProtectedTargetWantsItsNameTyped()
    {
        test::Deployment deployment;
        test::addHistory(deployment);
        DeployWizard wizard(deployment.request(true));
        wizard.show();
        QVERIFY(QTest::qWaitForWindowActive(&wizard));
        const WizardDriver driver(wizard);
        const QString database = deployment.database.url().database;
        QVERIFY(driver.goUntil(u"Apply 3 migration(s) to "_s + database));
        driver.confirmPage();
        QVERIFY(driver.mainButton()->isEnabled());
        takePicture(wizard, u"protected"_s);
        auto *field = driver.visible<QLineEdit>(u"database-name"_s);
        QVERIFY(field);
        field->setFocus();
        QTest::keyClick(field, Qt::Key_Backspace);
        QVERIFY(!driver.mainButton()->isEnabled());
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(!driver.isBusy());
        QCOMPARE(deployment.database.sql("SELECT to_regclass('customers') IS NULL"), u"t"_s);
    }

    void theWindowLivesWhileAStatementSleepsAndCancelWorks()
    {
        test::Deployment deployment;
        deployment.add(u"20250101000000_sleeps"_s, "SELECT pg_sleep(300);\n");
        DeployWizard wizard(deployment.request());
        wizard.show();
        QVERIFY(QTest::qWaitForWindowActive(&wizard));
        const WizardDriver driver(wizard);
        QVERIFY(driver.goUntil(u"Apply 1 migration(s) to "_s + deployment.database.url().database));
        driver.confirmPage();
        driver.pressMain();
        const auto *table = wizard.findChild<QAbstractItemView *>(u"statements"_s);
        QTRY_COMPARE_WITH_TIMEOUT(table->model()->index(0, 0).data().toString(), u"Running"_s, WizardDriver::patience);
        QTimer ticker;
        QSignalSpy ticks(&ticker, &QTimer::timeout);
        ticker.start(10);
        QTest::qWait(1000);
        QVERIFY2(ticks.size() > 30, qPrintable(QString::number(ticks.size())));
        takePicture(wizard, u"running"_s);
        QCOMPARE(nameless(wizard), QStringList());
        QCOMPARE(clashes(wizard), QStringList());
        driver.visible<QPushButton>(u"cancel"_s)->click();
        QVERIFY(driver.waitIdle());
        QCOMPARE(driver.sentence(), u"Nothing has been changed: what failed was undone."_s);
        QCOMPARE(deployment.ledger(), QString());
    }

    void escapeAsksOnceAndClosesWhenTheServerHasAnswered()
    {
        test::Deployment deployment;
        deployment.add(u"20250101000000_sleeps"_s, "SELECT pg_sleep(300);\n");
        DeployWizard wizard(deployment.request());
        wizard.show();
        QVERIFY(QTest::qWaitForWindowActive(&wizard));
        const WizardDriver driver(wizard);
        QVERIFY(driver.goUntil(u"Apply 1 migration(s) to "_s + deployment.database.url().database));
        driver.confirmPage();
        driver.pressMain();
        QTRY_VERIFY_WITH_TIMEOUT(driver.sentence().contains(u"20250101000000_sleeps"_s), WizardDriver::patience);
        QTest::keyClick(&wizard, Qt::Key_Escape);
        QVERIFY(wizard.isVisible());
        QVERIFY(wizard.findChild<LeavePanel *>()->isVisible());
        takePicture(wizard, u"leaving"_s);
        QTest::keyClick(&wizard, Qt::Key_Escape);
        QVERIFY(!wizard.findChild<LeavePanel *>()->isVisible());
        QVERIFY(driver.isBusy());
        wizard.close();
        QVERIFY(wizard.isVisible());
        QTest::mouseClick(wizard.findChild<QPushButton *>(u"leaveNow"_s), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!wizard.isVisible(), WizardDriver::patience);
        QCOMPARE(deployment.ledger(), QString());
    }

    void everyPageHasNamesAndItsOwnLetters()
    {
        test::Deployment deployment;
        test::addHistory(deployment);
        DeployWizard wizard(deployment.request());
        wizard.show();
        QVERIFY(QTest::qWaitForWindowActive(&wizard));
        const WizardDriver driver(wizard);
        const QString apply = u"Apply 3 migration(s) to "_s + deployment.database.url().database;
        for (const QString &text : {u"Check the plan"_s, u"Next: Backup"_s, u"Take the backup"_s, u"Next: Preflight"_s,
                                    u"Run the checks"_s, u"Next: Migrate"_s, apply, u"Verify the database"_s,
                                    u"Next: Record"_s, u"Write the record"_s, u"Close"_s}) {
            QVERIFY2(driver.goUntil(text), qPrintable(text + u" <> "_s + driver.mainText()));
            QCOMPARE(nameless(wizard), QStringList());
            QCOMPARE(clashes(wizard), QStringList());
            QVERIFY(wizard.minimumSizeHint().width() <= 1280 && wizard.minimumSizeHint().height() <= 720);
            takePicture(wizard, QString(text).remove(u' ').remove(deployment.database.url().database));
        }
    }

    void leavingBeforeTheFirstStepClosesTheRun()
    {
        test::Deployment deployment;
        test::addHistory(deployment);
        DeployWizard wizard(deployment.request());
        wizard.show();
        QVERIFY(QTest::qWaitForWindowActive(&wizard));
        const WizardDriver driver(wizard);
        QVERIFY(driver.waitIdle());
        QTest::keyClick(&wizard, Qt::Key_Escape);
        QTRY_VERIFY_WITH_TIMEOUT(!wizard.isVisible(), WizardDriver::patience);
    }

    void aRunThatCannotBeOpenedSaysWhy()
    {
        test::Deployment deployment;
        test::addHistory(deployment);
        DeployRequest request = deployment.request();
        request.journalPath = deployment.folder();
        DeployWizard wizard(request);
        wizard.show();
        const WizardDriver driver(wizard);
        QVERIFY(driver.waitIdle());
        QTRY_VERIFY(driver.visible<QLabel>(u"errorMessage"_s));
        QCOMPARE(driver.mainText(), u"Close"_s);
        QTest::mouseClick(driver.mainButton(), Qt::LeftButton);
        QVERIFY(!wizard.isVisible());
    }

    void aRecordBecomesAPdf()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"record.pdf"_s);
        QVERIFY(writePdf(u"<title>Run</title><h1>Run</h1><table><tr><td>one</td></tr></table>"_s, path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().startsWith("%PDF-"));
        QVERIFY(!writePdf(u"<p>x</p>"_s, folder.filePath(u"missing/record.pdf"_s)));
    }

    /// What was in use is switched off while a step is confirmed; the keyboard does not wander to the list of steps.
    void theKeyboardStandsAtWhatIsNext()
    {
        test::Deployment deployment;
        test::addHistory(deployment);
        DeployWizard wizard(deployment.request());
        wizard.show();
        QVERIFY(QTest::qWaitForWindowActive(&wizard));
        const WizardDriver driver(wizard);
        QVERIFY(driver.goUntil(u"Next: Backup"_s));
        driver.confirmPage();
        QVERIFY(driver.mainButton()->isEnabled());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_N, Qt::AltModifier);
        QTRY_COMPARE(driver.mainText(), u"Take the backup"_s);
        QTRY_COMPARE(QApplication::focusWidget(), driver.mainButton());
    }
};

QTEST_MAIN(TestDeployWizard)
#include "tst_deploywizard.moc"
