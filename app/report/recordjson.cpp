// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/json.h"
#include "app/report/jsonvalues.h"
#include "app/report/record.h"

namespace lockstep {

using namespace json;
using namespace Qt::StringLiterals;

namespace {

QJsonObject statementJson(const StatementRun &statement)
{
    return {
        {u"migration"_s, statement.migration},
        {u"statement"_s, statement.statement},
        {u"line"_s, statement.line},
        {u"sql"_s, statement.text},
        {u"state"_s, statementStateId(statement.state)},
        {u"durationMs"_s, statement.durationMs},
        {u"rows"_s, statement.rows},
        {u"notices"_s, QJsonArray::fromStringList(statement.notices)},
        {u"error"_s, statement.error ? QJsonValue(errorObject(*statement.error)) : QJsonValue()},
    };
}

QJsonObject stepJson(const StepRecord &record)
{
    QJsonArray facts;
    for (const Fact &fact : record.facts)
        facts << QJsonObject{{u"label"_s, fact.label.english()}, {u"value"_s, fact.value}};
    QJsonArray statements;
    for (const StatementRun &statement : record.statements)
        statements << statementJson(statement);
    return {
        {u"step"_s, stepId(record.step)},
        {u"state"_s, stepStateId(record.state)},
        {u"startedAt"_s, timeOrNull(record.startedAt)},
        {u"finishedAt"_s, timeOrNull(record.finishedAt)},
        {u"facts"_s, facts},
        {u"checks"_s, checkList(record.checks)},
        {u"statements"_s, statements},
        {u"error"_s, record.error ? QJsonValue(errorObject(*record.error)) : QJsonValue()},
    };
}

QJsonArray plannedList(const Plan &plan)
{
    QJsonArray out;
    for (const PlannedMigration &planned : plan.migrations)
        out << QJsonObject{{u"name"_s, planned.name},
                           {u"sha256"_s, planned.sha256},
                           {u"transactional"_s, planned.isTransactional},
                           {u"statements"_s, planned.statements}};
    return out;
}

}  // namespace

QJsonObject runSummaryJson(const RunRecord &run)
{
    return {
        {u"id"_s, run.id},
        {u"kind"_s, run.deed.isEmpty() ? u"deploy"_s : run.deed},
        {u"project"_s, run.project},
        {u"environment"_s, textOrNull(run.environment)},
        {u"person"_s, run.person},
        {u"protected"_s, run.isProtected},
        {u"target"_s, targetJson(run.plan.target, run.environment)},
        {u"digest"_s, run.plan.digest},
        {u"startedAt"_s, timeOrNull(run.startedAt)},
        {u"finishedAt"_s, timeOrNull(run.finishedAt)},
        {u"outcome"_s, textOrNull(run.outcome)},
        {u"migrations"_s, plannedList(run.plan)},
    };
}

QJsonObject recordJson(const RunRecord &run)
{
    QJsonArray steps;
    for (const StepRecord &record : run.steps)
        steps << stepJson(record);
    QJsonArray confirmations;
    for (const QJsonObject &confirmation : run.confirmations)
        confirmations << confirmation;
    QJsonObject out = head(u"report"_s);
    out[u"run"_s] = runSummaryJson(run);
    out[u"steps"_s] = steps;
    out[u"confirmations"_s] = confirmations;
    out[u"chainHead"_s] = textOrNull(run.chainHead);
    return out;
}

}  // namespace lockstep
