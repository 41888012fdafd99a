// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/deploystate.h"
#include "models/stepmodel.h"
#include "tests/support/testdeploy.h"

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace lockstep;
using namespace Qt::StringLiterals;

namespace {

/// In ms: a real server on a busy machine. QTRY waits three times as long before it fails, CTest two minutes.
constexpr int patience = 30'000;

/// Each step's state in order, as a picture: "confirmed confirmed succeeded waiting …".
QString states(const RunRecord &record)
{
    QStringList all;
    for (const StepRecord &step : record.steps)
        all << stepStateId(step.state);
    return all.join(u' ');
}

void answerAll(DeployState &state)
{
    const Step step = state.next().value_or(Step::Record);
    for (const Confirmation &confirmation : state.confirmations(step))
        state.answer(step, confirmation.id, confirmation.typed.isEmpty() ? u"yes"_s : confirmation.typed);
}

bool settled(DeployState &state)
{
    return QTest::qWaitFor([&state] { return !state.isBusy(); }, patience);
}

/// Answers, performs and confirms until `last` has been performed.
bool walk(DeployState &state, Step last)
{
    while (state.next() && *state.next() <= last) {
        const Step step = *state.next();
        answerAll(state);
        state.perform();
        if (!settled(state) || state.problem())
            return false;
        if (step == last)
            return true;
        answerAll(state);
        state.confirm();
        if (!settled(state) || state.next() == step)
            return false;
    }
    return true;
}

}  // namespace

