// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/loosefiles.h"

#include "app/cli/sqlsource.h"
#include "app/core/files.h"
#include "app/core/parallel.h"
#include "app/migrations/layout.h"
#include "app/migrations/sqlfile.h"
#include "app/review/settings.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QHash>

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

/// The nearest folder above the file that has a lockstep.toml; empty for none.
QString projectAbove(const QString &path)
{
    QDir folder = QFileInfo(path).absoluteDir();
    do {
        if (folder.exists(QStringLiteral("lockstep.toml")))
            return folder.path();
    } while (folder.cdUp());
    return {};
}

/// Where the migrations stand in the history, by their absolute paths.
QHash<QString, std::size_t> placesOf(const Workspace &project)
{
    const QDir root(project.root);
    QHash<QString, std::size_t> places;
    for (std::size_t i = project.folder.migrations.size(); i-- > 0;)  // of several at one path the first
        places.insert(QDir::cleanPath(root.filePath(project.folder.migrations[i].forward.path)), i);
    return places;
}

/// Those of the files that are the project's migrations, as its own review has them. A project that cannot be opened
/// has no history to judge them by.
void judgeAmongOthers(Workspace &loose, const QString &project, int version, const JobContext &context)
{
    auto opened = openWorkspace(project, {}, context);
    if (opened && version > 0)
        opened = judgedForVersion(*opened, version, context);
    if (!opened)
        return;
    const std::vector<Migration> &migrations = (*opened)->folder.migrations;
    const QHash<QString, std::size_t> places = placesOf(**opened);
    for (std::size_t index = 0; index < loose.reviews.size(); ++index) {
        const SqlFile &file = loose.folder.migrations[index].forward;
        const auto found = places.find(QDir::cleanPath(QFileInfo(file.path).absoluteFilePath()));
        if (found == places.end() || migrations[*found].forward.bytes != file.bytes)
            continue;
        loose.reviews[index] = (*opened)->reviews[*found];
        for (Finding &finding : loose.reviews[index].findings)
            finding.file = file.path;
    }
}

/// [review] of the project, with its baseline found from anywhere.
Result<ReviewConfig> configOf(const QString &project)
{
    if (project.isEmpty())
        return ReviewConfig();
    auto config = readProjectConfig(project);
    if (!config)
        return std::move(config).error();
    if (!config->review.baseline.isEmpty())
        config->review.baseline = QDir(project).filePath(config->review.baseline);
    return config->review;
}

}  // namespace

Result<WorkspacePtr> openLooseFiles(const QStringList &paths, int version, Changes changes, const JobContext &context)
{
    auto workspace = std::make_shared<Workspace>();
    workspace->root = QDir::currentPath();
    workspace->folder.root = workspace->root;
    const QString project = paths.isEmpty() ? QString() : projectAbove(paths.front());
    auto config = configOf(project);
    if (!config)
        return std::move(config).error();
    if (version > 0)
        config->version = version;
    auto settings = reviewSettings(workspace->root, *config);
    if (!settings)
        return std::move(settings).error();
    workspace->config.review = *std::move(config);
    auto files = mapInParallel<SqlFile>(
        std::size_t(paths.size()), [&paths](std::size_t index) { return readSql(paths[qsizetype(index)]); }, context);
    if (!files)
        return std::move(files).error();
    auto reviews = reviewFiles(*files, context, *settings, changes);
    if (!reviews)
        return std::move(reviews).error();
    workspace->reviews = *std::move(reviews);
    for (SqlFile &file : *files)
        workspace->folder.migrations.push_back({QFileInfo(file.path).fileName(), std::move(file)});
    if (!project.isEmpty())
        judgeAmongOthers(*workspace, project, version, context);
    return WorkspacePtr(std::move(workspace));
}

}  // namespace lockstep
