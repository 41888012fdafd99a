// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/sqlsource.h"

#include "app/cli/text.h"
#include "app/core/files.h"
#include "app/core/parallel.h"
#include "app/migrations/layout.h"
#include "app/migrations/sqlfile.h"

#include <QDir>
#include <QFileInfo>

namespace lockstep {
namespace {

/// What a tool would run of a file with its markers, forward; none: all of it.
std::optional<QByteArray> markedSection(const SqlFile &file)
{
    const FolderRequest request{QDir::currentPath()};
    const Migration migration{QFileInfo(file.path).fileName(), {file.path}};
    const QString tool = toolOfMarkers(file.bytes);
    for (const Layout *layout : allLayouts()) {
        if (layout->section && tool == QLatin1StringView(layout->title))
            return layout->section(request, migration, false, file.bytes);
    }
    return std::nullopt;
}

Result<SqlFile> readSql(const QString &path)
{
    auto bytes = readFile(path);
    if (!bytes)
        return std::move(bytes).error();
    if (const qsizetype invalid = firstInvalidUtf8(*bytes); invalid >= 0) {
        Error error{
            ErrorCode::FileMalformed,
            {QT_TRANSLATE_NOOP("app", "%1 is not UTF-8 text."), {path}},
            {},
            {QT_TRANSLATE_NOOP("app", "Convert the file to UTF-8; the first wrong byte stands in the line named.")}};
        error.file = path;
        error.line = TextMap(*bytes).at(invalid).line;
        return error;
    }
    const QString hash = sha256Hex(*bytes);
    SqlFile file{path, *std::move(bytes), hash};
    file.section = markedSection(file);
    return file;
}

Result<WorkspacePtr> looseFiles(const QStringList &paths, const JobContext &context)
{
    auto workspace = std::make_shared<Workspace>();
    workspace->root = QDir::currentPath();
    workspace->folder.root = workspace->root;
    auto files = mapInParallel<SqlFile>(
        std::size_t(paths.size()), [&paths](std::size_t index) { return readSql(paths[qsizetype(index)]); }, context);
    if (!files)
        return std::move(files).error();
    auto reviews = reviewFiles(*files, context);
    if (!reviews)
        return std::move(reviews).error();
    workspace->reviews = *std::move(reviews);
    for (SqlFile &file : *files)
        workspace->folder.migrations.push_back({QFileInfo(file.path).fileName(), std::move(file)});
    return WorkspacePtr(std::move(workspace));
}

Result<WorkspacePtr> wholeProject(const ProjectOptions &options, const JobContext &context)
{
    auto workspace = openProject(options, context);
    if (!workspace)
        return workspace;
    for (const Migration &migration : (*workspace)->folder.migrations) {
        if (migration.problem.isEmpty())
            continue;
        Error error{ErrorCode::FileMalformed, migration.problem};
        error.file = migration.forward.path;
        return error;
    }
    return workspace;
}

}  // namespace

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

Result<WorkspacePtr> openSource(const SourceOptions &options, const JobContext &context)
{
    const QString first = options.paths.value(0, QStringLiteral("."));
    const bool isProject
        = options.paths.size() <= 1 && (QFileInfo(first).isDir() || !first.endsWith(QLatin1StringView(".sql")));
    if (isProject && !QFileInfo(first).isFile())
        return wholeProject({first, options.layout, {}}, context);
    return looseFiles(options.paths, context);
}

}  // namespace lockstep
