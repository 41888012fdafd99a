// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/backup/retention.h"
#include "app/deploy/workspace.h"

#include <QJsonObject>

namespace lockstep {

/// CLI.md's JSON of `lockstep backup`: what was taken or proven. `copies`: tables copied beside themselves.
QJsonObject backupJson(const TargetView &view, const Backup &backup, const std::vector<TableCopy> &copies = {});
/// Of --list: `folder` and all that lies there.
QJsonObject backupListJson(const QString &folder, const BackupList &list, const std::vector<TableCopy> &copies,
                           const QDateTime &now);
/// Of --prune: what could be removed, what stays and why, and whether it was removed.
QJsonObject retentionJson(const Retention &retention, const std::vector<TableCopy> &copies, bool isRemoved);

}  // namespace lockstep
