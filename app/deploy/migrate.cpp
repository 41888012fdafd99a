// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/migrate.h"

#include "app/deploy/guard.h"
#include "app/deploy/steps/steps.h"

#include <QCoreApplication>

#include <numeric>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// How far the step came, for its result.
struct Tally
{
    int applied = 0;  ///< by this run, earlier attempts included
    QStringList names{};
    QStringList passedBy{};  ///< "20: its precondition is not met", a line each
};

std::vector<Fact> factsOf(const Execution &execution, const Tally &tally)
{
    const bool reverts = execution.request().plan.direction == Direction::Revert;
    std::vector<Fact> facts{
        {{reverts ? QT_TRANSLATE_NOOP("app", "Migrations reverted") : QT_TRANSLATE_NOOP("app", "Migrations applied")},
         u"%1 / %2"_s.arg(tally.applied).arg(execution.request().plan.migrations.size())},
        {{QT_TRANSLATE_NOOP("app", "Ledger")}, execution.ledger().table(execution.place())}};
    if (!tally.passedBy.isEmpty())
        facts.push_back({{QT_TRANSLATE_NOOP("app", "Passed by")}, tally.passedBy.join(u'\n')});
    return facts;
}

/// Applied migrations stay: with them the database is not what it was before the step, however clean the failed one
/// went.
StepEvent eventOf(const MigrationOutcome &outcome, const Tally &tally)
{
    const ErrorCode code = outcome.error->code;
    if (outcome.state == StatementState::InDoubt)
        return code == ErrorCode::ConnectionLost && tally.applied == 0 ? StepEvent::Fail : StepEvent::LeaveEffects;
    if (outcome.state == StatementState::Failed)
        return StepEvent::LeaveEffects;
    if (code == ErrorCode::Cancelled)
        return StepEvent::Cancel;
    return tally.applied > 0 ? StepEvent::LeaveEffects : StepEvent::Undo;
}

Message sentenceFor(const MigrationOutcome &outcome, const QString &name, const Tally &tally)
{
    const bool isCancelled = outcome.error->code == ErrorCode::Cancelled;
    const QString before = tally.names.join(u", "_s);
    if (outcome.state == StatementState::Failed && isCancelled)
        return {QT_TRANSLATE_NOOP("app", "%1 was cancelled, and what it had done until then remains."), {name}};
    if (outcome.state == StatementState::Failed)
        return {QT_TRANSLATE_NOOP("app", "%1 failed, and what it had done until then remains."), {name}};
    if (isCancelled && tally.applied > 0)
        return {QT_TRANSLATE_NOOP("app", "%1 was cancelled and nothing of it remains; applied before it and kept: %2."),
                {name, before}};
    if (isCancelled)
        return {QT_TRANSLATE_NOOP("app", "%1 was cancelled and nothing of it remains."), {name}};
    if (tally.applied > 0)
        return {QT_TRANSLATE_NOOP("app", "%1 failed and was undone; applied before it and kept: %2."), {name, before}};
    return {QT_TRANSLATE_NOOP("app", "%1 failed and was undone; the database is as it was before."), {name}};
}

Message wayOn(StepEvent event)
{
    if (event == StepEvent::LeaveEffects)
        return {QT_TRANSLATE_NOOP("app",
                                  "Remove the cause and run the step again: it goes on where it stopped and repeats "
                                  "nothing that took effect.")};
    return {QT_TRANSLATE_NOOP(
        "app",
        "Remove the cause and run the step again. If the file must change, leave this run and make a new plan.")};
}

QString appliedStatements(const RunRecord &record, const QString &name)
{
    QStringList lines;
    for (const StatementRun &run : record.at(Step::Migrate).statements) {
        if (run.migration == name && run.state == StatementState::Applied)
            lines << QCoreApplication::translate("app", "Statement %1 took effect: %2")
                         .arg(QString::number(run.statement), run.text);
    }
    return lines.join(u'\n');
}

