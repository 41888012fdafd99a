// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/consoleprogram.h"
#include "app/cli/options.h"
#include "app/cli/text.h"

#include <QFileInfo>

#include <cerrno>
#include <unistd.h>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

struct ConsoleOptions
{
    QString project{};
};

bool hasDisplay()
{
    return !qEnvironmentVariableIsEmpty("DISPLAY") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY")
        || !qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM");
}

/// Replaces this process; returns only when that failed.
Error becomeConsole(const QString &program, const ConsoleOptions &options)
{
    std::vector<QByteArray> words{program.toLocal8Bit()};
    if (!options.project.isEmpty())
        words.push_back(options.project.toLocal8Bit());
    std::vector<char *> arguments;
    for (QByteArray &word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    ::execv(arguments[0], arguments.data());
    return {ErrorCode::ProgramMissing,
            {QT_TRANSLATE_NOOP("app", "The console %1 cannot be started."), {program}},
            qt_error_string(errno)};
}

Result<int> openConsole(const ConsoleOptions &options)
{
    if (!options.project.isEmpty() && !QFileInfo(options.project).isDir())
        return Error{ErrorCode::FolderMissing,
                     {QT_TRANSLATE_NOOP("app", "There is neither a subcommand nor a folder %1."), {options.project}},
                     {},
                     {QT_TRANSLATE_NOOP("app", "lockstep --help lists the subcommands.")}};
    if (!hasDisplay())
        return Error{ErrorCode::BadRequest,
                     {QT_TRANSLATE_NOOP("app", "There is no display to open the console on.")},
                     {},
                     {QT_TRANSLATE_NOOP("app", "In a terminal, lockstep deploy walks through the same steps.")}};
    const auto program = findConsoleProgram();
    if (!program)
        return program.error();
    return becomeConsole(*program, options);
}

}  // namespace

void addConsole(CLI::App &app, Invocation &invocation)
{
    const auto options = std::make_shared<ConsoleOptions>();
    invocation.action = [options](const Surroundings &) { return openConsole(*options); };
    addText(app, "PROJECT", options->project,
            QT_TRANSLATE_NOOP("app", "The project's folder, to open it in the console"));
    // A folder before the subcommand must not be taken for the subcommand's and then be left aside.
    app.callback([&app, options] {
        if (!options->project.isEmpty() && !app.get_subcommands().empty())
            throw CLI::ExtrasError("lockstep", {options->project.toStdString()});
    });
}

}  // namespace lockstep
