// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commandline.h"

#include "app/cli/command.h"
#include "app/cli/interrupt.h"
#include "app/cli/progressline.h"
#include "app/cli/text.h"
#include "app/postgres/sandbox.h"
#include "app/report/json.h"
#include "version.h"

#include <QCoreApplication>

#include <CLI/CLI.hpp>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// "sandbox" of `sandbox start`; empty without a subcommand.
QString chosenCommand(const CLI::App &app)
{
    const auto chosen = app.get_subcommands();
    return chosen.empty() ? QString() : QString::fromStdString(chosen.front()->get_name());
}

/// Of arguments that the parser refused, whether the errors were wanted as JSON.
bool wantsJson(const QStringList &arguments)
{
    const qsizetype at = arguments.indexOf(u"--format"_s);
    return arguments.contains(u"--format=json"_s) || (at >= 0 && arguments.value(at + 1) == "json"_L1);
}

void configure(CLI::App &app, Invocation &invocation)
{
    app.set_help_flag("-h,--help", said(QT_TRANSLATE_NOOP("app", "Print this help and exit")).toStdString());
    app.set_version_flag("-V,--version", "lockstep " LOCKSTEP_VERSION,
                         said(QT_TRANSLATE_NOOP("app", "Print the version and exit")).toStdString());
    app.require_subcommand(0, 1);
    app.get_formatter()->column_width(28);
    for (const auto add :
         {addStatus,  addReview, addEffects, addPlan,    addPreflight, addBackup,   addRehearse, addDeploy,
          addVerify,  addDrift,  addRevert,  addRestore, addResolve,   addBaseline, addEnrol,    addNew,
          addHistory, addReport, addFleet,   addConfig,  addSandbox,   addConsole})
        add(app, invocation);
}

void reportError(const Error &error, const Invocation &invocation, const Terminal &terminal)
{
    if (invocation.result.format == "json"_L1) {
        // To standard output even with --output: the file holds results, and there is none.
        Output output({u"json"_s, {}});
        const QJsonObject object = errorJson(invocation.command, error);
        // The output of these is a line an event, whatever happens.
        static const QStringList eventful{u"deploy"_s, u"rehearse"_s, u"revert"_s, u"restore"_s};
        if (eventful.contains(invocation.command))
            output.jsonLine(object);
        else
            output.json(object);
        return;
    }
    const QString label = error.code == ErrorCode::Cancelled ? said(QT_TRANSLATE_NOOP("app", "Cancelled:"))
                                                             : said(QT_TRANSLATE_NOOP("app", "Error:"));
    terminal.note(terminal.styledError(Style::Bad, label) + u' ' + describe(error));
}

int parseFailed(const CLI::App &app, const CLI::ParseError &refusal, Invocation &invocation, const Terminal &terminal)
{
    if (refusal.get_exit_code() == 0)
        return app.exit(refusal);
    invocation.command = chosenCommand(app);
    if (wantsJson(QCoreApplication::arguments()))
        invocation.result.format = u"json"_s;
    const QString help = (u"lockstep "_s + invocation.command).trimmed() + u" --help"_s;
    const Error error{ErrorCode::BadRequest,
                      {QT_TRANSLATE_NOOP("app", "The command line cannot be used as it is.")},
                      QString::fromStdString(refusal.what()),
                      {QT_TRANSLATE_NOOP("app", "%1 lists what can be given."), {help}}};
    reportError(error, invocation, terminal);
    return exitStatus(error.code);
}

int run(const Invocation &invocation, const Terminal &terminal)
{
    const SandboxUse sandbox;
    const Interrupt interrupt;
    ProgressLine progress(terminal);
    const JobContext context(interrupt.stopToken(), [&progress](const Progress &step) { progress.show(step); });
    Output output(invocation.result);
    const auto status = invocation.action({output, terminal, context, progress});
    progress.giveWay();
    if (!status) {
        reportError(status.error(), invocation, terminal);
        return exitStatus(status.error().code);
    }
    if (const Status written = output.finish(); !written) {
        reportError(written.error(), invocation, terminal);
        return exitStatus(written.error().code);
    }
    return *status;
}

}  // namespace

int runCommandLine(int argc, char *argv[], const Terminal &terminal)
{
    CLI::App app(said(QT_TRANSLATE_NOOP("app", "A console for PostgreSQL schema migrations.")).toStdString(),
                 "lockstep");
    Invocation invocation;
    configure(app, invocation);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &refusal) {
        return parseFailed(app, refusal, invocation, terminal);
    }
    invocation.command = chosenCommand(app);
    return run(invocation, terminal);
}

}  // namespace lockstep
