// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/verify.h"

#include "app/deploy/replay.h"
#include "app/deploy/steps/steps.h"

#include <QCoreApplication>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// What the tool's own conditions kept from running left nothing to look for.
std::vector<std::size_t> indexesToVerify(const Plan &plan, const RunRecord &record)
{
    std::vector<std::size_t> indexes;
    for (const PlannedMigration &planned : plan.migrations) {
        const MigrationRun *run = findMigration(record, planned.name);
        if (!run || run->state != StatementState::PassedBy)
            indexes.push_back(planned.index);
    }
    return indexes;
}

Result<StepResult> perform(const StepInput &input)
{
    const DeployRequest &request = input.request;
    const auto view = freshView(request, request.plan.target, input.context);
    if (!view)
        return view.error();
    auto checks = verify(*request.workspace, *view, indexesToVerify(request.plan, input.record()), input.context);
    if (!checks)
        return std::move(checks).error();
    return checkedStep(*std::move(checks));
}

StepBrief brief(const DeployRequest &, const RunRecord &record)
{
    return {{{QT_TRANSLATE_NOOP("app",
                                "Ask %1 whether ledger and catalog are what the migrations say. Nothing is written."),
              {record.plan.target.display()}}}};
}

std::vector<Confirmation> after(const DeployRequest &, const RunRecord &)
{
    return {{u"seen"_s, {QT_TRANSLATE_NOOP("app", "I have seen the result of every check.")}}};
}

}  // namespace

const StepWork verifyStep{.perform = perform, .brief = brief, .after = after};

}  // namespace lockstep
