// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/checkmodel.h"
#include "tests/support/testdeploy.h"
#include "tests/ui/pictures.h"
#include "tests/ui/wizarddriver.h"
#include "ui/deploy/checktable.h"

#include <QLineEdit>
#include <QTableView>

using namespace lockstep;
using namespace Qt::StringLiterals;
using test::takePicture;
using test::WizardDriver;

/// The checklist on the Plan page, and some forty checks on that of Preflight.
class TestDeployChecks : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(*qApp, ColourScheme::Light); }

    void aProtectedTargetAsksItsChecklist()
    {
        test::Deployment deployment;
        test::addHistory(deployment);
        DeployWizard wizard(deployment.request(true));
        wizard.show();
        QVERIFY(QTest::qWaitForWindowActive(&wizard));
        const WizardDriver driver(wizard);
        QVERIFY(driver.goUntil(u"Next: Backup"_s));
        auto *watcher = driver.visible<QLineEdit>(u"checklist:watcher"_s);
        QVERIFY(watcher);
        QCOMPARE(watcher->accessibleName(), u"Who watches the system after the deploy?"_s);
        takePicture(wizard, u"checklist"_s);
        driver.confirmPage();
        QVERIFY(driver.mainButton()->isEnabled());
        watcher->clear();
        QVERIFY(!driver.mainButton()->isEnabled());
        watcher->setText(u"   "_s);
        QVERIFY(!driver.mainButton()->isEnabled());
        watcher->setText(u"Anna"_s);
        QVERIFY(driver.mainButton()->isEnabled());
    }

    void checksStandUnderThemes()
    {
        test::Deployment deployment;
        deployment.database.sql("CREATE TABLE _prisma_migrations (id varchar(36) PRIMARY KEY, checksum varchar(64) NOT "
                                "NULL, finished_at timestamptz, migration_name varchar(255) NOT NULL, logs text, "
                                "rolled_back_at timestamptz, started_at timestamptz NOT NULL DEFAULT now(), "
                                "applied_steps_count integer NOT NULL DEFAULT 0)");
        deployment.database.sql(
            "CREATE TABLE people (id int PRIMARY KEY, email text); INSERT INTO people VALUES (1, 'a'), "
            "(2, NULL), (3, 'a'); CREATE TABLE old AS SELECT generate_series(1, 50) AS i; CREATE "
            "PUBLICATION everything FOR TABLE people");
        deployment.add(u"20250101000000_people"_s,
                       "UPDATE people SET id = id;\nALTER TABLE people ALTER email SET NOT NULL;\n"
                       "ALTER TABLE people ADD UNIQUE (email);\nDROP TABLE old;\n");
        DeployWizard wizard(deployment.request());
        wizard.show();
        QVERIFY(QTest::qWaitForWindowActive(&wizard));
        const WizardDriver driver(wizard);
        QVERIFY2(driver.goUntil(u"Run the checks"_s), qPrintable(driver.mainText()));
        driver.pressMain();
        QVERIFY(driver.waitIdle());
        const auto *table = driver.visible<CheckTable>({});
        QVERIFY(table);
        const QAbstractItemModel *model = table->findChild<QTableView *>()->model();
        QVERIFY(model->index(0, 0).data(CheckModel::HeadingRole).toBool());
        QCOMPARE(model->index(0, CheckModel::TitleColumn).data().toString(), u"Rows that are there"_s);
        QCOMPARE(model->index(1, CheckModel::OutcomeColumn).data().toString(), u"Failed"_s);
        takePicture(wizard, u"checks"_s);
        const int folded = model->rowCount();
        driver.visible<QPushButton>(u"moreChecks"_s)->click();
        QVERIFY(model->rowCount() > folded + 20);
        takePicture(wizard, u"checks-all"_s);
    }
};

QTEST_MAIN(TestDeployChecks)
#include "tst_deploychecks.moc"
