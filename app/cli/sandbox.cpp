// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/postgres/sandbox.h"

#include "app/cli/options.h"
#include "app/cli/progressline.h"
#include "app/cli/text.h"
#include "app/deploy/sampleproject.h"

#include <QDir>
#include <QUrl>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

struct SandboxOptions
{
    QString project{};
    bool sample = false;
};

/// As --target and other programs take it. The sandbox has no password, so all of the address may be shown.
QString urlText(const ConnectionUrl &url)
{
    const auto encoded = [](const QString &part) { return QString::fromLatin1(QUrl::toPercentEncoding(part)); };
    return u"postgresql://%1@/%2?host=%3&port=%4"_s.arg(encoded(url.user), encoded(url.database), encoded(url.host),
                                                        QString::number(url.port));
}

QString absolutePath(const QString &project)
{
    return QDir::cleanPath(QDir::current().absoluteFilePath(project));
}

Result<int> start(const Surroundings &surroundings)
{
    const auto state = keepSandbox(surroundings.context);
    surroundings.progress.giveWay();
    if (!state)
        return state.error();
    surroundings.terminal.note(
        said(QT_TRANSLATE_NOOP("app", "The private PostgreSQL %1 runs in %2, until lockstep sandbox stop."),
             {state->version, state->folder}));
    surroundings.output.line(state->socketFolder);
    surroundings.output.line(urlText(state->url));
    return 0;
}

Result<int> stop(const Surroundings &surroundings)
{
    if (const Status stopped = stopSandbox(surroundings.context); !stopped)
        return stopped.error();
    surroundings.terminal.note(said(QT_TRANSLATE_NOOP("app", "The private PostgreSQL does not run.")));
    return 0;
}

Result<int> reset(const SandboxOptions &options, const Surroundings &surroundings)
{
    if (const Status removed = resetSandbox(surroundings.context); !removed)
        return removed.error();
    if (options.sample) {
        if (const Status removed = removeSample(); !removed)
            return removed.error();
    }
    surroundings.terminal.note(said(QT_TRANSLATE_NOOP("app", "The private PostgreSQL and its data are removed.")));
    return 0;
}

Error notRunning()
{
    return {ErrorCode::ServerUnreachable,
            {QT_TRANSLATE_NOOP("app", "The private PostgreSQL does not run.")},
            {},
            {QT_TRANSLATE_NOOP("app", "lockstep sandbox start starts it.")}};
}

/// The address of the project's database when one is given, otherwise of the server's own.
Result<int> showUrl(const SandboxOptions &options, const Surroundings &surroundings)
{
    const auto state = sandboxState(surroundings.context);
    if (!state)
        return state.error();
    if (!state->running)
        return notRunning();
    ConnectionUrl url = state->url;
    if (!options.project.isEmpty())
        url = withDatabase(url, sandboxDatabaseName(absolutePath(options.project)));
    surroundings.output.line(urlText(url));
    return 0;
}

Result<int> load(const SandboxOptions &options, const Surroundings &surroundings)
{
    const auto folder = options.sample ? prepareSample(surroundings.context)
                                       : loadProject(absolutePath(options.project), surroundings.context);
    surroundings.progress.giveWay();
    if (!folder)
        return folder.error();
    surroundings.output.line(*folder);
    return 0;
}

using Options = std::shared_ptr<SandboxOptions>;

void addServerCommands(CLI::App &sandbox, Invocation &invocation, const Options &options)
{
    addCommand(sandbox, invocation, "start",
               QT_TRANSLATE_NOOP("app", "Start it and keep it running; prints its socket's folder and its URL"), start);
    addCommand(sandbox, invocation, "stop", QT_TRANSLATE_NOOP("app", "Stop it; its data stays"), stop);
    CLI::App *removal
        = addCommand(sandbox, invocation, "reset", QT_TRANSLATE_NOOP("app", "Stop it and remove its data"),
                     [options](const Surroundings &surroundings) { return reset(*options, surroundings); });
    addFlag(*removal, "--sample", options->sample,
            QT_TRANSLATE_NOOP("app", "Remove the copy of the sample project too"));
}

void addProjectCommands(CLI::App &sandbox, Invocation &invocation, const Options &options)
{
    CLI::App *url = addCommand(sandbox, invocation, "url",
                               QT_TRANSLATE_NOOP("app", "Print its URL; with PROJECT, that of the project's database"),
                               [options](const Surroundings &surroundings) { return showUrl(*options, surroundings); });
    addText(*url, "PROJECT", options->project, QT_TRANSLATE_NOOP("app", "The project's folder"));
    CLI::App *loading
        = addCommand(sandbox, invocation, "load",
                     QT_TRANSLATE_NOOP("app", "Bring the project's database in it to where the project's story begins"),
                     [options](const Surroundings &surroundings) { return load(*options, surroundings); });
    CLI::Option *project = addText(*loading, "PROJECT", options->project,
                                   QT_TRANSLATE_NOOP("app", "The project's folder; the current one when left out"));
    addFlag(*loading, "--sample", options->sample,
            QT_TRANSLATE_NOOP("app", "Copy the sample project first and load that"))
        ->excludes(project);
}

}  // namespace

void addSandbox(CLI::App &app, Invocation &invocation)
{
    const auto options = std::make_shared<SandboxOptions>();
    CLI::App *sandbox = app.add_subcommand(
        "sandbox", said(QT_TRANSLATE_NOOP("app", "The private PostgreSQL that needs no set-up")).toStdString());
    sandbox->require_subcommand(1);
    addServerCommands(*sandbox, invocation, options);
    addProjectCommands(*sandbox, invocation, options);
}

}  // namespace lockstep
