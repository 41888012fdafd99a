// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/backup/take.h"
#include "tests/deploy/deployproject.h"

#include <QtTest>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(std::function<void(lockstep::Plan &)>)

namespace {

Plan sample()
{
    Plan plan;
    plan.target.systemIdentifier = u"7123"_s;
    plan.target.database = u"shop"_s;
    plan.migrations
        = {{.name = u"a"_s, .sha256 = u"11"_s}, {.name = u"b"_s, .sha256 = u"22"_s, .revertSha256 = u"33"_s}};
    return plan;
}

}  // namespace

class PlanTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void theDigestCoversACanonicalForm()
    {
        QCOMPARE(canonicalPlan(sample()),
                 QByteArray(R"({"database":"shop","migrations":[{"name":"a","revertSha256":null,"sha256":"11"},)"
                            R"({"name":"b","revertSha256":"33","sha256":"22"}],"systemIdentifier":"7123"})"));
    }

    void everyPartOfThePlanCounts_data()
    {
        QTest::addColumn<std::function<void(Plan &)>>("change");
        const auto row = [](const char *name, std::function<void(Plan &)> change) { QTest::newRow(name) << change; };
        row("another server", [](Plan &plan) { plan.target.systemIdentifier = u"8"_s; });
        row("another database", [](Plan &plan) { plan.target.database = u"x"_s; });
        row("another order", [](Plan &plan) { std::swap(plan.migrations[0], plan.migrations[1]); });
        row("another content", [](Plan &plan) { plan.migrations[0].sha256 = u"12"_s; });
        row("another revert script", [](Plan &plan) { plan.migrations[1].revertSha256 = u"34"_s; });
        row("one less", [](Plan &plan) { plan.migrations.pop_back(); });
    }

    void everyPartOfThePlanCounts()
    {
        QFETCH(std::function<void(Plan &)>, change);
        Plan plan = sample();
        change(plan);
        QVERIFY(canonicalPlan(plan) != canonicalPlan(sample()));
    }

    void theHostDoesNotCount()
    {
        Plan plan = sample();
        plan.target.host = u"elsewhere"_s;
        QCOMPARE(canonicalPlan(plan), canonicalPlan(sample()));
    }

    void upToAMigration_data()
    {
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("planned");
        QTest::newRow("all") << QString() << u"20240101_a.sql 20240102_b.sql 20240103_c.sql"_s;
        QTest::newRow("up to and with one") << u"20240102_b.sql"_s << u"20240101_a.sql 20240102_b.sql"_s;
        QTest::newRow("one that is not there") << u"20240109_z.sql"_s << u"bad-request"_s;
    }

    void upToAMigration()
    {
        QFETCH(QString, to);
        const Database database;
        const Project project(Project::Layout::Plain);
        for (const char *name : {"20240101_a.sql", "20240102_b.sql", "20240103_c.sql"})
            project.write(QString::fromLatin1(name), "SELECT 1;");
        const DeployRequest request = project.request(database.url());
        const auto plan = makePlan(*request.workspace, request.view, to);
        QStringList planned;
        if (plan) {
            for (const PlannedMigration &each : plan->migrations)
                planned << each.name;
        }
        QTEST(plan ? planned.join(u' ') : QString(errorId(plan.error().code)), "planned");
    }

    void aFailedMigrationIsAnObstacle()
    {
        const Database database;
        const Project project;
        project.write(u"20240101000000_a"_s, "SELECT 1;");
        project.write(u"20240102000000_b"_s, "SELECT 1;");
        DeployRequest request = project.request(database.url());
        const auto run = taken(DeployRun::begin(std::move(request), {}));
        go(*run, Step::Record);
        database.sql(
            "UPDATE _prisma_migrations SET finished_at = NULL, logs = 'broke' WHERE migration_name LIKE '%_b'");
        const Plan plan = project.request(database.url()).plan;
        QCOMPARE(plan.obstacles.size(), 1u);
        QVERIFY(plan.obstacles.front().message.english().contains(u"20240102000000_b"_s));
        QCOMPARE(plan.obstacles.front().detail, u"broke"_s);
    }

    void aSandboxNameIsAnIdentifier()
    {
        const QString name = sandboxDatabaseName(u"/home/x/My Shöp; DROP"_s);
        QVERIFY(QRegularExpression(u"^[a-z][a-z0-9_]{0,62}$"_s).match(name).hasMatch());
        QVERIFY(name != sandboxDatabaseName(u"/srv/My Shöp; DROP"_s));
    }

    void aMissingFolderIsNamed()
    {
        const auto workspace = openWorkspace(u"/nowhere/at/all"_s, {}, {});
        QVERIFY(!workspace);
        QCOMPARE(workspace.error().code, ErrorCode::FolderMissing);
        QVERIFY(workspace.error().message.english().contains(u"/nowhere/at/all"_s));
    }

    void aBackupStaysInItsFolder()
    {
        const TargetIdentity target{.database = u"../a b/c"_s};
        const QDateTime at(QDate(2024, 1, 2), QTime(3, 4, 5), Qt::UTC);
        const BackupRequest request{.folder = u"/b"_s, .at = at};
        QCOMPARE(backupStem(request, target) + backupSuffix(DumpFormat::Custom),
                 u"/b/___a_b_c-20240102T030405000Z.dump"_s);
    }
};

QTEST_GUILESS_MAIN(PlanTest)
#include "tst_plan.moc"
