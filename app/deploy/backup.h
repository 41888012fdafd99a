// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/workspace.h"
#include "app/postgres/dump.h"

namespace lockstep {

/// The state folder's "backups".
QString defaultBackupFolder();
/// "<folder>/<database>-<UTC time>.dump".
QString backupPath(const QString &folder, const TargetIdentity &target, const QDateTime &at);
/// Takes one to `path` (see backupPath()): makes the folder, checks free space against the database's size, dumps, and
/// writes the facts beside the dump as JSON ("….dump.json") so that it can be listed later.
Result<DumpFacts> takeBackup(const TargetView &view, const QString &path, const JobContext &context);

}  // namespace lockstep