class TestDeployState : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void aWholeRun()
    {
        test::Deployment deployment;
        test::addHistory(deployment);
        DeployState state;
        StepModel steps(state);
        const QAbstractItemModelTester tester(&steps, QAbstractItemModelTester::FailureReportingMode::QtTest);
        state.open(deployment.request());
        QVERIFY(settled(state));
        QVERIFY2(state.isOpen(), qPrintable(state.problem() ? describe(*state.problem()) : QString()));
        QCOMPARE(state.databaseSentence(), u"Nothing has been changed yet."_s);
        QVERIFY2(walk(state, Step::Record), qPrintable(states(state.record())));
        QCOMPARE(state.record().outcome, u"done"_s);
        QCOMPARE(state.databaseSentence(), u"All 3 migration(s) applied."_s);
        QCOMPARE(deployment.ledger(), u"20250101000000_customers,20250102000000_orders,20250103000000_orders_index"_s);
        QCOMPARE(state.recordFiles().size(), 3);
        for (const QString &file : state.recordFiles())
            QVERIFY2(QFile::exists(file), qPrintable(file));
        QCOMPARE(state.statements().index(1, StatementModel::RowsColumn).data().toString(), u"100"_s);
    }

    void whatIsNotConfiguredIsPassedByItself()
    {
        test::Deployment deployment;
        test::addHistory(deployment);
        DeployState state;
        state.open(deployment.request());
        QVERIFY(settled(state));
        QVERIFY(!state.hasWork(Step::Release) && state.hasWork(Step::Record));
        QVERIFY(walk(state, Step::Verify));
        answerAll(state);
        state.confirm();
        QVERIFY(settled(state));
        QCOMPARE(state.next(), std::optional(Step::Record));
        QCOMPARE(state.shown(), Step::Record);
        QCOMPARE(state.record().at(Step::Smoke).state, StepState::Skipped);
    }

    void aStepThatNeedsNoLookPassesTheIdleOnes()
    {
        test::Deployment deployment;
        test::addHistory(deployment);
        DeployRequest request = deployment.request();
        request.view.choice.policy.confirmsEveryStep = false;
        DeployState state;
        state.open(request);
        QVERIFY(settled(state));
        while (state.next() && *state.next() <= Step::Verify) {
            answerAll(state);
            state.canPerform() ? state.perform() : state.confirm();
            QVERIFY(settled(state));
            QVERIFY2(!state.problem(), state.problem() ? qPrintable(describe(*state.problem())) : "");
            answerAll(state);
            if (state.canConfirm())
                state.confirm();
            QVERIFY(settled(state));
        }
        QCOMPARE(state.next(), std::optional(Step::Record));
        QCOMPARE(state.record().at(Step::Release).state, StepState::Skipped);
    }

    void nothingRunsBeforeItIsConfirmed()
    {
        test::Deployment deployment;
        test::addHistory(deployment);
        DeployState state;
        state.open(deployment.request());
        QVERIFY(settled(state));
        QVERIFY(!state.canShow(Step::Backup));
        state.show(Step::Migrate);
        QCOMPARE(state.shown(), Step::Plan);
        state.perform();
        QVERIFY(settled(state));
        QCOMPARE(state.record().at(Step::Plan).state, StepState::Succeeded);
        QVERIFY(!state.canConfirm());
        state.confirm();
        QCOMPARE(*state.next(), Step::Plan);
        answerAll(state);
        QVERIFY(state.canConfirm());
        for (const Confirmation &confirmation : state.confirmations(Step::Plan))
            state.answer(Step::Plan, confirmation.id, std::nullopt);
        QVERIFY(!state.canConfirm());
    }

    void aProtectedTargetWantsItsNameTyped()
    {
        test::Deployment deployment;
        test::addHistory(deployment);
        DeployState state;
        state.open(deployment.request(true));
        QVERIFY(settled(state));
        QVERIFY2(walk(state, Step::Preflight), qPrintable(states(state.record())));
        answerAll(state);
        state.confirm();
        QVERIFY(settled(state));
        QCOMPARE(*state.next(), Step::Migrate);
        answerAll(state);
        QVERIFY(state.canPerform());
        for (const Confirmation &confirmation : state.confirmations(Step::Migrate)) {
            if (!confirmation.typed.isEmpty())
                state.answer(Step::Migrate, confirmation.id, confirmation.typed.chopped(1));
        }
        QVERIFY(!state.canPerform());
    }

    void aFailedMigrationIsUndoneAndTheOneBeforeItStays()
    {
        test::Deployment deployment;
        test::addFailure(deployment);
        DeployState state;
        state.open(deployment.request());
        QVERIFY(settled(state));
        QVERIFY2(walk(state, Step::Migrate), qPrintable(states(state.record())));
        const StepRecord &migrate = state.record().at(Step::Migrate);
        QCOMPARE(migrate.state, StepState::Partial);  // the first one stays
        QVERIFY(migrate.error);
        QCOMPARE(state.databaseSentence(), u"1 of 2 migration(s) applied; nothing of the others."_s);
        const int row = state.statements().failedRow();
        QVERIFY(row >= 0);
        QCOMPARE(state.statements().index(row, 0).data(StatementModel::SqlRole).toString(),
                 u"INSERT INTO totals\n  SELECT 1 / 0"_s);
        QCOMPARE(deployment.ledger(), u"20250101000000_customers"_s);
        answerAll(state);
        QVERIFY(state.canPerform());
    }

    void cancelStopsASleepingStatement()
    {
        test::Deployment deployment;
        deployment.add(u"20250101000000_sleeps"_s, "SELECT pg_sleep(300);\n");
        DeployState state;
        state.open(deployment.request());
        QVERIFY(settled(state));
        QVERIFY2(walk(state, Step::Preflight), qPrintable(states(state.record())));
        answerAll(state);
        state.confirm();
        QVERIFY(settled(state));
        answerAll(state);
        state.perform();
        QTRY_COMPARE_WITH_TIMEOUT(state.statements().runningRow(), 0, patience);
        state.requestStop();
        QVERIFY(state.isStopping());
        QVERIFY(settled(state));
        QVERIFY(state.record().at(Step::Migrate).state != StepState::Succeeded);
        QCOMPARE(state.databaseSentence(), u"Nothing has been changed: what failed was undone."_s);
        QCOMPARE(deployment.ledger(), QString());
    }

    void anUnusableJournalIsAProblemNotARun()
    {
        test::Deployment deployment;
        test::addHistory(deployment);
        DeployRequest request = deployment.request();
        request.journalPath = deployment.folder();
        DeployState state;
        state.open(request);
        QVERIFY(settled(state));
        QVERIFY(!state.isOpen());
        QVERIFY(state.problem());
        QCOMPARE(state.problem()->code, ErrorCode::JournalUnusable);
        QVERIFY(!state.canPerform());
    }

    void anUnfinishedRunIsTakenUpAgain()
    {
        test::Deployment deployment;
        test::addFailure(deployment);
        QString run;
        {
            DeployState state;
            state.open(deployment.request());
            QVERIFY(settled(state));
            QVERIFY2(walk(state, Step::Migrate), qPrintable(states(state.record())));
            run = state.record().id;
        }
        DeployState state;
        state.open(deployment.request(), run);
        QVERIFY(settled(state));
        QVERIFY2(state.isOpen(), qPrintable(state.problem() ? describe(*state.problem()) : QString()));
        QCOMPARE(state.record().id, run);
        QCOMPARE(state.shown(), Step::Migrate);
        QCOMPARE(state.statements().rowCount(), 3);
        QCOMPARE(state.statements().index(0, 0).data().toString(), u"Applied"_s);
        QCOMPARE(state.databaseSentence(), u"1 of 2 migration(s) applied; nothing of the others."_s);
    }

    void aBackupThatCannotBeWrittenStopsTheWay()
    {
        test::Deployment deployment;
        test::addHistory(deployment);
        DeployRequest request = deployment.request();
        request.backupFolder = request.journalPath;  // a file where a folder should be
        DeployState state;
        state.open(request);
        QVERIFY(settled(state));
        QVERIFY2(walk(state, Step::Backup), qPrintable(states(state.record())));
        QCOMPARE(state.record().at(Step::Backup).state, StepState::Failed);
        QVERIFY(state.record().at(Step::Backup).error);
        QVERIFY(!state.canConfirm());
        QVERIFY(!state.canShow(Step::Preflight));
        QVERIFY(state.canPerform());
        QCOMPARE(state.databaseSentence(), u"Nothing has been changed yet."_s);
    }

    void anAbandonedRunIsClosed()
    {
        test::Deployment deployment;
        test::addHistory(deployment);
        DeployState state;
        QSignalSpy abandoned(&state, &DeployState::abandoned);
        state.open(deployment.request());
        QVERIFY(settled(state));
        state.abandon();
        QVERIFY(settled(state));
        QCOMPARE(abandoned.size(), 1);
        QCOMPARE(state.record().outcome, u"abandoned"_s);
        QVERIFY(!state.canPerform());
    }
};

QTEST_GUILESS_MAIN(TestDeployState)
#include "tst_deploystate.moc"
