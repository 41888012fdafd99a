// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/backup/backup.h"
#include "app/deploy/backup/tablecopies.h"
#include "app/project/policy.h"

namespace lockstep {

struct KeptBackup
{
    Backup backup{};
    Message why{};
};

/// What retention would remove; nothing is removed by asking.
struct Retention
{
    std::vector<Backup> removable{};  ///< oldest first
    std::vector<KeptBackup> kept{};
};

/// Of each database the newest `keep` stay, and all younger than `keepFor`; where neither is set all stay. A backup
/// that an open run refers to stays whatever the rules say.
Retention judgeRetention(const std::vector<Backup> &backups, const BackupRules &rules, const QDateTime &now,
                         const QStringList &openRuns);
/// The same for copies in the target, each table's own by themselves.
std::vector<TableCopy> removableCopies(const std::vector<TableCopy> &copies, const BackupRules &rules,
                                       const QDateTime &now, const QStringList &openRuns);

/// Removes dump and facts. Cut off in between, what is left is no backup any more and is listed as a leftover; where
/// nothing could be taken away, the backup stays as it was.
Status removeBackup(const Backup &backup);

/// Ids of the runs that have not ended, of any project.
Result<QStringList> openRunIds(const QString &journalPath = {});

}  // namespace lockstep
