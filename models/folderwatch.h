// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/workspace.h"

#include <QFileSystemWatcher>
#include <QTimer>

namespace lockstep {

/// Tells when a project's files changed on disk, once after a burst of changes.
///
/// Folders tell of new and vanished files, files of edits in place. The operating system's watches are few, so of a
/// large project only the newest migrations' files are watched.
class FolderWatch : public QObject
{
    Q_OBJECT

public:
    explicit FolderWatch(QObject *parent = nullptr);

    /// Only the root folder, while there is no workspace to look into.
    void watch(const QString &root);
    void watch(const Workspace &workspace);

signals:
    void changed();

private:
    void replacePaths(QStringList paths);

    QFileSystemWatcher m_watcher;
    QTimer m_quiet;  ///< runs while changes still come in
};

}  // namespace lockstep
