// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/deploytrial.h"
#include "app/cli/deploywalk.h"
#include "app/cli/interrupted.h"
#include "app/cli/leftindex.h"
#include "app/cli/options.h"
#include "app/cli/planview.h"
#include "app/cli/runchoice.h"
#include "app/cli/runlimits.h"
#include "app/cli/targetline.h"
#include "app/cli/text.h"
#include "app/deploy/guard.h"
#include "app/deploy/survey.h"

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

struct DeployOptions : ProjectOptions
{
    ConsentOptions consent{};
    QString upTo{};
    QString resume{};
    bool oneByOne = false;
    bool isTrial = false;
    bool dropsIndex = false;
    RunLimits limits{};
};

using RunPtr = std::shared_ptr<DeployRun>;

Result<DeployRequest> makeRequest(const DeployOptions &options, const JobContext &context)
{
    auto opened = openTarget(options, context);
    if (!opened)
        return std::move(opened).error();
    DeployRequest request{.workspace = std::move(opened->workspace), .view = std::move(opened->view)};
    applyTo(request, options.limits);
    return request;
}

/// The migration that this run goes up to: with --step the next one alone.
QString lastToRun(const DeployOptions &options, const LedgerStatus &status)
{
    const auto next = std::ranges::find_if(status.migrations, &MigrationStatus::isToRun);
    return options.oneByOne && next != status.migrations.end() ? next->name : options.upTo;
}

/// A run of its own; none when nothing is pending.
Result<RunPtr> beginRun(const DeployOptions &options, DeployRequest request, const Surroundings &surroundings)
{
    auto plan = makePlan(*request.workspace, request.view, lastToRun(options, request.view.status));
    if (!plan)
        return std::move(plan).error();
    if (!plan->obstacles.empty()) {
        for (std::size_t i = 1; i < plan->obstacles.size(); ++i)
            surroundings.terminal.note(describe(plan->obstacles[i]));
        return plan->obstacles.front();
    }
    if (plan->migrations.empty())
        return RunPtr();
    request.plan = *std::move(plan);
    return DeployRun::begin(std::move(request), surroundings.context);
}

Result<RunPtr> resumeNamed(const DeployOptions &options, DeployRequest request, const Surroundings &surroundings)
{
    const auto journal = Journal::open();
    if (!journal)
        return journal.error();
    const auto run
        = options.resume == "last"_L1 ? interruptedRun(**journal, request) : [&]() -> Result<std::optional<RunRecord>> {
        auto chosen = chosenRun(**journal, options.resume);
        return chosen ? Result<std::optional<RunRecord>>(*std::move(chosen)) : std::move(chosen).error();
    }();
    if (!run)
        return run.error();
    if (!run->has_value())
        return Error{ErrorCode::BadRequest,
                     {QT_TRANSLATE_NOOP("app", "No interrupted run of this project on this target.")},
                     {},
                     {QT_TRANSLATE_NOOP("app", "lockstep history lists the runs.")}};
    if (options.dropsIndex) {
        if (Status dropped = dropIndexLeftBy((*run)->id, request, options.consent, surroundings); !dropped)
            return std::move(dropped).error();
    }
    if (const auto state = stateOfRun(**run, request, surroundings.context))
        tellState(state, surroundings.terminal);
    return DeployRun::resume((*run)->id, std::move(request), surroundings.context);
}

/// What becomes of an interrupted run that nobody named: at a terminal the person says, elsewhere it is taken up.
Result<RunPtr> continueOrBegin(const DeployOptions &options, DeployRequest request, const Surroundings &surroundings)
{
    const auto journal = Journal::open();
    if (!journal)
        return journal.error();
    const auto found = interruptedRun(**journal, request);
    if (!found)
        return found.error();
    if (options.dropsIndex) {
        const QString run = found->has_value() ? (*found)->id : QString();
        if (Status dropped = dropIndexLeftBy(run, request, options.consent, surroundings); !dropped)
            return std::move(dropped).error();
    }
    if (!found->has_value())
        return beginRun(options, std::move(request), surroundings);
    const RunRecord &run = **found;
    if (run.deed == "revert"_L1)
        return Error{
            .code = ErrorCode::StepPartial,
            .message
            = {QT_TRANSLATE_NOOP("app", "The revert %1 on this target was interrupted and is still open."), {run.id}},
            .hint = {QT_TRANSLATE_NOOP("app",
                                       "Take it up with “lockstep revert --resume %1”, or end it with "
                                       "“lockstep history %1 --abandon”, then deploy."),
                     {run.id.left(8)}}};
    const bool asks = !options.consent.yes && surroundings.terminal.canAsk() && !surroundings.output.isJson();
    const auto state = stateOfRun(run, request, surroundings.context);
    surroundings.progress.giveWay();
    const auto way
        = asks ? askAboutRun(run, state, surroundings.terminal, surroundings.context) : Result<Way>(Way::Resume);
    if (!way)
        return way.error();
    if (*way == Way::Leave)
        return Error{ErrorCode::Cancelled, {QT_TRANSLATE_NOOP("app", "The interrupted run is left as it is.")}};
    if (*way == Way::Abandon) {
        if (const Status abandoned = abandonRun(**journal, run.id); !abandoned)
            return abandoned.error();
        return beginRun(options, std::move(request), surroundings);
    }
    surroundings.terminal.note(said(QT_TRANSLATE_NOOP("app", "Resuming the interrupted run %1."), {run.id}));
    if (!asks && state)
        tellState(state, surroundings.terminal);
    auto resumed = DeployRun::resume(run.id, std::move(request), surroundings.context);
    return resumed ? std::move(resumed) : Result<RunPtr>(cannotResume(run, resumed.error()));
}

