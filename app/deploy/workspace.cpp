// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/workspace.h"

#include "app/core/files.h"
#include "app/postgres/sandbox.h"
#include "app/review/settings.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

Error layoutAmbiguous(const MigrationFolder &folder, const QStringList &layouts)
{
    QStringList choices;
    for (const QString &layout : layouts)
        choices << u"--layout "_s + layout;
    Error error{ErrorCode::LayoutAmbiguous,
                {QT_TRANSLATE_NOOP("app", "The migrations in %1 may be those of several tools: %2."),
                 {folder.folder.isEmpty() ? folder.root : folder.folder, layouts.join(u", "_s)}}};
    error.hint = {QT_TRANSLATE_NOOP("app", "Choose one: %1. In lockstep.toml, layout = \"…\" chooses for everyone."),
                  {choices.join(u", "_s)}};
    error.file = folder.root;
    return error;
}

/// Reads the migrations in `folder` as that layout; both may be empty.
Result<WorkspacePtr> readMigrations(std::shared_ptr<Workspace> workspace, const QString &folder, const QString &layout,
                                    const JobContext &context)
{
    auto read = openMigrations({workspace->root, folder, workspace->config.placeholders}, layout, context);
    if (!read)
        return std::move(read).error();
    workspace->folder = *std::move(read);
    auto settings = reviewSettings(workspace->root, workspace->config.review, workspace->folder.layout);
    if (!settings)
        return std::move(settings).error();
    auto review = reviewMigrations(workspace->folder.migrations, context, *settings);
    if (!review)
        return std::move(review).error();
    workspace->reviews = std::move(review->scripts);
    workspace->schema = std::move(review->schema);
    if (auto model = readDeclaredModel(workspace->folder, context))
        workspace->declared = std::make_shared<const DeclaredModel>(*std::move(model));
    Status judged = judgeModels(*workspace, *settings, context);
    return judged ? Result<WorkspacePtr>(WorkspacePtr(std::move(workspace))) : std::move(judged).error();
}

/// The same folder in each of the layouts that it may be, its own first.
Result<std::vector<WorkspacePtr>> readingsOf(const WorkspacePtr &workspace, const JobContext &context)
{
    std::vector<WorkspacePtr> readings{workspace};
    for (const QString &layout : workspace->folder.alternatives) {
        auto other = std::make_shared<Workspace>();
        other->root = workspace->root;
        other->config = workspace->config;
        auto read = readMigrations(std::move(other), workspace->folder.folder, layout, context);
        if (!read)
            return std::move(read).error();
        readings.push_back(*std::move(read));
    }
    return readings;
}

}  // namespace

Status judgeModels(Workspace &workspace, const ReviewSettings &settings, const JobContext &context)
{
    if (!workspace.declared)
        return Done{};
    auto models = reviewModel(*workspace.declared, workspace.folder.migrations, workspace.reviews, settings, context);
    if (!models)
        return std::move(models).error();
    workspace.models = *std::move(models);
    return Done{};
}

std::vector<ReviewedFile> reviewedFiles(const Workspace &workspace)
{
    std::vector<ReviewedFile> files;
    for (std::size_t index = 0; index < workspace.reviews.size(); ++index)
        files.push_back({workspace.folder.migrations[index].forward.path, workspace.reviews[index]});
    for (const ModelFile &file : workspace.models)
        files.push_back({file.path, file.review});
    return files;
}

Result<WorkspacePtr> openWorkspace(const QString &root, const QString &layout, const JobContext &context)
{
    auto workspace = std::make_shared<Workspace>();
    workspace->root = QDir::cleanPath(QFileInfo(root).absoluteFilePath());
    if (!QFileInfo(workspace->root).isDir())
        return Error{ErrorCode::FolderMissing,
                     {QT_TRANSLATE_NOOP("app", "There is no folder %1."), {workspace->root}},
                     {},
                     {QT_TRANSLATE_NOOP("app", "Give the project's folder, the one that holds its migrations.")}};
    auto config = readProjectConfig(workspace->root);
    if (!config)
        return std::move(config).error();
    workspace->config = *std::move(config);
    const QString wanted = layout.isEmpty() ? workspace->config.layout : layout;
    const QString folder = workspace->config.migrationsFolder;
    return readMigrations(std::move(workspace), folder, wanted, context);
}

