// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/fleetview.h"
#include "app/cli/options.h"
#include "app/cli/progressline.h"
#include "app/cli/text.h"

#include <QDir>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

struct FleetCommand : ProjectOptions
{
    FleetSource source{};
    std::optional<int> canaries{};
    std::optional<int> wave{};
    std::optional<int> parallel{};
    ConsentOptions consent{};
    FleetOptions options{};
    QString because{};
    bool noBackup = false;
};

struct OpenedFleet
{
    WorkspacePtr workspace{};
    TargetChoice base{};
    FleetOptions options{};
    std::vector<FleetStanding> standings{};
};

/// What the command line says goes over [fleet.ENVIRONMENT].
Result<FleetConfig> configOf(const FleetCommand &command, const Workspace &workspace, const TargetChoice &base)
{
    FleetConfig fleet{.environment = base.environment};
    for (const FleetConfig &known : workspace.config.fleets) {
        if (known.environment == base.environment)
            fleet = known;
    }
    if (!command.source.isEmpty()) {
        fleet.source = command.source;
        // A file named on the command line is where the person is.
        if (!fleet.source.list.isEmpty())
            fleet.source.list = QDir::current().absoluteFilePath(fleet.source.list);
    }
    fleet.pace.canaries = command.canaries.value_or(fleet.pace.canaries);
    fleet.pace.wave = command.wave.value_or(fleet.pace.wave);
    fleet.pace.parallel = command.parallel.value_or(fleet.pace.parallel);
    if (!fleet.source.isEmpty())
        return fleet;
    return Error{
        ErrorCode::BadRequest,
        {QT_TRANSLATE_NOOP("app", "Nothing says which databases the fleet has.")},
        {},
        {QT_TRANSLATE_NOOP("app", "Give --databases, --query or --list, or write [fleet.%1] into lockstep.toml."),
         {base.environment.isEmpty() ? u"ENVIRONMENT"_s : base.environment}}};
}

Result<OpenedFleet> openFleet(const FleetCommand &command, const Surroundings &surroundings)
{
    const JobContext &context = surroundings.context;
    auto workspace = openProject(command, context);
    if (!workspace)
        return std::move(workspace).error();
    if (Status one = requireOneLayout((*workspace)->folder); !one)
        return std::move(one).error();
    auto base = chooseTarget((*workspace)->root, (*workspace)->config, command.target);
    if (!base)
        return std::move(base).error();
    const auto config = configOf(command, **workspace, *base);
    if (!config)
        return config.error();
    const auto members = findMembers(**workspace, *base, config->source, context);
    if (!members)
        return members.error();
    auto standings = surveyFleet(**workspace, *members, config->pace.parallel, {}, context);
    surroundings.progress.giveWay();
    if (!standings)
        return std::move(standings).error();
    OpenedFleet fleet{*std::move(workspace), *std::move(base), command.options, *std::move(standings)};
    fleet.options.pace = config->pace;
    fleet.options.noBackupBecause = command.noBackup ? command.because : QString();
    return fleet;
}

int statusOf(const FleetRun &fleet)
{
    int worst = 0;
    for (const FleetRow &row : fleet.rows()) {
        if (row.error)
            worst = std::max(worst, exitStatus(row.error->code));
        else if (row.state != MemberState::UpToDate)
            worst = std::max(worst, 1);
    }
    return worst;
}

Result<int> showStatus(const FleetCommand &command, const Surroundings &surroundings)
{
    auto opened = openFleet(command, surroundings);
    if (!opened)
        return std::move(opened).error();
    const FleetRun fleet(opened->workspace, std::move(opened->standings), opened->options);
    makeFleetView(surroundings)->surveyed(fleet);
    return statusOf(fleet);
}

Status requireFleetConsent(const FleetCommand &command, const TargetChoice &base, bool asks)
{
    if (base.isProtected && command.consent.yes && command.consent.typedDatabase != base.environment)
        return Error{ErrorCode::PolicyRefused,
                     {QT_TRANSLATE_NOOP("app", "%1 is protected: --yes alone is not enough."), {base.environment}},
                     {},
                     {QT_TRANSLATE_NOOP("app", "Give --confirm %1 too, or leave --yes out and answer at a terminal."),
                      {base.environment}}};
    if (command.consent.yes || asks)
        return Done{};
    return Error{ErrorCode::PolicyRefused,
                 {QT_TRANSLATE_NOOP("app", "This asks for confirmations, and nobody can be asked here.")},
                 {},
                 {QT_TRANSLATE_NOOP("app", "--yes answers all of them.")}};
}

/// Wave after wave, each confirmed, and what held members ask answered.
Status walkFleet(FleetRun &fleet, const Consent &consent, FleetView &view, const JobContext &context)
{
    const FleetSink sink = view.sink(fleet);
    while (const auto wave = fleet.next()) {
        const std::vector<Confirmation> questions = fleet.questions();
        if (questions.empty()) {
            view.waveBegins(fleet, *wave);
            const auto typed = consent.answer(fleet.before(*wave), context);
            if (!typed)
                return typed.error();
            if (Status confirmed = fleet.confirm(*wave, *typed); !confirmed)
                return confirmed;
        }
        for (const Confirmation &question : questions) {
            const auto answer = consent.answer(question, context);
            if (!answer)
                return answer.error();
            fleet.answer(question.id, *answer);
        }
        if (Status done = fleet.performWave(sink, context); !done)
            return done;
    }
    const auto doubt = fleet.doubt();
    return doubt ? Status(*doubt) : Status(Done{});
}