/// The step's own error: what state the database is in, with the server's words and the place in the file kept.
Error stepError(const MigrationOutcome &outcome, const QString &name, const Tally &tally, const RunRecord &record)
{
    Error error = *outcome.error;
    if (outcome.state == StatementState::InDoubt)
        return error;
    const QString said = error.message.english();
    error.message = sentenceFor(outcome, name, tally);
    error.detail = error.detail.isEmpty() ? said : said + u'\n' + error.detail;
    if (outcome.state == StatementState::Failed)
        error.detail += u'\n' + appliedStatements(record, name);
    if (error.hint.isEmpty())
        error.hint = wayOn(eventOf(outcome, tally));
    if (error.code != ErrorCode::Cancelled)
        error.code = eventOf(outcome, tally) == StepEvent::Undo ? ErrorCode::StepUndone : ErrorCode::StepPartial;
    return error;
}

Result<MigrationOutcome> runOne(Execution &execution, const PlannedMigration &planned, const MigrationTruth &truth,
                                const JobContext &context)
{
    const Workspace &workspace = *execution.request().workspace;
    const AnalysedScript &script = workspace.reviews[planned.index];
    const MigrationItem item{planned, workspace.folder.migrations[planned.index], script, TextMap(script.script.sql)};
    if (truth.kind == MigrationTruth::Kind::NotBegun) {
        auto passed = passBy(execution, item, context);
        if (!passed)
            return std::move(passed).error();
        if (*passed)
            return **std::move(passed);
    }
    return planned.isTransactional ? runTransaction(execution, item, context)
                                   : runAutocommit(execution, item, truth, context);
}

/// Under the lock: whoever applied something meanwhile has finished, and is seen.
Status requireUnchanged(Execution &execution, const JobContext &context)
{
    const DeployRequest &request = execution.request();
    if (Status same = requireSameFiles(*request.workspace, request.plan); !same)
        return same;
    const auto now = readStatus(execution.session(), request.workspace->folder, execution.place(), context);
    if (!now)
        return now.error();
    return requireSameLedger(request.view.status, *now, execution.log().record());
}

Result<StepResult> runAll(Execution &execution, const std::vector<MigrationTruth> &truths, const JobContext &context)
{
    Tally tally;
    const auto &migrations = execution.request().plan.migrations;
    for (std::size_t i = 0; i < migrations.size(); ++i) {
        const PlannedMigration &planned = migrations[i];
        if (truths[i].kind == MigrationTruth::Kind::InDoubt)
            return StepResult{StepEvent::LeaveEffects, factsOf(execution, tally), {}, truths[i].doubt};
        if (truths[i].kind != MigrationTruth::Kind::Applied) {
            const auto outcome = runOne(execution, planned, truths[i], context);
            if (!outcome)
                return outcome.error();
            if (outcome->state == StatementState::PassedBy) {
                tally.passedBy << outcome->why.english();
                continue;
            }
            if (outcome->state != StatementState::Applied)
                return StepResult{eventOf(*outcome, tally),
                                  factsOf(execution, tally),
                                  {},
                                  stepError(*outcome, planned.name, tally, execution.log().record())};
        }
        ++tally.applied;
        tally.names << planned.name;
    }
    const auto statements
        = std::accumulate(migrations.begin(), migrations.end(), qint64(0),
                          [](qint64 sum, const PlannedMigration &each) { return sum + each.statements; });
    context.report({{QT_TRANSLATE_NOOP("app", "All statements ran")}, statements, statements});
    return StepResult{.facts = factsOf(execution, tally)};
}

}  // namespace

Result<StepResult> performMigrate(const StepInput &input)
{
    if (!input.request.plan.obstacles.empty())
        return input.request.plan.obstacles.front();
    auto execution = Execution::open(input.request, input.log, input.context);
    if (!execution)
        return std::move(execution).error();
    const auto truths = settle(input.request, (*execution)->session(), input.log, input.context);
    if (!truths)
        return truths.error();
    if (Status same = requireUnchanged(**execution, input.context); !same)
        return std::move(same).error();
    return runAll(**execution, *truths, input.context);
}

}  // namespace lockstep
