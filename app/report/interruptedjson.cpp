// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/interruptedjson.h"

#include "app/deploy/replay.h"
#include "app/report/json.h"
#include "app/report/jsonvalues.h"

#include <QJsonArray>

#include <algorithm>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

QString stateWord(StatementState state)
{
    return state == StatementState::Applied ? u"applied"_s
        : state == StatementState::InDoubt  ? u"inDoubt"_s
                                            : u"notApplied"_s;
}

QString stateWord(MigrationTruth::Kind kind)
{
    return kind == MigrationTruth::Kind::Applied ? u"applied"_s
        : kind == MigrationTruth::Kind::InDoubt  ? u"inDoubt"_s
                                                 : u"notApplied"_s;
}

/// Statement and line are null where it was one transaction, which is known as a whole.
QJsonObject verdictJson(const QString &migration, const QString &state, const Message &evidence)
{
    return {{u"migration"_s, migration},
            {u"statement"_s, QJsonValue::Null},
            {u"line"_s, QJsonValue::Null},
            {u"state"_s, state},
            {u"evidence"_s, evidence.english()}};
}

QJsonArray verdictsJson(const RunRecord &run, const std::vector<MigrationTruth> &truths)
{
    QJsonArray array;
    for (std::size_t i = 0; i < truths.size() && i < run.plan.migrations.size(); ++i) {
        const QString &name = run.plan.migrations[i].name;
        const MigrationTruth &truth = truths[i];
        for (const StatementVerdict &verdict : truth.verdicts) {
            QJsonObject one = verdictJson(name, stateWord(verdict.state), verdict.evidence);
            const StatementRun *statement = findStatement(run, name, verdict.statement);
            one.insert(u"statement"_s, verdict.statement);
            if (statement)
                one.insert(u"line"_s, statement->line);
            array << one;
        }
        const Message &whole = truth.doubt ? truth.doubt->message : truth.evidence;
        if (truth.verdicts.empty() && !whole.isEmpty())
            array << verdictJson(name, stateWord(truth.kind), whole);
    }
    return array;
}

}  // namespace

const StepRecord &brokenStep(const RunRecord &run)
{
    const auto isOver
        = [](const StepRecord &step) { return step.state == StepState::Confirmed || step.state == StepState::Skipped; };
    const auto found = std::ranges::find_if_not(run.steps, isOver);
    return found == run.steps.end() ? run.steps.back() : *found;
}

QJsonObject interruptedJson(const RunRecord &run, const Result<std::vector<MigrationTruth>> &truths)
{
    const StepRecord &step = brokenStep(run);
    const QDateTime since = step.startedAt.isValid() ? step.startedAt : run.startedAt;
    return {{u"run"_s, run.id},
            {u"deed"_s, run.deed.isEmpty() ? u"deploy"_s : run.deed},
            {u"startedAt"_s, json::timeOrNull(run.startedAt)},
            {u"person"_s, run.person},
            {u"step"_s, stepId(step.step)},
            {u"since"_s, json::timeOrNull(since)},
            {u"statements"_s, truths ? verdictsJson(run, *truths) : QJsonArray()},
            {u"error"_s, truths ? QJsonValue(QJsonValue::Null) : QJsonValue(errorObject(truths.error()))}};
}

}  // namespace lockstep
