// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/sqlsource.h"
#include "app/cli/text.h"
#include "app/deploy/targetreview.h"
#include "app/review/settings.h"

namespace lockstep {
namespace {

bool isLoose(const Workspace &workspace)
{
    return workspace.folder.layout.isEmpty();
}

/// Which files of a project are to run, its ledger tells; loose files are all asked about.
Result<JudgedSource> onProjectsTarget(const WorkspacePtr &workspace, const SourceOptions &options,
                                      const JobContext &context)
{
    const auto opened = openTarget(workspace, options.target, context);
    if (!opened)
        return opened.error();
    auto facts = factsOf(opened->view.url, *opened->workspace, pendingOn(*opened->workspace, opened->view),
                         FactsFor::WhatIsPending, context);
    if (!facts)
        return std::move(facts).error();
    return JudgedSource{opened->workspace, inputFor(*opened->workspace, opened->view, *std::move(facts)),
                        opened->view.identity.serverVersion};
}

Result<JudgedSource> onAnyTarget(const WorkspacePtr &workspace, const SourceOptions &options, const JobContext &context)
{
    const auto config = readProjectConfig(workspace->root);
    if (!config)
        return config.error();
    const auto choice = chooseTarget(workspace->root, *config, options.target);
    if (!choice)
        return choice.error();
    const auto url = resolveUrl(*workspace, *choice, context);
    if (!url)
        return url.error();
    const auto session = Session::open(*url, context);
    if (!session)
        return session.error();
    const auto identity = identify(**session, context);
    if (!identity)
        return identity.error();
    const std::vector<bool> isPending(workspace->folder.migrations.size(), true);
    auto facts = readTargetFacts(**session, *workspace, isPending, FactsFor::WhatIsPending, context);
    if (!facts)
        return std::move(facts).error();
    return JudgedSource{
        workspace, {std::make_shared<const TargetFacts>(*std::move(facts)), isPending}, identity->serverVersion};
}

}  // namespace

void addReviewTarget(CLI::App &command, SourceOptions &options)
{
    addText(command, "--target", options.target,
            QT_TRANSLATE_NOOP("app",
                              "Judge what is to run there by what this database says: a postgresql:// URL, an "
                              "environment of lockstep.toml, or sandbox"))
        ->type_name("URL|ENVIRONMENT");
    command
        .add_option_function<int>(
            "--pg", [&options](int version) { options.version = version; },
            said(QT_TRANSLATE_NOOP("app", "PostgreSQL's major version where there is no target")).toStdString())
        ->check(CLI::Range(9, 99))
        ->type_name("VERSION");
}

Result<WorkspacePtr> judgedForVersion(const WorkspacePtr &project, int version, const JobContext &context)
{
    auto judged = std::make_shared<Workspace>(*project);
    judged->config.review.version = version;
    const auto settings = reviewSettings(judged->root, judged->config.review, judged->folder.layout);
    if (!settings)
        return settings.error();
    auto review = reviewMigrations(judged->folder.migrations, context, *settings);
    if (!review)
        return std::move(review).error();
    judged->reviews = std::move(review->scripts);
    Status models = judgeModels(*judged, *settings, context);
    return models ? Result<WorkspacePtr>(WorkspacePtr(std::move(judged))) : std::move(models).error();
}

Result<JudgedSource> openJudged(const SourceOptions &options, const JobContext &context)
{
    const auto workspace = openSource(options, context);
    if (!workspace)
        return workspace.error();
    if (options.target.isEmpty()) {
        const bool isSettled = options.version == 0 || isLoose(**workspace);
        const auto judged = isSettled ? workspace : judgedForVersion(*workspace, options.version, context);
        return judged ? Result<JudgedSource>(JudgedSource{*judged}) : judged.error();
    }
    auto source = isLoose(**workspace) ? onAnyTarget(*workspace, options, context)
                                       : onProjectsTarget(*workspace, options, context);
    if (!source)
        return source;
    auto judged = reviewedFor(source->workspace, source->target, context);
    if (!judged)
        return std::move(judged).error();
    source->workspace = *std::move(judged);
    return source;
}

}  // namespace lockstep
