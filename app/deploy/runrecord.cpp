// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/runrecord.h"

#include <QCoreApplication>

namespace lockstep {

using namespace Qt::StringLiterals;

QLatin1StringView stepId(Step step)
{
    static constexpr std::array ids{"plan"_L1,   "backup"_L1,  "preflight"_L1, "migrate"_L1,
                                    "verify"_L1, "release"_L1, "smoke"_L1,     "record"_L1};
    return ids[std::size_t(step)];
}

Message stepTitle(Step step)
{
    static constexpr std::array titles{QT_TRANSLATE_NOOP("app", "Plan"),       QT_TRANSLATE_NOOP("app", "Backup"),
                                       QT_TRANSLATE_NOOP("app", "Preflight"),  QT_TRANSLATE_NOOP("app", "Migrate"),
                                       QT_TRANSLATE_NOOP("app", "Verify"),     QT_TRANSLATE_NOOP("app", "Release"),
                                       QT_TRANSLATE_NOOP("app", "Smoke test"), QT_TRANSLATE_NOOP("app", "Record")};
    return {titles[std::size_t(step)]};
}

QLatin1StringView stepStateId(StepState state)
{
    static constexpr std::array ids{"waiting"_L1, "succeeded"_L1, "confirmed"_L1, "failed"_L1,
                                    "undone"_L1,  "partial"_L1,   "cancelled"_L1, "skipped"_L1};
    return ids[std::size_t(state)];
}

QLatin1StringView statementStateId(StatementState state)
{
    static constexpr std::array ids{"waiting"_L1, "running"_L1, "applied"_L1, "undone"_L1,
                                    "failed"_L1,  "inDoubt"_L1, "passedBy"_L1};
    return ids[std::size_t(state)];
}

namespace {

std::optional<int> statusOfOutcome(const QString &outcome)
{
    if (outcome == "done"_L1)
        return 0;
    if (outcome == "cancelled"_L1)
        return 130;
    if (outcome == "undone"_L1)
        return 5;
    if (outcome == "partial"_L1)
        return 6;
    return std::nullopt;
}

int statusOfStep(const StepRecord &step)
{
    if (step.error && step.error->code == ErrorCode::Cancelled)
        return 130;
    if (step.state == StepState::Undone)
        return 5;
    if (step.state == StepState::Partial)
        return 6;
    return step.error ? exitStatus(step.error->code) : 0;
}

}  // namespace

int exitStatus(const RunRecord &record)
{
    // The failed step knows more than the outcome's word: cancelled with effects, a lost server, a check that says no.
    for (const StepRecord &step : record.steps) {
        if (const int status = statusOfStep(step); status != 0)
            return status;
    }
    // Nothing failed and it did not come to its end: a confirmation is missing or the person stopped.
    return statusOfOutcome(record.outcome).value_or(4);
}

}  // namespace lockstep
