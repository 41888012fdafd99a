// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/backup/source.h"
#include "app/deploy/workspace.h"

namespace lockstep {

/// What pg_dump reads less of than this becomes one file where the size decides, more a folder. Measured on two
/// processors: 61 MB of tables took 1.26 s as a file and 1.43 s as a folder, 223 MB 5.4 s and 5.2 s, 869 MB 23.0 s and
/// 17.6 s.
constexpr qint64 folderFromBytes = qint64(256) << 20;

struct BackupRequest
{
    QString folder{};  ///< made when missing
    QDateTime at{};  ///< names the files
    BackupRules rules{};
    Depth depth = Depth::Rows;
    QStringList onlyRowsOf{};  ///< joinedIdentifiers(): these tables' rows alone
    QString project{};
    QString run{};
};

/// "<folder>/<database>-<UTC time>", in a run with the beginning of its id, and for a few tables' rows "….rows":
/// without the dump's suffix.
QString backupStem(const BackupRequest &request, const TargetIdentity &target);
/// ".dump" or ".dir".
QString backupSuffix(DumpFormat format);
/// Processes that pg_dump has for a folder.
int backupJobs(const BackupRules &rules);
/// The format for what has so many bytes.
DumpFormat backupFormat(const BackupRules &rules, qint64 bytes);
/// The command lines, of which one will run: two where the size decides and is not known yet.
QStringList backupCommands(const ConnectionUrl &url, const BackupRequest &request, const TargetIdentity &target);

/// Refuses a pg_dump older than the server, a folder that cannot be written, one without room; holds a snapshot of the
/// database; dumps it through that snapshot while a second session counts its tables through the same; and writes the
/// facts beside the dump. On any failure nothing is left behind.
Result<Backup> takeBackup(const TargetView &view, const BackupRequest &request, const JobContext &context);

}  // namespace lockstep
