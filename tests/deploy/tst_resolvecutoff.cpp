// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/recordjson.h"
#include "app/deploy/resolve.h"
#include "app/deploy/runlock.h"
#include "tests/deploy/deployproject.h"
#include "tests/deploy/resolverequest.h"

#include <QtTest>

#include <thread>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;
using namespace lockstep::test;

/// Others that work on the same target, and deeds that were cut off.
class ResolveCutOffTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }
    void onlyOneMigratesAtATime()
    {
        const Database database;
        const Project project;
        project.write(u"20240101000000_a"_s, "SELECT 1;\n");
        const auto request = requestFor(project, project.open(), database, u"20240101000000_a"_s, LedgerMark::Applied);
        const ResolvePreview preview = taken(previewResolve(request, {}));
        const auto lock
            = taken(LedgerLock::take(database.url(), *ledgerOf(u"prisma"_s), {}, std::chrono::milliseconds(0), {}));
        std::stop_source stop;
        const std::jthread impatience([&stop, &database] {
            // As soon as it waits for the lock.
            while (database.sql("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                                " AND pid <> pg_backend_pid() AND query LIKE '%pg_try_advisory_lock%'")
                   < u"2"_s)
                QThread::msleep(20);
            stop.request_stop();
        });
        const auto outcome = resolve(request, preview, allAnswers(preview.confirmations), JobContext(stop.get_token()));
        QCOMPARE(outcome.error().code, ErrorCode::Cancelled);
        QCOMPARE(states(request), u"20240101000000_a pending"_s);
    }

    void historyHasIt()
    {
        const Database database;
        const Project project;
        project.write(u"20240101000000_a"_s, "SELECT 1;\n");
        const auto request = requestFor(project, project.open(), database, u"20240101000000_a"_s, LedgerMark::Applied);
        QVERIFY(resolved(request));
        const auto journal = taken(Journal::open(project.journalPath()));
        const RunRecord record = taken(readRun(*journal, u"last"_s));
        QCOMPARE(record.deed, u"resolve"_s);
        QCOMPARE(record.outcome, u"done"_s);
        QVERIFY(!record.person.isEmpty());
        QCOMPARE(record.plan.migrations.at(0).name, u"20240101000000_a"_s);
        QCOMPARE(stepStates(record),
                 u"plan skipped, backup skipped, preflight skipped, migrate confirmed, verify skipped,"
                 " release skipped, smoke skipped, record skipped"_s);
        QCOMPARE(record.at(Step::Migrate).facts.at(1).value, u"20240101000000_a: pending → applied"_s);
        QCOMPARE(record.confirmations.size(), 1u);
        QVERIFY(taken(journal->checkChain()).isIntact);
    }

    void oneThatWasCutOffIsClosedAndNeverResumed()
    {
        const Database database;
        const Project project;
        project.write(u"20240101000000_a"_s, "SELECT 1;\n");
        const auto request = requestFor(project, project.open(), database, u"20240101000000_a"_s, LedgerMark::Applied);
        const auto journal = taken(Journal::open(project.journalPath()));
        taken(journal->append(u"cut"_s, u"runStarted"_s,
                              {{u"deed"_s, u"resolve"_s}, {u"project"_s, request.workspace->root}}));
        QVERIFY(taken(interruptedRuns(*journal, request.workspace->root)).empty());
        DeployRequest deploy = project.request(database.url());
        QCOMPARE(DeployRun::resume(u"cut"_s, deploy, {}).error().code, ErrorCode::BadRequest);
        QVERIFY(resolved(request));
        QCOMPARE(taken(readRun(*journal, u"cut"_s)).outcome, u"abandoned"_s);
    }

    void whatWasCutOffIsSettledByTheLedger_data()
    {
        QTest::addColumn<bool>("isCommitted");
        QTest::addColumn<bool>("isMeddledWith");
        QTest::addColumn<QString>("outcome");
        QTest::newRow("before its COMMIT") << false << false << u"undone"_s;
        QTest::newRow("behind its COMMIT") << true << false << u"done"_s;
        QTest::newRow("and then somebody else") << true << true << u"abandoned"_s;
    }
    void whatWasCutOffIsSettledByTheLedger()
    {
        QFETCH(bool, isCommitted);
        QFETCH(bool, isMeddledWith);
        QFETCH(QString, outcome);
        const Database database;
        const Database elsewhere;
        const Project project;
        project.write(u"20240101000000_a"_s, "SELECT 1;\n");
        project.write(u"20240102000000_b"_s, "SELECT 1;\n");
        const auto request = requestFor(project, project.open(), database, u"20240101000000_a"_s, LedgerMark::Applied);
        const auto journal = taken(Journal::open(project.journalPath()));
        // The journal as a resolve leaves it that was killed while its transaction was under way.
        if (isCommitted)
            QVERIFY(resolved(request));
        QJsonObject start{
            {u"deed"_s, u"resolve"_s},
            {u"project"_s, request.workspace->root},
            {u"expected"_s,
             QJsonArray{QJsonObject{
                 {u"migration"_s, u"20240101000000_a"_s}, {u"before"_s, u"pending"_s}, {u"after"_s, u"applied"_s}}}}};
        Plan plan{.target = request.view.identity};
        plan.migrations.push_back({.name = u"20240101000000_a"_s});
        start.insert(u"plan"_s, toJson(plan));
        taken(journal->append(u"cut"_s, u"runStarted"_s, start));
        const auto cutOff = taken(cutOffDeeds(*journal, request.workspace->root));
        QCOMPARE(cutOff.size(), 1u);
        QVERIFY(doubtOf(cutOff.at(0)).english().contains("20240101000000_a"_L1));
        if (isMeddledWith)
            database.sql("UPDATE _prisma_migrations SET checksum = 'x', finished_at = NULL");

        // Another database tells nothing of it.
        taken(DeployRun::begin(project.request(elsewhere.url()), {}));
        QVERIFY(taken(readRun(*journal, u"cut"_s)).isOpen());
        taken(DeployRun::begin(project.request(database.url()), {}));
        const RunRecord record = taken(readRun(*journal, u"cut"_s));
        QCOMPARE(record.outcome, outcome);
        QVERIFY(!record.at(Step::Migrate).facts.empty());
        QVERIFY(taken(journal->checkChain()).isIntact);
        QVERIFY(taken(cutOffDeeds(*journal, request.workspace->root)).empty());
    }

    void whatAnotherSettlesMeanwhileIsLeftAlone_data()
    {
        QTest::addColumn<bool>("isFinished");
        QTest::newRow("settled") << true;
        QTest::newRow("being settled") << false;
    }
    /// Both consoles list what is open before either settles it.
    void whatAnotherSettlesMeanwhileIsLeftAlone()
    {
        QFETCH(bool, isFinished);
        const Database database;
        const Project project;
        project.write(u"20240101000000_a"_s, "SELECT 1;\n");
        const DeployRequest request = project.request(database.url());
        const auto journal = taken(Journal::open(project.journalPath()));
        taken(journal->append(u"cut"_s, u"runStarted"_s,
                              {{u"deed"_s, u"resolve"_s},
                               {u"project"_s, request.workspace->root},
                               {u"plan"_s, toJson(Plan{.target = request.view.identity})}}));
        auto ledgerLock
            = taken(LedgerLock::take(database.url(), *ledgerOf(u"prisma"_s), {}, std::chrono::milliseconds(0), {}));
        std::unique_ptr<RunLock> runLock;
        std::jthread other([&] {
            // As soon as the deploy waits for the ledger: by then it has listed the run.
            while (database.sql("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                                " AND pid <> pg_backend_pid() AND query LIKE '%pg_try_advisory_lock%'")
                   < u"2"_s)
                QThread::msleep(20);
            const auto own = taken(Journal::open(project.journalPath()));
            if (isFinished)
                taken(own->append(u"cut"_s, u"finished"_s, {{u"outcome"_s, u"done"_s}}));
            else
                runLock = taken(RunLock::take(project.journalPath(), u"cut"_s));
            ledgerLock.reset();
        });
        taken(DeployRun::begin(request, {}));
        other.join();
        const auto events = taken(journal->events(u"cut"_s));
        QCOMPARE(events.size(), isFinished ? 2u : 1u);
        QCOMPARE(events.back().kind, isFinished ? u"finished"_s : u"runStarted"_s);
    }
};

QTEST_GUILESS_MAIN(ResolveCutOffTest)
#include "tst_resolvecutoff.moc"
