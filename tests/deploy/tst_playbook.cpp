// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/playbook.h"

#include <QtTest>

#include <algorithm>

using namespace lockstep;
using namespace Qt::StringLiterals;

namespace {

/// A deploy of a, which was applied, and b, which failed.
RunRecord failedRun()
{
    RunRecord run{.id = u"0123"_s, .project = u"/srv/my shop"_s, .environment = u"production"_s};
    run.plan.target.database = u"shop"_s;
    run.plan.migrations = {{.name = u"a"_s, .file = u"a.sql"_s, .revertFile = u"a_rollback.sql"_s},
                           {.name = u"b"_s, .file = u"b.sql"_s}};
    for (const Step step : allSteps)
        run.steps.push_back({.step = step, .state = StepState::Waiting});
    run.migrations
        = {{.name = u"a"_s, .state = StatementState::Applied}, {.name = u"b"_s, .state = StatementState::Undone}};
    StepRecord &migrate = run.at(Step::Migrate);
    Error error{ErrorCode::StepPartial, {"b failed"}};
    error.sql = SqlErrorInfo{"42P01", u"no such table"_s};
    migrate.state = StepState::Partial;
    migrate.error = error;
    migrate.statements = {{.migration = u"a"_s, .statement = 1, .line = 1, .state = StatementState::Applied},
                          {.migration = u"b"_s,
                           .statement = 1,
                           .line = 3,
                           .text = u"SELECT * FROM gone"_s,
                           .state = StatementState::Failed,
                           .error = error}};
    return run;
}

QList<int> kindsOf(const Playbook &playbook)
{
    QList<int> kinds;
    for (const PlaybookWay &way : playbook.ways)
        kinds << int(way.kind);
    return kinds;
}

const PlaybookWay &wayOf(const Playbook &playbook, PlaybookWay::Kind kind)
{
    const auto found = std::ranges::find(playbook.ways, kind, &PlaybookWay::kind);
    if (found == playbook.ways.end())
        qFatal("There is no such way.");
    return *found;
}

}  // namespace

class PlaybookTest : public QObject
{
    Q_OBJECT

private slots:
    void noneWhereNothingFailed()
    {
        RunRecord run = failedRun();
        run.at(Step::Migrate).error.reset();
        run.at(Step::Migrate).state = StepState::Confirmed;
        QVERIFY(!playbookOf(run));
    }

    void aMistakeInTheFileIsCorrectedFirst()
    {
        using enum PlaybookWay::Kind;
        const auto playbook = playbookOf(failedRun());
        QVERIFY(playbook);
        QCOMPARE(kindsOf(*playbook), (QList<int>{int(Correct), int(Retry), int(Revert), int(Leave)}));
        QCOMPARE(playbook->statement->text, u"SELECT * FROM gone"_s);
        QCOMPARE(playbook->file, u"b.sql"_s);
        QCOMPARE(playbook->line, 3);
        QCOMPARE(wayOf(*playbook, Revert).subject, u"a"_s);
        QCOMPARE(wayOf(*playbook, Revert).commands,
                 QStringList({u"lockstep revert --to a --dry-run '/srv/my shop' --target production"_s,
                              u"lockstep history 0123 --abandon"_s,
                              u"lockstep revert --to a '/srv/my shop' --target production"_s}));
        QVERIFY(!wayOf(*playbook, Leave).title.isEmpty());
    }

    void whatPassesIsTriedAgainFirst()
    {
        RunRecord run = failedRun();
        run.at(Step::Migrate).error->code = ErrorCode::LockTimeout;
        run.outcome = u"partial"_s;
        const auto playbook = playbookOf(run);
        QCOMPARE(playbook->ways.front().kind, PlaybookWay::Kind::Retry);
        QCOMPARE(playbook->ways.front().commands, QStringList{u"lockstep deploy '/srv/my shop' --target production"_s});
    }

    void withoutAScriptThereIsNoRevert()
    {
        RunRecord run = failedRun();
        run.plan.migrations[0].revertFile.clear();
        QVERIFY(!kindsOf(*playbookOf(run)).contains(int(PlaybookWay::Kind::Revert)));
    }

    void whatIsHalfDoneCanBeSaidInTheLedger()
    {
        RunRecord run = failedRun();
        run.migrations[1].state = StatementState::Failed;
        const auto playbook = playbookOf(run);
        QCOMPARE(wayOf(*playbook, PlaybookWay::Kind::Resolve).subject, u"b"_s);
        QVERIFY(playbook->howKnown.english().startsWith(u"Known from the server's own answers"_s));
        run.migrations[1].state = StatementState::InDoubt;
        QVERIFY(playbookOf(run)->howKnown.english().startsWith(u"Known from the journal only"_s));
    }

    void theBackupIsAWay()
    {
        RunRecord run = failedRun();
        run.at(Step::Backup).facts = {{{"File"}, u"/b/shop's.dump"_s}};
        const auto playbook = playbookOf(run);
        QCOMPARE(wayOf(*playbook, PlaybookWay::Kind::Restore).commands.front(),
                 u"lockstep restore '/b/shop'\\''s.dump' '/srv/my shop' --target production"_s);
        QCOMPARE(backupOf(run), u"/b/shop's.dump"_s);
    }

    void aLaterStepIsRunAgain()
    {
        RunRecord run = failedRun();
        run.at(Step::Migrate).error.reset();
        run.at(Step::Migrate).state = StepState::Confirmed;
        run.at(Step::Smoke).state = StepState::Failed;
        run.at(Step::Smoke).error = Error{ErrorCode::CheckFailed, {"no"}};
        const auto playbook = playbookOf(run);
        QCOMPARE(playbook->step, Step::Smoke);
        QVERIFY(!playbook->statement);
        QCOMPARE(playbook->ways.front().kind, PlaybookWay::Kind::Retry);
    }
};

QTEST_GUILESS_MAIN(PlaybookTest)
#include "tst_playbook.moc"
