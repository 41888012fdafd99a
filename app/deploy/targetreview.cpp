// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/targetreview.h"

#include "app/review/settings.h"
#include "app/review/targetreview.h"

#include <algorithm>

namespace lockstep {
namespace {

/// A project has a layout; loose files have none.
bool isHistory(const Workspace &workspace)
{
    return !workspace.folder.layout.isEmpty();
}

}  // namespace

TargetInput pendingOn(const Workspace &workspace, const TargetView &view, TargetFacts facts)
{
    TargetInput target{std::make_shared<const TargetFacts>(std::move(facts)),
                       std::vector<bool>(workspace.folder.migrations.size(), false)};
    for (const MigrationStatus &status : view.status.migrations) {
        if (status.index && status.isToRun())
            target.isPending[*status.index] = true;
    }
    return target;
}

Result<WorkspacePtr> reviewedFor(const WorkspacePtr &workspace, const TargetInput &target, const JobContext &context)
{
    const auto settings = reviewSettings(workspace->root, workspace->config.review, workspace->folder.layout);
    if (!settings)
        return settings.error();
    const ReviewedFiles files{workspace->folder.migrations, isHistory(*workspace)};
    auto scripts = reviewForTarget(workspace->reviews, files, target, context, *settings);
    if (!scripts)
        return std::move(scripts).error();
    auto judged = std::make_shared<Workspace>(*workspace);
    judged->reviews = *std::move(scripts);
    return WorkspacePtr(std::move(judged));
}

Result<WorkspacePtr> withForecasts(const WorkspacePtr &workspace, const TargetInput &target, const JobContext &context)
{
    const int configured = workspace->config.review.version;
    auto told = std::make_shared<Workspace>(*workspace);
    const ReviewedFiles files{told->folder.migrations, isHistory(*told)};
    Status done = forecastScripts(told->reviews, files, target, configured > 0 ? configured : newestPostgres, context);
    return done ? Result<WorkspacePtr>(WorkspacePtr(std::move(told))) : std::move(done).error();
}

Result<TargetFacts> factsOf(const ConnectionUrl &url, const JobContext &context)
{
    const auto session = Session::open(url, context);
    return session ? readTargetFacts(**session, context) : session.error();
}

Result<WorkspacePtr> judgedOnTarget(const WorkspacePtr &workspace, const TargetView &view, const JobContext &context)
{
    if (std::ranges::none_of(view.status.migrations, &MigrationStatus::isToRun))
        return workspace;
    auto facts = factsOf(view.url, context);
    return facts ? reviewedFor(workspace, pendingOn(*workspace, view, *std::move(facts)), context)
                 : Result<WorkspacePtr>(std::move(facts).error());
}

Result<WorkspacePtr> reviewOnTarget(const WorkspacePtr &workspace, const TargetView &view, const JobContext &context)
{
    auto facts = factsOf(view.url, context);
    if (!facts)
        return std::move(facts).error();
    const TargetInput target = pendingOn(*workspace, view, *std::move(facts));
    const auto judged = reviewedFor(workspace, target, context);
    return judged ? withForecasts(*judged, target, context) : judged.error();
}

}  // namespace lockstep
