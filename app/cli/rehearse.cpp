// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/options.h"
#include "app/cli/progressline.h"
#include "app/cli/rehearseview.h"
#include "app/cli/targetline.h"
#include "app/deploy/rehearsal/request.h"

#include <QUuid>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

struct RehearseOptions : ProjectOptions
{
    QString from{};
    QString backup{};
    QString upTo{};
    std::optional<std::chrono::milliseconds> statementTimeout{};
    std::optional<int> diskLimit{};  ///< megabytes
};

std::optional<RehearsalSource> sourceOf(const RehearseOptions &options)
{
    for (const auto source : {RehearsalSource::Backup, RehearsalSource::Schema, RehearsalSource::History}) {
        if (options.from == rehearsalSourceId(source))
            return source;
    }
    return std::nullopt;
}

struct Opened
{
    WorkspacePtr workspace{};
    std::optional<TargetView> view{};
};

/// The files alone need no target: none is asked unless one is named.
Result<Opened> open(const RehearseOptions &options, const JobContext &context)
{
    const auto workspace = openProject(options, context);
    if (!workspace)
        return workspace.error();
    const bool needsNone = sourceOf(options) == RehearsalSource::History && options.target.isEmpty();
    if (needsNone) {
        const Status single = requireOneLayout((*workspace)->folder);
        return single ? Result<Opened>(Opened{*workspace, {}}) : Result<Opened>(single.error());
    }
    auto opened = openTarget(*workspace, options.target, context);
    if (opened)
        return Opened{std::move(opened->workspace), std::move(opened->view)};
    const bool mayBeNone = options.from.isEmpty() && options.backup.isEmpty() && options.target.isEmpty();
    if (mayBeNone && opened.error().code == ErrorCode::TargetUnknown)
        return Opened{*workspace, {}};
    return std::move(opened).error();
}

Result<PlannedRehearsal> plan(const RehearseOptions &options, const Opened &opened, const JobContext &context)
{
    auto planned
        = planRehearsal(opened.workspace, opened.view,
                        {.source = sourceOf(options), .backup = options.backup, .upTo = options.upTo}, context);
    if (!planned)
        return planned;
    planned->request.statementTimeout = options.statementTimeout.value_or(planned->request.statementTimeout);
    planned->request.diskLimitBytes = qint64(options.diskLimit.value_or(0)) << 20;
    return planned;
}

const Policy &policyOf(const Opened &opened)
{
    return opened.view ? opened.view->choice.policy : opened.workspace->config.policy;
}

/// 5 and 6 as a deploy has them: of the copy, the target was not touched.
int statusOf(const Rehearsal &rehearsal, const Policy &policy)
{
    if (!hasRun(rehearsal))
        return exitStatus(rehearsal.migrations.back().forward.leftEffects ? ErrorCode::StepPartial
                                                                          : ErrorCode::StepUndone);
    return policy.rehearsal == RehearsalPolicy::Proven && !isProven(rehearsal) ? 1 : 0;
}

Result<int> showRehearsed(const RehearseOptions &options, const Surroundings &surroundings)
{
    const auto opened = open(options, surroundings.context);
    if (!opened)
        return opened.error();
    const auto planned = plan(options, *opened, surroundings.context);
    surroundings.progress.giveWay();
    if (!planned)
        return planned.error();
    Output &output = surroundings.output;
    const QString run = QUuid::createUuid().toString(QUuid::WithoutBraces);
    if (!output.isJson() && opened->view)
        output.line(targetLine(*opened->view));
    const EventSink events = [&](const RunEvent &event) {
        if (output.isJson())
            showRehearsalEvent(event, run, output);
    };
    const auto rehearsal = rehearseAndKeep(*planned, events, surroundings.context);
    surroundings.progress.giveWay();
    const int status = rehearsal ? statusOf(*rehearsal, policyOf(*opened)) : exitStatus(rehearsal.error().code);
    if (output.isJson())
        showRehearsalEnd(rehearsal, run, status, output);
    else if (rehearsal)
        showRehearsal(*rehearsal, surroundings);
    else
        return rehearsal.error();
    return status;
}

}  // namespace

void addRehearse(CLI::App &app, Invocation &invocation)
{
    const auto options = std::make_shared<RehearseOptions>();
    CLI::App *command
        = addCommand(app, invocation, "rehearse",
                     QT_TRANSLATE_NOOP("app", "Apply, revert and apply the plan again on a disposable copy"),
                     [options](const Surroundings &surroundings) { return showRehearsed(*options, surroundings); });
    addProject(*command, *options);
    addTarget(*command, *options);
    addText(*command, "--from", options->from,
            QT_TRANSLATE_NOOP("app", "What the copy is made of: a backup, the target's schema, or the files alone"))
        ->check(CLI::IsMember({"backup", "schema", "history"}));
    addText(*command, "--backup", options->backup, QT_TRANSLATE_NOOP("app", "The backup that the copy is made of"))
        ->type_name("FILE");
    addText(*command, "--to", options->upTo,
            QT_TRANSLATE_NOOP("app", "The last migration to rehearse; all when left out"))
        ->type_name("NAME");
    addDuration(*command, "--statement-timeout", options->statementTimeout,
                QT_TRANSLATE_NOOP("app", "How long one statement may take; 5min when left out"));
    addNumber(*command, "--disk-limit", options->diskLimit, 1, 1'000'000,
              QT_TRANSLATE_NOOP("app", "Megabytes by which the copy may grow; half of what is free when left out"));
    addResult(*command, invocation, {u"text"_s, u"json"_s});
}

}  // namespace lockstep
