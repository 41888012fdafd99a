// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/playbook.h"

#include "app/deploy/playbookways.h"
#include "app/deploy/replay.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

bool hasFailed(const StepRecord &step)
{
    return step.error
        && (step.state == StepState::Failed || step.state == StepState::Undone || step.state == StepState::Partial
            || step.state == StepState::Cancelled);
}

const StatementRun *failedStatement(const RunRecord &run)
{
    const auto &all = run.at(Step::Migrate).statements;
    const auto isFailure = [](const StatementRun &statement) {
        return statement.error || statement.state == StatementState::Failed
            || statement.state == StatementState::InDoubt;
    };
    const auto found = std::find_if(all.rbegin(), all.rend(), isFailure);
    return found == all.rend() ? nullptr : &*found;
}

QStringList namesIn(const RunRecord &run, StatementState state)
{
    QStringList names;
    for (const MigrationRun &migration : run.migrations) {
        if (migration.state == state)
            names << migration.name;
    }
    return names;
}

void describe(const RunRecord &run, StatementState state, const char *sentence, std::vector<Message> &into)
{
    if (const QStringList names = namesIn(run, state); !names.isEmpty())
        into.push_back({sentence, {names.join(u", "_s)}});
}

std::vector<Message> databaseOf(const RunRecord &run)
{
    std::vector<Message> sentences;
    const bool reverts = run.plan.direction == Direction::Revert;
    describe(run, StatementState::Applied,
             reverts ? QT_TRANSLATE_NOOP("app", "Reverted, with their rows gone from the ledger: %1.")
                     : QT_TRANSLATE_NOOP("app", "Applied, each with its row in the ledger: %1."),
             sentences);
    describe(run, StatementState::Undone, QT_TRANSLATE_NOOP("app", "Begun and rolled back, nothing of it remains: %1."),
             sentences);
    describe(run, StatementState::Failed, QT_TRANSLATE_NOOP("app", "Took effect in part: %1."), sentences);
    describe(run, StatementState::InDoubt, QT_TRANSLATE_NOOP("app", "Not known whether it took effect: %1."),
             sentences);
    describe(run, StatementState::Waiting, QT_TRANSLATE_NOOP("app", "Not begun: %1."), sentences);
    for (const StatementRun &statement : run.at(Step::Migrate).statements) {
        const MigrationRun *migration = findMigration(run, statement.migration);
        const bool isLoose
            = statement.state == StatementState::Applied && (!migration || migration->state != StatementState::Applied);
        if (isLoose)
            sentences.push_back(
                {QT_TRANSLATE_NOOP("app", "Took effect and remains: statement %1 of %2, line %3."),
                 {QString::number(statement.statement), statement.migration, QString::number(statement.line)}});
    }
    return sentences;
}

/// The state of the database is never inferred; where the server could not be asked, that is said.
Message howKnown(const RunRecord &run)
{
    if (!namesIn(run, StatementState::InDoubt).isEmpty())
        return {QT_TRANSLATE_NOOP("app",
                                  "Known from the journal only: the server could not be asked. Running the step "
                                  "again, or taking the run up again, asks it first.")};
    if (run.at(Step::Migrate).statements.empty())
        return copiedTablesOf(run).isEmpty()
            ? Message{QT_TRANSLATE_NOOP("app", "Known because nothing was sent to the database before that step.")}
            : Message{QT_TRANSLATE_NOOP(
                "app", "Known because nothing but the copies of tables was sent to the database before that step.")};
    return {QT_TRANSLATE_NOOP("app", "Known from the server's own answers and the ledger, not assumed.")};
}

bool isInvolved(const RunRecord &run)
{
    return std::ranges::any_of(run.migrations, [](const MigrationRun &migration) {
        return migration.state == StatementState::Applied || migration.state == StatementState::Failed
            || migration.state == StatementState::InDoubt;
    });
}

std::vector<Message> containmentOf(const RunRecord &run)
{
    if (!isInvolved(run))
        return {{QT_TRANSLATE_NOOP("app", "The schema is as it was before this run: nothing needs to be stopped.")}};
    return {{QT_TRANSLATE_NOOP("app",
                               "Keep new code from being released, and switch off what uses the changed tables, until "
                               "it is decided what becomes of them.")},
            {QT_TRANSLATE_NOOP("app",
                               "If rows are being spoiled now, stop the writers first: what they write until a restore "
                               "is not in the backup.")},
            {QT_TRANSLATE_NOOP("app", "Tell those who watch the service. One person decides, one types.")}};
}

QStringList questions()
{
    return {u"SELECT pid, usename, application_name, state, wait_event_type, pg_blocking_pids(pid) AS blocked_by, "
            "now() - xact_start AS since, left(query, 80) AS query FROM pg_stat_activity WHERE datname = "
            "current_database() AND state <> 'idle' ORDER BY xact_start"_s};
}

int lineOf(const StatementRun *statement, const Error &error)
{
    if (error.line > 0)
        return error.line;
    if (statement && statement->error && statement->error->line > 0)
        return statement->error->line;
    return statement ? statement->line : 0;
}

QString fileOf(const RunRecord &run, const StatementRun *statement, const Error &error)
{
    if (!error.file.isEmpty() || !statement)
        return error.file;
    const auto planned = std::ranges::find(run.plan.migrations, statement->migration, &PlannedMigration::name);
    return planned == run.plan.migrations.end() ? QString() : planned->file;
}

}  // namespace

std::optional<Playbook> playbookOf(const RunRecord &run)
{
    const auto step = std::ranges::find_if(run.steps, hasFailed);
    if (step == run.steps.end())
        return std::nullopt;
    const StatementRun *statement = step->step == Step::Migrate ? failedStatement(run) : nullptr;
    Playbook playbook{.step = step->step, .error = *step->error};
    if (statement)
        playbook.statement = *statement;
    playbook.file = fileOf(run, statement, *step->error);
    playbook.line = lineOf(statement, *step->error);
    playbook.database = databaseOf(run);
    playbook.howKnown = howKnown(run);
    playbook.contain = containmentOf(run);
    playbook.questions = questions();
    playbook.ways = waysOn(run, *step);
    return playbook;
}

QString backupOf(const RunRecord &run)
{
    for (const Fact &fact : run.at(Step::Backup).facts) {
        if (fact.value.endsWith(u".dump"_s) || fact.value.endsWith(u".dir"_s))
            return fact.value;
    }
    return {};
}

QStringList copiedTablesOf(const RunRecord &run)
{
    static const QRegularExpression copy(u"^(.+) → ((?:[\\w\"$]+\\.)?\"?_backup_[\\w$]+\"?)$"_s);
    QStringList tables;
    for (const Fact &fact : run.at(Step::Backup).facts) {
        if (const auto match = copy.match(fact.value); match.hasMatch())
            tables << match.captured(1);
    }
    return tables;
}

std::vector<const PlannedMigration *> revertibleOf(const RunRecord &run)
{
    std::vector<const PlannedMigration *> found;
    if (run.plan.direction == Direction::Revert)
        return found;
    for (const PlannedMigration &planned : run.plan.migrations) {
        const MigrationRun *migration = findMigration(run, planned.name);
        if (!migration || migration->state != StatementState::Applied)
            continue;
        if (planned.revertFile.isEmpty())
            return {};
        found.insert(found.begin(), &planned);
    }
    return found;
}

}  // namespace lockstep
