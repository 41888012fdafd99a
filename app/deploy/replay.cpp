// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/replay.h"

#include "app/deploy/recordjson.h"

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

template <typename Enumeration, std::size_t size>
Enumeration valueOf(const QString &id, QLatin1StringView (*idOf)(Enumeration), const std::array<Enumeration, size> &all)
{
    const auto found = std::ranges::find_if(all, [&](Enumeration value) { return idOf(value) == id; });
    return found == all.end() ? all[0] : *found;
}

Step stepOf(const QJsonObject &data)
{
    return valueOf(data.value("step"_L1).toString(), stepId, allSteps);
}

StepState stepStateOf(const QJsonObject &data)
{
    using enum StepState;
    return valueOf(data.value("state"_L1).toString(), stepStateId,
                   std::array{Waiting, Succeeded, Confirmed, Failed, Undone, Partial, Cancelled, Skipped});
}

StatementState statementStateOf(const QJsonObject &data)
{
    using enum StatementState;
    return valueOf(data.value("state"_L1).toString(), statementStateId,
                   std::array{Waiting, Running, Applied, Undone, Failed, InDoubt, PassedBy});
}

StatementRun *statementOf(RunRecord &record, const QJsonObject &data)
{
    auto &all = record.at(Step::Migrate).statements;
    const QString migration = data.value("migration"_L1).toString();
    const int number = data.value("statement"_L1).toInt();
    // From the back, because it is nearly always the newest.
    const auto found = std::find_if(all.rbegin(), all.rend(), [&](const StatementRun &run) {
        return run.statement == number && run.migration == migration;
    });
    return found == all.rend() ? nullptr : &*found;
}

void runStarted(RunRecord &record, const JournalEvent &event)
{
    const QJsonObject &data = event.data;
    record.id = event.run;
    record.deed = data.value("deed"_L1).toString();
    record.project = data.value("project"_L1).toString();
    record.environment = data.value("environment"_L1).toString();
    record.person = data.value("person"_L1).toString();
    record.isProtected = data.value("protected"_L1).toBool();
    record.plan = planFromJson(data.value("plan"_L1).toObject());
    record.fleet = event.data.value("fleet"_L1).toString();
    record.startedAt = event.at;
    record.steps.clear();
    for (const Step step : allSteps) {
        const bool isOfRun = record.isStepwise() || step == Step::Migrate;
        record.steps.push_back({.step = step, .state = isOfRun ? StepState::Waiting : StepState::Skipped});
    }
    for (const PlannedMigration &planned : record.plan.migrations)
        record.migrations.push_back({.name = planned.name, .isTransactional = planned.isTransactional});
}

void stepStarted(RunRecord &record, const JournalEvent &event)
{
    StepRecord &step = record.at(stepOf(event.data));
    step.startedAt = event.at;
    step.finishedAt = {};
    step.facts.clear();
    step.checks.clear();
    step.error.reset();
}

void stepFinished(RunRecord &record, const JournalEvent &event)
{
    StepRecord &step = record.at(stepOf(event.data));
    step.state = stepStateOf(event.data);
    step.finishedAt = event.at;
    step.facts = listFromJson(event.data.value("facts"_L1).toArray(), factFromJson);
    step.checks = listFromJson(event.data.value("checks"_L1).toArray(), checkFromJson);
    if (const QJsonValue error = event.data.value("error"_L1); error.isObject())
        step.error = errorFromJson(error.toObject());
}

void stepConfirmed(RunRecord &record, const JournalEvent &event)
{
    record.at(stepOf(event.data)).state = StepState::Confirmed;
}

void confirmation(RunRecord &record, const JournalEvent &event)
{
    QJsonObject given = event.data;
    given.insert(u"at"_s, event.at.toString(Qt::ISODateWithMs));
    record.confirmations.push_back(given);
}

void migrationStarted(RunRecord &record, const JournalEvent &event)
{
    if (MigrationRun *run = findMigration(record, event.data.value("migration"_L1).toString())) {
        run->state = StatementState::Running;
        run->backendPid = event.data.value("backendPid"_L1).toInt();
        run->backendStart = event.data.value("backendStart"_L1).toString();
        run->transaction.clear();
    }
}

void targetSeen(RunRecord &record, const JournalEvent &event)
{
    record.before = event.data;
}

void ledgerBegun(RunRecord &record, const JournalEvent &event)
{
    if (MigrationRun *run = findMigration(record, event.data.value("migration"_L1).toString()))
        run->ledgerId = event.data.value("id"_L1).toString();
}

void commitIntended(RunRecord &record, const JournalEvent &event)
{
    const QString transaction = event.data.value("transaction"_L1).toString();
    if (event.data.contains("statement"_L1)) {
        if (StatementRun *statement = statementOf(record, event.data))
            statement->transaction = transaction;
    } else if (MigrationRun *run = findMigration(record, event.data.value("migration"_L1).toString())) {
        run->transaction = transaction;
    }
}