Result<RunPtr> openRun(const DeployOptions &options, const Surroundings &surroundings)
{
    auto request = makeRequest(options, surroundings.context);
    surroundings.progress.giveWay();
    if (!request)
        return std::move(request).error();
    if (const Status writable = requireWritable(request->view.identity); !writable)
        return writable.error();
    if (const Status allowed = requireAllowed(options.limits, request->view.choice.policy); !allowed)
        return allowed.error();
    const bool asks = surroundings.terminal.canAsk() && !surroundings.output.isJson();
    if (const Status allowed = requireConsent(options.consent, request->view, asks); !allowed)
        return allowed.error();
    if (const Status allowed = requireWindow(options.consent, *request, asks); !allowed)
        return allowed.error();
    if (!surroundings.output.isJson())
        surroundings.output.line(targetLine(request->view));
    return options.resume.isEmpty() ? continueOrBegin(options, *std::move(request), surroundings)
                                    : resumeNamed(options, *std::move(request), surroundings);
}

Result<int> nothingToDo(const Surroundings &surroundings)
{
    if (surroundings.output.isJson())
        makeDeployView(surroundings)->ended({}, {.outcome = u"done"_s});
    else
        surroundings.output.line(said(QT_TRANSLATE_NOOP("app", "Nothing is pending.")));
    return 0;
}

Result<int> tryOut(const DeployOptions &options, const Surroundings &surroundings)
{
    auto request = makeRequest(options, surroundings.context);
    surroundings.progress.giveWay();
    if (!request)
        return std::move(request).error();
    if (const Status writable = requireWritable(request->view.identity); !writable)
        return writable.error();
    auto plan = makePlan(*request->workspace, request->view, lastToRun(options, request->view.status));
    if (!plan)
        return std::move(plan).error();
    if (!surroundings.output.isJson())
        surroundings.output.line(targetLine(request->view));
    if (plan->migrations.empty() && plan->obstacles.empty())
        return nothingToDo(surroundings);
    request->plan = *std::move(plan);
    return tryDeploy(*request, surroundings);
}

Result<int> deploy(const DeployOptions &options, const Surroundings &surroundings)
{
    if (options.isTrial)
        return tryOut(options, surroundings);
    ConsentOptions given = options.consent;
    given.mayRepeat = !options.resume.isEmpty();
    const Consent consent(given, surroundings.terminal, surroundings.progress);
    const auto view = makeDeployView(surroundings);
    for (bool isFirst = true;; isFirst = false) {
        const auto run = openRun(options, surroundings);
        if (!run)
            return run.error();
        if (!*run)
            return isFirst ? nothingToDo(surroundings) : Result<int>(0);
        const int status = walk(**run, consent, *view, surroundings.context);
        const QString last = (*run)->record().plan.migrations.back().name;
        if (status != 0 || !options.oneByOne || last == options.upTo)
            return status;
    }
}

void addWay(CLI::App &command, DeployOptions &options)
{
    addFlag(command, "--step", options.oneByOne,
            QT_TRANSLATE_NOOP("app", "Stop before every migration: each is a run of its own"));
    addText(command, "--to", options.upTo, QT_TRANSLATE_NOOP("app", "The last migration to run; all when left out"))
        ->type_name("NAME");
    addFlag(
        command, "--dry-run", options.isTrial,
        QT_TRANSLATE_NOOP("app", "Run all of it in one transaction and roll it back; its locks are held until then"));
    addText(command, "--resume", options.resume,
            QT_TRANSLATE_NOOP("app", "Take up this interrupted run: its id, the beginning of one, or last"))
        ->type_name("RUN");
    addFlag(command, "--drop-invalid-index", options.dropsIndex,
            QT_TRANSLATE_NOOP("app", "First drop the index that a CREATE INDEX CONCURRENTLY of it left invalid"));
    addText(command, "--outside-window", options.consent.outsideWindow,
            QT_TRANSLATE_NOOP("app", "Why a protected target is deployed to outside of its deploy window"))
        ->type_name("REASON");
}

}  // namespace

void addDeploy(CLI::App &app, Invocation &invocation)
{
    const auto options = std::make_shared<DeployOptions>();
    CLI::App *command = addCommand(
        app, invocation, "deploy",
        QT_TRANSLATE_NOOP("app", "Backup, preflight, migrate, verify, release, test, record; resumes a broken run"),
        [options](const Surroundings &surroundings) { return deploy(*options, surroundings); });
    addProject(*command, *options);
    addTarget(*command, *options);
    addConsent(*command, options->consent);
    addAnswers(*command, options->consent);
    addWay(*command, *options);
    addLimits(*command, options->limits);
    addResult(*command, invocation, {u"text"_s, u"json"_s});
}

}  // namespace lockstep
