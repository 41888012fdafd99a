// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/folderwatch.h"

#include <QDir>
#include <QFileInfo>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace lockstep {
namespace {

/// Linux gives a user 8192 watches by default on small machines; other programs want some too.
constexpr qsizetype maximumPaths = 2000;

QStringList projectPaths(const QString &root)
{
    return {root, root + u"/lockstep.toml"_s, root + u"/.env"_s, root + u"/.env.local"_s};
}

void addMigration(QStringList &paths, const QDir &root, const Migration &migration)
{
    paths << root.filePath(migration.forward.path) << QFileInfo(root.filePath(migration.forward.path)).path();
    if (migration.revert)
        paths << root.filePath(migration.revert->path) << QFileInfo(root.filePath(migration.revert->path)).path();
}

}  // namespace

FolderWatch::FolderWatch(QObject *parent)
    : QObject(parent)
{
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(250ms);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, &m_quiet, qOverload<>(&QTimer::start));
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, &m_quiet, qOverload<>(&QTimer::start));
    connect(&m_quiet, &QTimer::timeout, this, &FolderWatch::changed);
}

void FolderWatch::watch(const QString &root)
{
    replacePaths(projectPaths(root));
}

void FolderWatch::watch(const Workspace &workspace)
{
    const QDir root(workspace.root);
    QStringList paths = projectPaths(workspace.root);
    paths << QDir::cleanPath(root.filePath(workspace.folder.folder));
    const auto &migrations = workspace.folder.migrations;
    for (auto newest = migrations.rbegin(); newest != migrations.rend() && paths.size() < maximumPaths; ++newest)
        addMigration(paths, root, *newest);
    for (const ModelFile &file : workspace.models)
        paths << root.filePath(file.path) << QFileInfo(root.filePath(file.path)).path();
    replacePaths(std::move(paths));
}

void FolderWatch::replacePaths(QStringList paths)
{
    paths.removeDuplicates();
    paths.removeIf([](const QString &path) { return !QFileInfo::exists(path); });
    const QStringList old = m_watcher.files() + m_watcher.directories();
    if (!old.isEmpty())
        m_watcher.removePaths(old);
    if (!paths.isEmpty())
        m_watcher.addPaths(paths);
}

}  // namespace lockstep
