// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/deploywords.h"
#include "models/eventinbox.h"

#include <QtTest>

#include <thread>

using namespace lockstep;
using namespace Qt::StringLiterals;

namespace {

/// A run of `planned` migrations of which the first `applied` stand.
RunRecord runWith(StepState migrate, int planned, int applied)
{
    RunRecord run;
    for (const Step step : allSteps)
        run.steps.push_back({.step = step});
    for (int i = 0; i < planned; ++i) {
        run.plan.migrations.push_back({.name = QString::number(i)});
        run.migrations.push_back(
            {.name = QString::number(i), .state = i < applied ? StatementState::Applied : StatementState::Waiting});
    }
    run.at(Step::Migrate).state = migrate;
    return run;
}

}  // namespace

class TestDeployWords : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void databaseSentence_data()
    {
        QTest::addColumn<StepState>("state");
        QTest::addColumn<int>("applied");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("before the step") << StepState::Waiting << 0 << u"Nothing has been changed yet."_s;
        QTest::newRow("resumed before the step")
            << StepState::Waiting << 2 << u"2 of 4 migration(s) applied; nothing of the others."_s;
        QTest::newRow("after success") << StepState::Succeeded << 4 << u"All 4 migration(s) applied."_s;
        QTest::newRow("undone at the first")
            << StepState::Undone << 0 << u"Nothing has been changed: what failed was undone."_s;
        QTest::newRow("undone at the third")
            << StepState::Undone << 2 << u"2 of 4 migration(s) applied; nothing of the others."_s;
    }

    void databaseSentence()
    {
        QFETCH(StepState, state);
        QFETCH(int, applied);
        QTEST(lockstep::databaseSentence(runWith(state, 4, applied)), "sentence");
    }

    void theHalfDoneMigrationIsNamed()
    {
        RunRecord run = runWith(StepState::Partial, 4, 1);
        run.migrations[1].state = StatementState::Failed;
        QCOMPARE(lockstep::databaseSentence(run), u"1 of 4 migration(s) applied; 1 took effect in part."_s);
        run.migrations[1].state = StatementState::InDoubt;
        QCOMPARE(lockstep::databaseSentence(run), u"1 of 4 migration(s) applied; whether 1 took effect is in doubt."_s);
    }

    void copiesAreNotNothing()
    {
        RunRecord run = runWith(StepState::Waiting, 4, 0);
        run.at(Step::Backup).facts = {{{"Copy of a table"}, u"public.users → public._backup_users_20261120"_s},
                                      {{"Not copied"}, u"a function → that truncates"_s}};
        QCOMPARE(lockstep::databaseSentence(run),
                 u"No migration has run yet; 1 table(s) were copied beside themselves."_s);
        run.at(Step::Migrate).state = StepState::Undone;
        QVERIFY(lockstep::databaseSentence(run).endsWith(u"The copies of tables are there."_s));
    }

    void stepOutcome()
    {
        RunRecord run = runWith(StepState::Waiting, 2, 0);
        StepRecord &preflight = run.at(Step::Preflight);
        preflight.state = StepState::Succeeded;
        preflight.checks = {{.outcome = Outcome::Pass}, {.outcome = Outcome::Warn}};
        preflight.startedAt = QDateTime(QDate(2026, 11, 20), QTime(4, 0), Qt::UTC);
        preflight.finishedAt = preflight.startedAt.addSecs(252);
        QCOMPARE(lockstep::stepOutcome(run, Step::Preflight), u"To be confirmed"_s);
        preflight.state = StepState::Confirmed;
        QCOMPARE(lockstep::stepOutcome(run, Step::Preflight), u"1 warning(s) · 4 min 12 s"_s);
        QCOMPARE(lockstep::stepOutcome(run, Step::Verify), QString());
    }

    void aFloodOfNoticesArrivesInFewBatches()
    {
        EventInbox inbox;
        int batches = 0;
        qint64 dropped = 0;
        qint64 kept = 0;
        connect(&inbox, &EventInbox::arrived, this, [&](const EventInbox::Batch &batch) {
            ++batches;
            dropped += batch.dropped;
            kept += qint64(batch.notices.size());
            QVERIFY(batch.notices.size() <= EventInbox::noticesKept);
        });
        std::thread worker([&inbox] {
            for (int i = 0; i < 100'000; ++i)
                inbox.push({.kind = u"notice"_s, .text = QString::number(i)});
        });
        worker.join();
        QTRY_COMPARE(kept + dropped, 100'000);
        QVERIFY2(batches < 1000, qPrintable(QString::number(batches)));
    }
};

QTEST_GUILESS_MAIN(TestDeployWords)
#include "tst_deploywords.moc"