/// The worst that became of a member: effects that remain, then what was undone, then why it went no further.
int exitStatusOf(const FleetRun &fleet, const Status &walked)
{
    if (walked)
        return 0;
    for (const auto &[state, status] : {std::pair{MemberState::Partial, 6}, std::pair{MemberState::Undone, 5}}) {
        if (std::ranges::find(fleet.rows(), state, &FleetRow::state) != fleet.rows().end())
            return status;
    }
    return exitStatus(walked.error().code);
}

Result<int> deploy(const FleetCommand &command, const Surroundings &surroundings)
{
    auto opened = openFleet(command, surroundings);
    if (!opened)
        return std::move(opened).error();
    const bool asks = surroundings.terminal.canAsk() && !surroundings.output.isJson();
    if (const Status allowed = requireFleetConsent(command, opened->base, asks); !allowed)
        return allowed.error();
    FleetRun fleet(opened->workspace, std::move(opened->standings), opened->options);
    const auto view = makeFleetView(surroundings);
    view->surveyed(fleet);
    Status walked = walkFleet(fleet, Consent(command.consent, surroundings.terminal, surroundings.progress), *view,
                              surroundings.context);
    if (!walked) {
        if (Status ended = fleet.abandon(view->sink(fleet)); !ended)
            walked = std::move(ended);
    }
    const int status = exitStatusOf(fleet, walked);
    view->ended(fleet, walked ? std::nullopt : std::optional(walked.error()), status);
    return status;
}

void addSource(CLI::App &command, FleetCommand &options)
{
    CLI::Option *databases
        = addText(command, "--databases", options.source.databases,
                  QT_TRANSLATE_NOOP("app", "The target's server's databases of these names, with * and ?"))
              ->type_name("PATTERN");
    CLI::Option *query
        = addText(command, "--query", options.source.query,
                  QT_TRANSLATE_NOOP("app", "A query of the target whose first column names databases or addresses"))
              ->type_name("SQL");
    CLI::Option *list = addText(command, "--list", options.source.list,
                                QT_TRANSLATE_NOOP("app", "A file of databases, environments or addresses, one a line"))
                            ->type_name("FILE");
    databases->excludes(query)->excludes(list);
    query->excludes(list);
    addNumber(command, "--parallel", options.parallel, 1, 64,
              QT_TRANSLATE_NOOP("app", "How many databases at the same time"));
}

void addPace(CLI::App &command, FleetCommand &options)
{
    addNumber(command, "--canaries", options.canaries, 1, 1000,
              QT_TRANSLATE_NOOP("app", "How many databases before all others; one of each plan is among them"));
    addNumber(command, "--wave", options.wave, 1, 100'000,
              QT_TRANSLATE_NOOP("app", "How many databases between two confirmations"));
    addText(command, "--backup-dir", options.options.backupFolder,
            QT_TRANSLATE_NOOP("app", "The folder for backups; the state folder's when left out"))
        ->type_name("FOLDER");
    CLI::Option *noBackup
        = addFlag(command, "--no-backup", options.noBackup,
                  QT_TRANSLATE_NOOP("app", "Take no backup; the record says why, so --because is needed"));
    CLI::Option *because
        = addText(command, "--because", options.because, QT_TRANSLATE_NOOP("app", "Why no backup is needed"))
              ->type_name("REASON");
    noBackup->needs(because);
    because->needs(noBackup);
    addDuration(command, "--lock-timeout", options.options.lockTimeout,
                QT_TRANSLATE_NOOP("app", "How long a statement may wait for a lock, such as 5s"));
    addDuration(command, "--statement-timeout", options.options.statementTimeout,
                QT_TRANSLATE_NOOP("app", "How long a statement may run, such as 10min; 0 for no limit"));
}

}  // namespace

void addFleet(CLI::App &app, Invocation &invocation)
{
    const auto options = std::make_shared<FleetCommand>();
    CLI::App *fleet = app.add_subcommand(
        "fleet",
        said(QT_TRANSLATE_NOOP("app", "One plan over many databases: tenants, shards, regions")).toStdString());
    fleet->require_subcommand(1);
    CLI::App *status
        = addCommand(*fleet, invocation, "status", QT_TRANSLATE_NOOP("app", "What is pending in each"),
                     [options](const Surroundings &surroundings) { return showStatus(*options, surroundings); });
    CLI::App *deployment
        = addCommand(*fleet, invocation, "deploy",
                     QT_TRANSLATE_NOOP("app", "Deploy to the canaries, then wave after wave; stops on the first doubt"),
                     [options](const Surroundings &surroundings) { return deploy(*options, surroundings); });
    for (CLI::App *command : {status, deployment}) {
        addProject(*command, *options);
        addTarget(*command, *options);
        addSource(*command, *options);
        addResult(*command, invocation, {u"text"_s, u"json"_s});
    }
    addConsent(*deployment, options->consent);
    addPace(*deployment, *options);
}

}  // namespace lockstep
