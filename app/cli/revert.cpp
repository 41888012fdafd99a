// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/revert.h"

#include "app/cli/deploytrial.h"
#include "app/cli/deploywalk.h"
#include "app/cli/interrupted.h"
#include "app/cli/revertview.h"
#include "app/cli/runchoice.h"
#include "app/cli/runlimits.h"
#include "app/cli/targetline.h"
#include "app/cli/text.h"
#include "app/deploy/guard.h"

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

struct RevertOptions : ProjectOptions
{
    ConsentOptions consent{};
    QString migration{};
    QString downTo{};
    QString resume{};
    bool isTrial = false;
    RunLimits limits{};

    RevertChoice choice() const
    {
        return {.migration = downTo.isEmpty() ? migration : downTo, .downTo = !downTo.isEmpty()};
    }
    /// Without a migration to name, the first word is the project.
    ProjectOptions where() const
    {
        ProjectOptions where = *this;
        if (namesNoMigration() && !migration.isEmpty())
            where.project = migration;
        return where;
    }
    bool namesNoMigration() const { return !downTo.isEmpty() || !resume.isEmpty(); }
};

using RunPtr = std::shared_ptr<DeployRun>;

Error anotherRun(const RunRecord &run)
{
    const Message message = run.deed.isEmpty()
        ? Message{QT_TRANSLATE_NOOP("app", "The deploy %1 on this target was interrupted and is still open."), {run.id}}
        : Message{QT_TRANSLATE_NOOP("app", "The revert %1 on this target was interrupted and is still open."),
                  {run.id}};
    return {.code = ErrorCode::StepPartial,
            .message = message,
            .hint = {QT_TRANSLATE_NOOP("app",
                                       "Take it up with --resume %1, or end it with “lockstep history %1 --abandon”, "
                                       "then revert."),
                     {run.id.left(8)}}};
}

/// An open run has its own idea of what is in the database; two cannot both be right.
Status requireNoOpenRun(const DeployRequest &request)
{
    const auto journal = Journal::open();
    if (!journal)
        return journal.error();
    const auto found = interruptedRun(**journal, request);
    if (!found)
        return found.error();
    return found->has_value() ? Status(anotherRun(**found)) : Status(Done{});
}

Result<RunPtr> resumeRun(const RevertOptions &options, DeployRequest request, const Surroundings &surroundings)
{
    const auto journal = Journal::open();
    if (!journal)
        return journal.error();
    QString id = options.resume;
    if (id == "last"_L1) {
        const auto found = interruptedRun(**journal, request);
        if (!found)
            return found.error();
        id = found->has_value() ? (*found)->id : id;
    }
    const auto run = chosenRun(**journal, id);
    if (!run)
        return run.error();
    if (run->deed != "revert"_L1)
        return Error{ErrorCode::BadRequest,
                     {QT_TRANSLATE_NOOP("app", "The run %1 is no revert."), {run->id}},
                     {},
                     {QT_TRANSLATE_NOOP("app", "lockstep deploy --resume takes a deploy up again.")}};
    return DeployRun::resume(run->id, std::move(request), surroundings.context);
}

Result<int> take(const Result<RunPtr> &run, const RevertOptions &options, const Surroundings &surroundings)
{
    surroundings.progress.giveWay();
    if (!run)
        return run.error();
    const Consent consent(options.consent, surroundings.terminal, surroundings.progress);
    const auto view = makeDeployView(surroundings, u"revert"_s);
    return walk(**run, consent, *view, surroundings.context);
}

Result<int> revertMigration(const RevertOptions &options, const Surroundings &surroundings)
{
    auto opened = openTarget(options.where(), surroundings.context);
    surroundings.progress.giveWay();
    if (!opened)
        return std::move(opened).error();
    if (const Status writable = requireWritable(opened->view.identity); !writable)
        return writable.error();
    const bool asks = surroundings.terminal.canAsk() && !surroundings.output.isJson();
    if (const Status allowed = requireConsent(options.consent, opened->view, asks); !options.isTrial && !allowed)
        return allowed.error();
    if (!surroundings.output.isJson())
        surroundings.output.line(targetLine(opened->view));
    DeployRequest base{.workspace = opened->workspace, .view = opened->view};
    applyTo(base, options.limits);
    if (!options.resume.isEmpty())
        return take(resumeRun(options, std::move(base), surroundings), options, surroundings);
    auto request = makeRevertRequest(opened->workspace, opened->view, options.choice(), surroundings.context);
    surroundings.progress.giveWay();
    if (!request)
        return std::move(request).error();
    applyTo(*request, options.limits);
    const auto losses = lossesOf(*request, surroundings.context);
    surroundings.progress.giveWay();
    if (!losses)
        return losses.error();
    showRevert(*request, *losses, surroundings);
    if (!request->plan.obstacles.empty())
        return request->plan.obstacles.front();
    if (options.isTrial)
        return tryDeploy(*request, surroundings);
    if (Status free = requireNoOpenRun(*request); !free)
        return std::move(free).error();
    return take(DeployRun::begin(*std::move(request), surroundings.context), options, surroundings);
}

}  // namespace

void addRevert(CLI::App &app, Invocation &invocation)
{
    const auto options = std::make_shared<RevertOptions>();
    CLI::App *command
        = addCommand(app, invocation, "revert",
                     QT_TRANSLATE_NOOP("app", "Run a migration's revert script, checked and recorded like a deploy"),
                     [options](const Surroundings &surroundings) { return revertMigration(*options, surroundings); });
    addText(*command, "MIGRATION", options->migration,
            QT_TRANSLATE_NOOP("app", "The migration's name, or what the ledger knows it by"));
    addProject(*command, *options);
    addTarget(*command, *options);
    CLI::Option *downTo
        = addText(
              *command, "--to", options->downTo,
              QT_TRANSLATE_NOOP("app", "Revert every applied migration from the newest down to this one, it included"))
              ->type_name("NAME");
    CLI::Option *resume
        = addText(*command, "--resume", options->resume,
                  QT_TRANSLATE_NOOP("app", "Take up this interrupted revert: its id, the beginning of one, or last"))
              ->type_name("RUN");
    downTo->excludes(resume);
    addFlag(
        *command, "--dry-run", options->isTrial,
        QT_TRANSLATE_NOOP("app", "Run all of it in one transaction and roll it back; its locks are held until then"))
        ->excludes(resume);
    command->parse_complete_callback([options] {
        if (options->migration.isEmpty() && !options->namesNoMigration())
            throw CLI::RequiredError("MIGRATION, --to or --resume");
    });
    addConsent(*command, options->consent);
    addAnswers(*command, options->consent);
    addLimits(*command, options->limits);
    addResult(*command, invocation, {u"text"_s, u"json"_s});
}

}  // namespace lockstep
