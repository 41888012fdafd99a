// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/deploywords.h"

#include "app/deploy/playbook.h"
#include "models/format.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(DeployWords)
};

bool stands(StepState state)
{
    return state == StepState::Succeeded || state == StepState::Confirmed;
}

bool reverts(const RunRecord &run)
{
    return run.plan.direction == Direction::Revert;
}

QString checkCounts(const StepRecord &step)
{
    const int failed = count(step.checks, Outcome::Fail);
    const int warnings = count(step.checks, Outcome::Warn);
    if (failed > 0)
        return Words::tr("%n failed", "checks", failed);
    if (warnings > 0)
        return Words::tr("%n warning(s)", nullptr, warnings);
    return Words::tr("All passed", "checks");
}

/// What the step found, in two or three words; empty when its time says enough.
QString gist(const RunRecord &run, Step step)
{
    const StepRecord &record = run.at(step);
    if (step == Step::Plan)
        return Words::tr("%n migration(s)", nullptr, int(run.plan.migrations.size()));
    if (step == Step::Migrate && stands(record.state))
        return reverts(run) ? Words::tr("%n reverted", "migrations", int(run.plan.migrations.size()))
                            : Words::tr("%n applied", "migrations", int(run.plan.migrations.size()));
    return record.checks.empty() ? QString() : checkCounts(record);
}

/// The first migration of the plan that stands so; empty for none.
QString firstIn(const RunRecord &run, StatementState state)
{
    const auto found = std::ranges::find(run.migrations, state, &MigrationRun::state);
    return found == run.migrations.end() ? QString() : found->name;
}

QString stoppedSentence(const RunRecord &run, int applied)
{
    const int planned = int(run.plan.migrations.size());
    const QString share = (reverts(run) ? Words::tr("%1 of %n migration(s) reverted", nullptr, planned)
                                        : Words::tr("%1 of %n migration(s) applied", nullptr, planned))
                              .arg(QLocale().toString(applied));
    if (const QString name = firstIn(run, StatementState::Failed); !name.isEmpty())
        return Words::tr("%1; %2 took effect in part.", "2 of 4 migrations applied, a name").arg(share, name);
    if (const QString name = firstIn(run, StatementState::InDoubt); !name.isEmpty())
        return Words::tr("%1; whether %2 took effect is in doubt.", "2 of 4 migrations applied, a name")
            .arg(share, name);
    if (applied == 0 && !copiedTablesOf(run).isEmpty())
        return Words::tr("No migration remains: what failed was undone. The copies of tables are there.");
    if (applied == 0)
        return Words::tr("Nothing has been changed: what failed was undone.");
    return Words::tr("%1; nothing of the others.", "2 of 4 migrations applied").arg(share);
}

}  // namespace

QString outcomeWord(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Pass:
        return Words::tr("Passed", "a check");
    case Outcome::Warn:
        return Words::tr("Warning", "a check");
    case Outcome::Fail:
        return Words::tr("Failed", "a check");
    case Outcome::Skip:
        return Words::tr("Skipped", "a check");
    }
    Q_UNREACHABLE();
}

QString stepStateWord(StepState state)
{
    switch (state) {
    case StepState::Waiting:
        return Words::tr("Waiting", "a step");
    case StepState::Succeeded:
        return Words::tr("To be confirmed", "a step");
    case StepState::Confirmed:
        return Words::tr("Done", "a step");
    case StepState::Failed:
        return Words::tr("Failed", "a step");
    case StepState::Undone:
        return Words::tr("Failed, undone", "a step");
    case StepState::Partial:
        return Words::tr("Failed, effects remain", "a step");
    case StepState::Cancelled:
        return Words::tr("Cancelled", "a step");
    case StepState::Skipped:
        return Words::tr("Skipped", "a step");
    }
    Q_UNREACHABLE();
}

QString statementStateWord(StatementState state)
{
    switch (state) {
    case StatementState::Waiting:
        return Words::tr("Waiting", "a statement");
    case StatementState::Running:
        return Words::tr("Running", "a statement");
    case StatementState::Applied:
        return Words::tr("Applied", "a statement");
    case StatementState::Undone:
        return Words::tr("Undone", "a statement");
    case StatementState::Failed:
        return Words::tr("Failed", "a statement");
    case StatementState::InDoubt:
        return Words::tr("In doubt", "a statement");
    case StatementState::PassedBy:
        return Words::tr("Passed by", "a migration");
    }
    Q_UNREACHABLE();
}

qint64 tookMs(const StepRecord &step)
{
    return step.startedAt.isValid() && step.finishedAt.isValid() ? step.startedAt.msecsTo(step.finishedAt) : 0;
}

QString stepOutcome(const RunRecord &run, Step step)
{
    const StepRecord &record = run.at(step);
    if (record.state == StepState::Waiting)
        return {};
    if (record.state != StepState::Confirmed)
        return stepStateWord(record.state);
    QStringList parts;
    if (const QString found = gist(run, step); !found.isEmpty())
        parts << found;
    if (record.finishedAt.isValid())
        parts << durationText(tookMs(record));
    return parts.join(u" · "_s);
}

int appliedMigrations(const RunRecord &run)
{
    const StepRecord &migrate = run.at(Step::Migrate);
    if (stands(migrate.state))
        return int(run.plan.migrations.size());
    return int(std::ranges::count(run.migrations, StatementState::Applied, &MigrationRun::state));
}

QString databaseSentence(const RunRecord &run)
{
    const StepRecord &migrate = run.at(Step::Migrate);
    const int applied = appliedMigrations(run);
    if (stands(migrate.state))
        return reverts(run) ? Words::tr("All %n migration(s) reverted.", nullptr, applied)
                            : Words::tr("All %n migration(s) applied.", nullptr, applied);
    if (migrate.state == StepState::Waiting && applied == 0) {
        const int copied = int(copiedTablesOf(run).size());
        return copied == 0
            ? Words::tr("Nothing has been changed yet.")
            : Words::tr("No migration has run yet; %n table(s) were copied beside themselves.", nullptr, copied);
    }
    return stoppedSentence(run, applied);
}

}  // namespace lockstep
