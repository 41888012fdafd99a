// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/sqlsource.h"

#include "app/cli/loosefiles.h"
#include "app/cli/text.h"

#include <QFileInfo>

namespace lockstep {

void addSource(CLI::App &command, SourceOptions &options)
{
    const auto take = [&options](const std::vector<std::string> &paths) {
        for (const std::string &path : paths)
            options.paths << QString::fromStdString(path);
    };
    command.add_option_function<std::vector<std::string>>(
        "PROJECT|FILE", take, said(QT_TRANSLATE_NOOP("app", "A project's folder, or SQL files")).toStdString());
    addText(command, "--layout", options.layout,
            QT_TRANSLATE_NOOP(
                "app", "How the migrations are laid out, such as prisma or plain; found by looking when left out"))
        ->type_name("LAYOUT");
}

std::optional<Error> unreadableIn(const Workspace &workspace)
{
    const auto &migrations = workspace.folder.migrations;
    const auto found = std::ranges::find_if(migrations, [](const Migration &one) { return !one.problem.isEmpty(); });
    if (found == migrations.end())
        return std::nullopt;
    Error error{ErrorCode::FileMalformed, found->problem};
    error.file = found->forward.path;
    return error;
}

Result<WorkspacePtr> openSource(const SourceOptions &options, const JobContext &context)
{
    const QString first = options.paths.value(0, QStringLiteral("."));
    const bool isProject
        = options.paths.size() <= 1 && (QFileInfo(first).isDir() || !first.endsWith(QLatin1StringView(".sql")));
    if (isProject && !QFileInfo(first).isFile())
        return openProject({first, options.layout, {}}, context);
    return openLooseFiles(options.paths, options.target.isEmpty() ? options.version : 0, context);
}

}  // namespace lockstep
