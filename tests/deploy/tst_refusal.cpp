// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/deploy/deployproject.h"

#include <QtTest>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

namespace {

QString ledgerRows(const Database &database)
{
    return database.sql(
        "SELECT coalesce(string_agg(migration_name || CASE WHEN finished_at IS NULL THEN ' open' ELSE '' END, ', '"
        " ORDER BY started_at), '') FROM _prisma_migrations");
}

std::shared_ptr<DeployRun> begun(const DeployRequest &request)
{
    return taken(DeployRun::begin(request, {}));
}

}  // namespace

class RefusalTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void stepsKeepTheirOrder()
    {
        const Database database;
        const Project project;
        project.write(u"20240101000000_a"_s, "CREATE TABLE a (i int);");
        const auto run = begun(project.request(database.url()));
        const auto early = run->perform(Step::Migrate, {}, {});
        QVERIFY(!early);
        QCOMPARE(early.error().code, ErrorCode::BadRequest);
        QVERIFY(run->perform(Step::Plan, {}, {}));
        QVERIFY(!run->perform(Step::Backup, {}, {}));  // Plan was not confirmed
        const Status unsaid = run->confirm(Step::Plan, {}, {});
        QVERIFY(!unsaid);
        QCOMPARE(unsaid.error().code, ErrorCode::PolicyRefused);
        QCOMPARE(run->next(), std::optional(Step::Plan));
        QVERIFY(confirmAll(*run, Step::Plan));
        QCOMPARE(run->next(), std::optional(Step::Backup));
    }

    void aProtectedTargetWantsItsNameTyped()
    {
        const Database database;
        const Project project;
        project.write(u"20240101000000_a"_s, "CREATE TABLE a (i int);");
        DeployRequest request = project.request(database.url());
        request.view.choice.isProtected = true;
        const auto run = begun(request);
        go(*run, Step::Preflight);
        const auto unsaid = run->perform(Step::Migrate, {}, {});
        QVERIFY(!unsaid);
        QCOMPARE(unsaid.error().code, ErrorCode::PolicyRefused);
        const Status wrong = confirmAll(*run, Step::Migrate, {{u"database-name"_s, u"other"_s}});
        QVERIFY(!wrong);
        QCOMPARE(wrong.error().code, ErrorCode::PolicyRefused);
        QVERIFY(!run->perform(Step::Migrate, {}, {}));
        QVERIFY(confirmAll(*run, Step::Migrate, {{u"database-name"_s, database.url().database}}));
        QVERIFY(run->perform(Step::Migrate, {}, {}));
        QCOMPARE(run->record().at(Step::Migrate).state, StepState::Confirmed);
    }

    void eachWarningIsAcknowledgedByItself()
    {
        const Database database;
        const Project project;
        project.write(u"20240101000000_a"_s, "CREATE TABLE a (i int); DROP TABLE a;");
        const auto run = begun(project.request(database.url()));
        go(*run, Step::Backup);
        QVERIFY(run->perform(Step::Preflight, {}, {}));
        QStringList ids;
        for (const Confirmation &each : run->after(Step::Preflight))
            ids << each.id;
        QCOMPARE(ids, (QStringList{u"acknowledge:destructive"_s, u"acknowledge:revert-scripts"_s, u"seen"_s}));
        QVERIFY(!run->confirm(Step::Preflight, {{u"seen"_s, {}}, {u"acknowledge:destructive"_s, {}}}, {}));
        QVERIFY(confirmAll(*run, Step::Preflight));
    }

    void anotherDatabaseIsRefused()
    {
        const Database planned;
        const Database other;
        const Project project;
        project.write(u"20240101000000_a"_s, "CREATE TABLE a (i int);");
        DeployRequest request = project.request(planned.url());
        request.view.url = other.url();
        const auto run = begun(request);
        const StepRecord plan = taken(run->perform(Step::Plan, {}, {}));
        QCOMPARE(plan.state, StepState::Failed);
        QCOMPARE(plan.error->code, ErrorCode::WrongTarget);
        QCOMPARE(exitStatus(run->record()), 3);
    }

    void aLedgerThatChangedMeanwhileIsNoticedUnderTheLock()
    {
        const Database database;
        const Project project;
        project.write(u"20240101000000_a"_s, "CREATE TABLE a (i int);");
        const auto run = begun(project.request(database.url()));
        go(*run, Step::Preflight);
        const auto other = begun(project.request(database.url()));
        go(*other, Step::Record);
        QCOMPARE(other->record().outcome, u"done"_s);
        const StepRecord migrate = go(*run, Step::Migrate);
        QCOMPARE(migrate.state, StepState::Failed);
        QCOMPARE(migrate.error->code, ErrorCode::PlanChanged);
        QCOMPARE(exitStatus(run->record()), 4);
        QCOMPARE(ledgerRows(database), u"20240101000000_a"_s);
    }

    void bytesThatAreNotThePlansAreNotRun()
    {
        const Database database;
        const Project project;
        project.write(u"20240101000000_a"_s, "CREATE TABLE a (i int);");
        DeployRequest request = project.request(database.url());
        project.write(u"20240101000000_a"_s, "CREATE TABLE z (i int);");
        request.workspace = project.open();
        const auto run = begun(request);
        const StepRecord plan = go(*run, Step::Migrate);
        QCOMPARE(plan.error->code, ErrorCode::PlanChanged);
        QCOMPARE(database.sql("SELECT to_regclass('z')"), QString());
    }

    void anEditedFileOnDiskDoesNotReachTheServer()
    {
        const Database database;
        const Project project;
        project.write(u"20240101000000_a"_s, "CREATE TABLE a (i int);");
        const auto run = begun(project.request(database.url()));
        go(*run, Step::Preflight);
        project.write(u"20240101000000_a"_s, "CREATE TABLE z (i int);");
        go(*run, Step::Record);
        QCOMPARE(run->record().outcome, u"done"_s);
        QCOMPARE(database.sql("SELECT to_regclass('z')"), QString());
    }

    void withoutAJournalNothingBegins()
    {
        const Database database;
        const Project project;
        project.write(u"20240101000000_a"_s, "CREATE TABLE a (i int);");
        DeployRequest request = project.request(database.url());
        QVERIFY(QDir().mkpath(request.journalPath));
        const auto run = DeployRun::begin(request, {});
        QVERIFY(!run);
        QCOMPARE(run.error().code, ErrorCode::JournalUnusable);
        QCOMPARE(database.sql("SELECT to_regclass('a')"), QString());
    }

    void aJournalThatBreaksBeforeMigrateStopsIt()
    {
        const Database database;
        const Project project;
        project.write(u"20240101000000_a"_s, "CREATE TABLE a (i int);");
        const auto run = begun(project.request(database.url()));
        go(*run, Step::Preflight);
        QVERIFY(confirmAll(*run, Step::Migrate));
        for (const QString &suffix : {u""_s, u"-wal"_s, u"-shm"_s})
            QFile::remove(project.journalPath() + suffix);
        QVERIFY(QDir().mkpath(project.journalPath()));
        const auto migrate = run->perform(Step::Migrate, {}, {});
        QVERIFY(!migrate);
        QCOMPARE(migrate.error().code, ErrorCode::JournalUnusable);
        QCOMPARE(database.sql("SELECT to_regclass('a')"), QString());
    }

    void anObstacleStopsAtThePlan()
    {
        const Database database;
        const Project project(Project::Layout::Plain);
        project.write(u"20240101_a.sql"_s, "\\echo hello\nCREATE TABLE a (i int);\n");
        const auto run = begun(project.request(database.url()));
        const StepRecord plan = taken(run->perform(Step::Plan, {}, {}));
        QCOMPARE(plan.state, StepState::Failed);
        QCOMPARE(plan.error->code, ErrorCode::FileMalformed);
        QCOMPARE(plan.error->line, 1);
    }

    void onlyOneConsoleWorksOnARun()
    {
        const Database database;
        const Project project;
        project.write(u"20240101000000_a"_s, "CREATE TABLE a (i int);");
        const DeployRequest request = project.request(database.url());
        auto run = begun(request);
        const QString id = run->record().id;
        const auto journal = taken(Journal::open(project.journalPath()));
        QVERIFY(taken(interruptedRuns(*journal, project.open()->root)).empty());
        const auto second = DeployRun::resume(id, request, {});
        QVERIFY(!second);
        QCOMPARE(second.error().code, ErrorCode::LedgerBusy);
        run.reset();
        QCOMPARE(taken(interruptedRuns(*journal, project.open()->root)).size(), 1u);
        QVERIFY(abandonRun(*journal, id));
        QVERIFY(taken(interruptedRuns(*journal, project.open()->root)).empty());
        QVERIFY(!DeployRun::resume(id, request, {}));
    }

    void aResumedRunGoesOnAndAsksAgain()
    {
        const Database database;
        const Project project;
        project.write(u"20240101000000_a"_s, "CREATE TABLE a (i int);");
        auto run = begun(project.request(database.url()));
        go(*run, Step::Preflight);
        QVERIFY(confirmAll(*run, Step::Migrate));
        const QString id = run->record().id;
        run.reset();
        run = taken(DeployRun::resume(id, project.request(database.url()), {}));
        QCOMPARE(run->next(), std::optional(Step::Migrate));
        QVERIFY(!run->perform(Step::Migrate, {}, {}));
        go(*run, Step::Record);
        QCOMPARE(run->record().outcome, u"done"_s);
    }

    void aChangedFileCannotBeResumed()
    {
        const Database database;
        const Project project;
        project.write(u"20240101000000_a"_s, "CREATE TABLE a (i int);");
        auto run = begun(project.request(database.url()));
        go(*run, Step::Preflight);
        const QString id = run->record().id;
        run.reset();
        project.write(u"20240101000000_a"_s, "CREATE TABLE z (i int);");
        const auto resumed = DeployRun::resume(id, project.request(database.url()), {});
        QVERIFY(!resumed);
        QCOMPARE(resumed.error().code, ErrorCode::PlanChanged);
    }
};

QTEST_GUILESS_MAIN(RefusalTest)
#include "tst_refusal.moc"
