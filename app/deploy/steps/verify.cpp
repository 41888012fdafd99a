// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/verify.h"

#include "app/deploy/rehearsal/endstate.h"
#include "app/deploy/replay.h"
#include "app/deploy/revert.h"
#include "app/deploy/steps/steps.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// What the target was before, where all of the plan ran since.
std::optional<BeforeMigrate> comparable(const RunRecord &record)
{
    const bool isWhole = std::ranges::none_of(
        record.migrations, [](const MigrationRun &run) { return run.state == StatementState::PassedBy; });
    return isWhole ? beforeMigrateOf(record) : std::nullopt;
}

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
    if (request.plan.direction == Direction::Revert) {
        auto reverted = verifyRevert(request, *view, input.context);
        return reverted ? Result<StepResult>(checkedStep(*std::move(reverted))) : std::move(reverted).error();
    }
    const std::optional<BeforeMigrate> before = comparable(input.record());
    auto checks = verifyRun(*request.workspace, *view, indexesToVerify(request.plan, input.record()),
                            before ? &*before : nullptr, input.context);
    if (!checks)
        return std::move(checks).error();
    auto rehearsed = compareWithRehearsal(*request.workspace, *view, request.plan, input.context);
    if (!rehearsed)
        return std::move(rehearsed).error();
    if (*rehearsed)
        checks->push_back(**std::move(rehearsed));
    return checkedStep(*std::move(checks));
}

StepBrief brief(const DeployRequest &request, const RunRecord &record)
{
    const VerifyConfig &asked = request.workspace->config.verify;
    StepBrief brief{{{QT_TRANSLATE_NOOP("app",
                                        "Ask %1 whether ledger and catalog are what the migrations say. Nothing is "
                                        "written."),
                      {record.plan.target.display()}}}};
    if (request.plan.direction == Direction::Revert)
        return brief;
    if (!asked.queries.empty())
        brief.sentences.push_back(
            {QT_TRANSLATE_N_NOOP("app", "Compare the plans of %n watched query(s), without running them."),
             {},
             int(asked.queries.size())});
    for (const SqlAssertion &assertion : asked.assertions)
        brief.commands << QString::fromUtf8(assertion.sql) + u';';
    return brief;
}

std::vector<Confirmation> after(const DeployRequest &, const RunRecord &)
{
    return {{u"seen"_s, {QT_TRANSLATE_NOOP("app", "I have seen the result of every check.")}}};
}

}  // namespace

const StepWork verifyStep{.perform = perform, .brief = brief, .after = after};

}  // namespace lockstep
