// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/workspace.h"

#include "app/core/files.h"
#include "app/postgres/sandbox.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace lockstep {

using namespace Qt::StringLiterals;

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
    auto folder = openMigrations({workspace->root, workspace->config.migrationsFolder, workspace->config.placeholders},
                                 wanted, context);
    if (!folder)
        return std::move(folder).error();
    workspace->folder = *std::move(folder);
    auto reviews = reviewMigrations(workspace->folder.migrations, context);
    if (!reviews)
        return std::move(reviews).error();
    workspace->reviews = *std::move(reviews);
    return WorkspacePtr(std::move(workspace));
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
