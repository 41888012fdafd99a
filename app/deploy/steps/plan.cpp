// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/checklist.h"
#include "app/deploy/guard.h"
#include "app/deploy/revert.h"
#include "app/deploy/steps/steps.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// "1: 2 statements in one transaction".
Message howItRuns(int number, const PlannedMigration &planned)
{
    return {planned.isTransactional ? QT_TRANSLATE_N_NOOP("app", "%1: %n statement(s) in one transaction")
                                    : QT_TRANSLATE_N_NOOP("app", "%1: %n statement(s), each by itself"),
            {QString::number(number)},
            planned.statements};
}

std::vector<Fact> factsOf(const Plan &plan)
{
    std::vector<Fact> facts{fact(QT_TRANSLATE_NOOP("app", "Target"), plan.target.display()),
                            fact(QT_TRANSLATE_NOOP("app", "Server"), u"PostgreSQL "_s + plan.target.serverVersion),
                            fact(QT_TRANSLATE_NOOP("app", "Digest"), plan.digest)};
    int number = 0;
    for (const PlannedMigration &planned : plan.migrations)
        facts.push_back({howItRuns(++number, planned), planned.name});
    return facts;
}

Result<StepResult> perform(const StepInput &input)
{
    const Plan &plan = input.request.plan;
    const auto view = freshView(input.request, plan.target, input.context);
    if (!view)
        return view.error();
    if (Status same = requireSameFiles(*input.request.workspace, plan); !same)
        return std::move(same).error();
    if (Status same = requireSameLedger(input.request.view.status, view->status, input.record()); !same)
        return std::move(same).error();
    StepResult result{.facts = factsOf(plan)};
    if (plan.direction == Direction::Revert) {
        auto lost = lossFacts(input.request, input.context);
        if (!lost)
            return std::move(lost).error();
        std::ranges::move(*lost, std::back_inserter(result.facts));
    }
    if (!plan.obstacles.empty()) {
        result.event = StepEvent::Fail;
        result.error = plan.obstacles.front();
    }
    return result;
}

StepBrief brief(const DeployRequest &request, const RunRecord &record)
{
    StepBrief brief{
        {counted(QT_TRANSLATE_N_NOOP("app",
                                     "Check once more that files, ledger and server are those that the plan "
                                     "of %n migration(s) was made from."),
                 record),
         {QT_TRANSLATE_NOOP("app", "Target: %1. Nothing is written there."), {record.plan.target.display()}}}};
    for (const PlannedMigration &planned : request.plan.migrations) {
        if (!brief.commands.contains(planned.file))  // of Liquibase's changesets, many are in one
            brief.commands << planned.file;
    }
    return brief;
}

std::vector<Confirmation> after(const DeployRequest &request, const RunRecord &record)
{
    std::vector<Confirmation> confirmations{
        {u"seen"_s, counted(QT_TRANSLATE_N_NOOP("app", "I have seen the %n migration(s) and their order."), record)}};
    std::ranges::move(checklist(request, record), std::back_inserter(confirmations));
    return confirmations;
}

}  // namespace

const StepWork planStep{.perform = perform, .brief = brief, .after = after};

}  // namespace lockstep