void statementStarted(RunRecord &record, const JournalEvent &event)
{
    const QJsonObject &data = event.data;
    StatementRun *run = statementOf(record, data);
    if (!run)
        run = &record.at(Step::Migrate).statements.emplace_back();
    *run = {.migration = data.value("migration"_L1).toString(),
            .statement = data.value("statement"_L1).toInt(),
            .line = data.value("line"_L1).toInt(),
            .text = data.value("text"_L1).toString(),
            .state = StatementState::Running,
            .before = listFromJson(data.value("before"_L1).toArray(), objectFromJson),
            .isAlone = data.value("alone"_L1).toBool()};
}

void statementFinished(RunRecord &record, const JournalEvent &event)
{
    StatementRun *run = statementOf(record, event.data);
    if (!run)
        return;
    run->state = statementStateOf(event.data);
    run->durationMs = event.data.value("durationMs"_L1).toInteger();
    run->rows = event.data.value("rows"_L1).toInteger();
    run->notices = event.data.value("notices"_L1).toVariant().toStringList();
    run->evidence = messageFromJson(event.data.value("evidence"_L1).toObject());
    if (const QJsonValue error = event.data.value("error"_L1); error.isObject())
        run->error = errorFromJson(error.toObject());
}

/// The migration's outcome decides over its statements: what was rolled back with it is undone, whatever each said.
void migrationFinished(RunRecord &record, const JournalEvent &event)
{
    const QString name = event.data.value("migration"_L1).toString();
    MigrationRun *run = findMigration(record, name);
    if (!run)
        return;
    run->state = statementStateOf(event.data);
    run->evidence = messageFromJson(event.data.value("evidence"_L1).toObject());
    for (StatementRun &statement : record.at(Step::Migrate).statements) {
        if (statement.migration != name || statement.state == StatementState::Failed)
            continue;
        if (run->state == StatementState::Applied)
            statement.state = StatementState::Applied;
        else if (run->isTransactional)
            statement.state = run->state;
    }
}

void finished(RunRecord &record, const JournalEvent &event)
{
    record.outcome = event.data.value("outcome"_L1).toString();
    record.finishedAt = event.at;
    // A run that came to its end before a step existed had nothing to do in it.
    for (StepRecord &step : record.steps) {
        if (record.outcome == "done"_L1 && step.state == StepState::Waiting)
            step.state = StepState::Skipped;
    }
}

struct Row
{
    QLatin1StringView kind;
    void (*apply)(RunRecord &, const JournalEvent &);
};

constexpr std::array rows{
    Row{"runStarted"_L1, runStarted},
    Row{"stepStarted"_L1, stepStarted},
    Row{"stepFinished"_L1, stepFinished},
    Row{"stepConfirmed"_L1, stepConfirmed},
    Row{"confirmation"_L1, confirmation},
    Row{"migrationStarted"_L1, migrationStarted},
    Row{"ledgerBegun"_L1, ledgerBegun},
    Row{"targetSeen"_L1, targetSeen},
    Row{"commitIntended"_L1, commitIntended},
    Row{"statementStarted"_L1, statementStarted},
    Row{"statementFinished"_L1, statementFinished},
    Row{"migrationFinished"_L1, migrationFinished},
    Row{"finished"_L1, finished},
};

}  // namespace

void applyEvent(RunRecord &record, const JournalEvent &event)
{
    // The newest of a run that is under way may not be in the journal yet.
    if (!event.hash.isEmpty())
        record.chainHead = event.hash;
    const auto row = std::ranges::find(rows, QLatin1StringView(event.kind.toLatin1()), &Row::kind);
    // Before runStarted there are no steps to write to: such a journal was cut, and the chain check says so.
    if (row != rows.end() && (event.kind == "runStarted"_L1 || !record.steps.empty()))
        row->apply(record, event);
}

MigrationRun *findMigration(RunRecord &record, const QString &name)
{
    const auto found = std::ranges::find(record.migrations, name, &MigrationRun::name);
    return found == record.migrations.end() ? nullptr : &*found;
}

const MigrationRun *findMigration(const RunRecord &record, const QString &name)
{
    const auto found = std::ranges::find(record.migrations, name, &MigrationRun::name);
    return found == record.migrations.end() ? nullptr : &*found;
}

const StatementRun *findStatement(const RunRecord &record, const QString &migration, int statement)
{
    for (const StatementRun &run : record.at(Step::Migrate).statements) {
        if (run.migration == migration && run.statement == statement)
            return &run;
    }
    return nullptr;
}

bool hasLooseEffects(const RunRecord &record)
{
    return std::ranges::any_of(record.at(Step::Migrate).statements, [&record](const StatementRun &statement) {
        const bool remains = statement.state == StatementState::Applied || statement.state == StatementState::InDoubt;
        const MigrationRun *migration = findMigration(record, statement.migration);
        return remains && (!migration || migration->state != StatementState::Applied);
    });
}

}  // namespace lockstep
