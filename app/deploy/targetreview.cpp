// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/targetreview.h"

#include "app/deploy/syntaxquestions.h"
#include "app/review/settings.h"
#include "app/review/targetreview.h"

#include <algorithm>
#include <numeric>

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
    judged->judgedBy = target;
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

Result<TargetFacts> readTargetFacts(Session &session, const Workspace &workspace, const JobContext &context)
{
    auto facts = readTargetFacts(session, context);
    if (!facts)
        return facts;
    std::vector<std::size_t> files(workspace.reviews.size());
    std::iota(files.begin(), files.end(), 0);
    const auto judged = judgeSyntax(session, workspace, files, context);
    if (!judged)
        return judged.error();
    for (const JudgedSyntax &one : *judged) {
        const Script &script = workspace.reviews[one.file].script;
        if (one.verdict.kind != SyntaxVerdict::Kind::Unknown)
            facts->syntax.insert(script.text(script.statements[one.statement]), one.verdict.message);
    }
    return facts;
}

Result<TargetFacts> factsOf(const ConnectionUrl &url, const Workspace &workspace, const JobContext &context)
{
    const auto session = Session::open(url, context);
    return session ? readTargetFacts(**session, workspace, context) : session.error();
}

Result<WorkspacePtr> judgedOnTarget(const WorkspacePtr &workspace, const TargetView &view, const JobContext &context)
{
    if (std::ranges::none_of(view.status.migrations, &MigrationStatus::isToRun))
        return workspace;
    auto facts = factsOf(view.url, *workspace, context);
    return facts ? reviewedFor(workspace, pendingOn(*workspace, view, *std::move(facts)), context)
                 : Result<WorkspacePtr>(std::move(facts).error());
}

Result<WorkspacePtr> reviewOnTarget(const WorkspacePtr &workspace, const TargetView &view, const JobContext &context)
{
    auto facts = factsOf(view.url, *workspace, context);
    if (!facts)
        return std::move(facts).error();
    const TargetInput target = pendingOn(*workspace, view, *std::move(facts));
    const auto judged = reviewedFor(workspace, target, context);
    return judged ? withForecasts(*judged, target, context) : judged.error();
}

}  // namespace lockstep
