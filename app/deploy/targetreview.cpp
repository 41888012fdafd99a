// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/targetreview.h"

#include "app/deploy/syntaxquestions.h"
#include "app/deploy/targetestimates.h"
#include "app/review/settings.h"
#include "app/review/targetreview.h"

#include <algorithm>
#include <functional>
#include <numeric>

namespace lockstep {
namespace {

/// A project has a layout; loose files have none.
bool isHistory(const Workspace &workspace)
{
    return !workspace.folder.layout.isEmpty();
}

/// What all others build on, where it is no longer what the ledger says was applied.
std::vector<std::size_t> editedBaselines(const Workspace &workspace, const TargetView &view)
{
    std::vector<std::size_t> edited;
    for (const MigrationStatus &status : view.status.migrations) {
        const bool isChanged = status.state == MigrationState::Changed && status.index;
        if (isChanged && (*status.index == 0 || workspace.folder.migrations[*status.index].isBaseline))
            edited.push_back(*status.index);
    }
    return edited;
}

/// Those that are to run first: of very many statements only so many are asked about.
std::vector<std::size_t> pendingFirst(const Workspace &workspace, const std::vector<bool> &isPending)
{
    std::vector<std::size_t> files(workspace.reviews.size());
    std::iota(files.begin(), files.end(), 0);
    std::stable_partition(files.begin(), files.end(),
                          [&isPending](std::size_t file) { return file < isPending.size() && isPending[file]; });
    return files;
}

Status readSyntax(Session &session, const Workspace &workspace, const std::vector<bool> &isPending, TargetFacts &facts,
                  const JobContext &context)
{
    const auto answers = judgeSyntax(session, workspace, pendingFirst(workspace, isPending), context);
    if (!answers)
        return answers.error();
    facts.syntaxNotAsked = answers->notAsked;
    for (const JudgedSyntax &one : answers->judged) {
        const Script &script = workspace.reviews[one.file].script;
        if (one.verdict.kind != SyntaxVerdict::Kind::Unknown)
            facts.syntax.insert(script.text(script.statements[one.statement]), one.verdict.message);
    }
    return Done{};
}

}  // namespace

std::vector<bool> pendingOn(const Workspace &workspace, const TargetView &view)
{
    std::vector<bool> isPending(workspace.folder.migrations.size(), false);
    for (const MigrationStatus &status : view.status.migrations) {
        if (status.index && status.isToRun())
            isPending[*status.index] = true;
    }
    return isPending;
}

TargetInput inputFor(const Workspace &workspace, const TargetView &view, TargetFacts facts)
{
    TargetInput target{std::make_shared<const TargetFacts>(std::move(facts)), pendingOn(workspace, view)};
    target.editedBaselines = editedBaselines(workspace, view);
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
    ReviewSettings forTarget = *settings;
    forTarget.version = target.facts->major();
    Status models = judgeModels(*judged, forTarget, context);
    return models ? Result<WorkspacePtr>(WorkspacePtr(std::move(judged))) : std::move(models).error();
}

Result<WorkspacePtr> withForecasts(const WorkspacePtr &workspace, const TargetInput &target, const JobContext &context)
{
    const int configured = workspace->config.review.version;
    auto told = std::make_shared<Workspace>(*workspace);
    const ReviewedFiles files{told->folder.migrations, isHistory(*told)};
    Status done = forecastScripts(told->reviews, files, target, configured > 0 ? configured : newestPostgres, context);
    return done ? Result<WorkspacePtr>(WorkspacePtr(std::move(told))) : std::move(done).error();
}

Result<TargetFacts> readTargetFacts(Session &session, const Workspace &workspace, const std::vector<bool> &isPending,
                                    FactsFor about, const JobContext &context)
{
    auto facts = readTargetFacts(session, scopeOf(workspace, isPending), about, context);
    if (!facts)
        return facts;
    Status asked = readSyntax(session, workspace, isPending, *facts, context);
    if (asked && workspace.config.review.conventions.mostRows > 0)
        asked = readEstimates(session, workspace, isPending, *facts, context);
    return asked ? std::move(facts) : Result<TargetFacts>(std::move(asked).error());
}

Result<TargetFacts> factsOf(const ConnectionUrl &url, const Workspace &workspace, const std::vector<bool> &isPending,
                            FactsFor about, const JobContext &context)
{
    const auto session = Session::open(url, context);
    return session ? readTargetFacts(**session, workspace, isPending, about, context) : session.error();
}

Result<WorkspacePtr> judgedOnTarget(const WorkspacePtr &workspace, const TargetView &view, const JobContext &context)
{
    const std::vector<bool> isPending = pendingOn(*workspace, view);
    if (std::ranges::none_of(isPending, std::identity()) && editedBaselines(*workspace, view).empty())
        return workspace;
    auto facts = factsOf(view.url, *workspace, isPending, FactsFor::WhatIsPending, context);
    return facts ? reviewedFor(workspace, inputFor(*workspace, view, *std::move(facts)), context)
                 : Result<WorkspacePtr>(std::move(facts).error());
}

Result<WorkspacePtr> reviewOnTarget(const WorkspacePtr &workspace, const TargetView &view, FactsFor about,
                                    const JobContext &context)
{
    auto facts = factsOf(view.url, *workspace, pendingOn(*workspace, view), about, context);
    if (!facts)
        return std::move(facts).error();
    const TargetInput target = inputFor(*workspace, view, *std::move(facts));
    const auto judged = reviewedFor(workspace, target, context);
    return judged ? withForecasts(*judged, target, context) : judged.error();
}

}  // namespace lockstep
