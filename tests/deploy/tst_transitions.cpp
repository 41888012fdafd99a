// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/transitions.h"

#include <QtTest>

#include <set>

using namespace lockstep;

class TransitionsTest : public QObject
{
    Q_OBJECT

private slots:
    void noPairStandsTwice()
    {
        std::set<std::pair<StepState, StepEvent>> seen;
        for (const Transition &row : transitions)
            QVERIFY2(seen.insert({row.from, row.event}).second, stepStateId(row.from).data());
    }

    void aStepIsConfirmedOnlyAfterItSucceeded()
    {
        for (const Transition &row : transitions) {
            if (row.to == StepState::Confirmed)
                QCOMPARE(row.from, StepState::Succeeded);
        }
    }

    void settledStepsStaySo()
    {
        for (const Transition &row : transitions)
            QVERIFY(!isSettled(row.from));
    }

    void everyOtherStateCanGoOn()
    {
        using enum StepState;
        for (const StepState state : {Waiting, Succeeded, Failed, Undone, Partial, Cancelled})
            QCOMPARE(nextState(state, StepEvent::Succeed), std::optional(Succeeded));
    }

    void exitStatusFollowsTheContract_data()
    {
        QTest::addColumn<StepState>("state");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<int>("status");
        QTest::newRow("a check says no") << StepState::Failed << ErrorCode::CheckFailed << 1;
        QTest::newRow("the server is gone") << StepState::Failed << ErrorCode::ConnectionLost << 3;
        QTest::newRow("another plan") << StepState::Failed << ErrorCode::PlanChanged << 4;
        QTest::newRow("undone") << StepState::Undone << ErrorCode::StepUndone << 5;
        QTest::newRow("undone after losing the server") << StepState::Undone << ErrorCode::ConnectionLost << 5;
        QTest::newRow("effects remain") << StepState::Partial << ErrorCode::StepPartial << 6;
        QTest::newRow("cancelled") << StepState::Cancelled << ErrorCode::Cancelled << 130;
        QTest::newRow("cancelled with effects") << StepState::Partial << ErrorCode::Cancelled << 130;
    }

    void exitStatusFollowsTheContract()
    {
        QFETCH(StepState, state);
        QFETCH(ErrorCode, code);
        RunRecord record;
        for (const Step step : allSteps)
            record.steps.push_back({.step = step});
        record.at(Step::Migrate).state = state;
        record.at(Step::Migrate).error = Error{code};
        QTEST(exitStatus(record), "status");
    }

    void exitStatusOfADoneRunIsZero()
    {
        RunRecord record{.outcome = QStringLiteral("done")};
        QCOMPARE(exitStatus(record), 0);
    }
};

QTEST_GUILESS_MAIN(TransitionsTest)
#include "tst_transitions.moc"