Status requireOneLayout(const MigrationFolder &folder)
{
    return folder.alternatives.isEmpty() ? Status(Done{})
                                         : layoutAmbiguous(folder, QStringList{folder.layout} + folder.alternatives);
}

Result<WorkspacePtr> settleLayout(const WorkspacePtr &workspace, const TargetChoice &choice, const JobContext &context)
{
    if (workspace->folder.alternatives.isEmpty())
        return workspace;
    const auto url = resolveUrl(*workspace, choice, context);
    if (!url)
        return url.error();
    const auto session = Session::open(*url, context);
    const auto readings = session ? readingsOf(workspace, context) : session.error();
    if (!readings)
        return readings.error();
    QStringList found;
    WorkspacePtr settled = workspace;
    for (const WorkspacePtr &reading : *readings) {
        const Ledger &ledger = *ledgerOf(reading->folder.layout);
        const auto place = settledPlace(**session, ledger, ledgerPlace(*reading, *url), context);
        if (!place)
            return place.error();
        const auto exists = ledger.exists(**session, *place, context);
        // A table of the ledger's name that is another tool's (schema_migrations) is not its ledger.
        if (!exists && exists.error().code != ErrorCode::CheckFailed)
            return exists.error();
        if (!exists || !*exists)
            continue;
        settled = reading;
        found << reading->folder.layout;
    }
    return found.size() < 2 ? Result<WorkspacePtr>(settled) : layoutAmbiguous(workspace->folder, found);
}

QString sandboxDatabaseName(const QString &root)
{
    QString name = QFileInfo(root).fileName().toLower();
    for (QChar &character : name) {
        const bool isPlain = (character >= u'a' && character <= u'z') || (character >= u'0' && character <= u'9');
        if (!isPlain)
            character = u'_';
    }
    if (name.isEmpty() || name.front() < u'a')
        name.prepend(u"p_"_s);  // an identifier begins with a letter
    // The path's hash keeps two projects of one name apart; 63 bytes is PostgreSQL's limit for a name.
    return name.left(48) + u'_' + sha256Hex(root.toUtf8()).left(8);
}

Result<ConnectionUrl> resolveUrl(const Workspace &workspace, const TargetChoice &choice, const JobContext &context)
{
    if (!choice.isSandbox())
        return *choice.url;
    if (auto started = startSandbox(context); !started)
        return std::move(started).error();
    return sandboxDatabase(sandboxDatabaseName(workspace.root), context);
}

LedgerPlace ledgerPlace(const Workspace &workspace, const ConnectionUrl &url)
{
    const MigrationFolder &folder = workspace.folder;
    const ProjectConfig &config = workspace.config;
    LedgerPlace place{folder.ledgerSchema, folder.ledgerTable};
    if (folder.layout == "prisma"_L1)
        place.schema = url.schema;
    if (!config.ledgerSchema.isEmpty())
        place.schema = config.ledgerSchema;
    if (!config.ledgerTable.isEmpty())
        place.table = config.ledgerTable;
    return place;
}

Result<TargetView> inspectTarget(const Workspace &workspace, const TargetChoice &choice, const JobContext &context)
{
    auto url = resolveUrl(workspace, choice, context);
    if (!url)
        return std::move(url).error();
    auto session = Session::open(*url, context);
    if (!session)
        return std::move(session).error();
    auto identity = identify(**session, context);
    if (!identity)
        return std::move(identity).error();
    auto status = readStatus(**session, workspace.folder, ledgerPlace(workspace, *url), context);
    if (!status)
        return std::move(status).error();
    return TargetView{choice, *std::move(url), *std::move(identity), *std::move(status),
                      QDateTime::currentDateTimeUtc()};
}

}  // namespace lockstep
