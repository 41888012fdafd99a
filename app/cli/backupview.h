// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/deploy/backup/retention.h"

namespace lockstep {

/// One backup, label and value a line.
void showBackup(const Backup &backup, const std::vector<TableCopy> &copies, const Surroundings &surroundings);
/// A table of them, and what lies in the folder beside.
void showBackups(const QString &folder, const BackupList &list, const std::vector<TableCopy> &copies,
                 const Surroundings &surroundings);
/// What could be removed, and what stays and why.
void showRetention(const Retention &retention, const std::vector<TableCopy> &copies, const Surroundings &surroundings);

}  // namespace lockstep
