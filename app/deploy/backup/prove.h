// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/backup/backup.h"
#include "app/postgres/sandboxcopy.h"

namespace lockstep {

/// A backup restored into a database of the private PostgreSQL: a copy of the target as it was, to compare with and to
/// rehearse on. It stays until it is dropped.
struct RestoredCopy
{
    SandboxCopy place{};
    qint64 restoreMs = 0;  ///< the private PostgreSQL does not wait for the disk: the least it will take elsewhere
    std::vector<Message> notRestored{};  ///< what a private server cannot have, and why
};

/// Restores it as a role that is no superuser; what only a superuser could restore, or what would reach out to other
/// servers, is left out and said. CheckFailed where the backup cannot be restored, with pg_restore's own words.
/// `standIns`: CopyRequest::standIns.
Result<RestoredCopy> restoreCopy(const Backup &backup, const JobContext &context, const QStringList &standIns = {});

/// Objects by kind, and each table's rows, against what was recorded of the source in the backup's own snapshot.
Result<BackupProof> compareCopy(const Backup &backup, const RestoredCopy &copy, const JobContext &context);

enum class AfterProof { Drop, Keep };
struct ProvenBackup
{
    Backup backup{};  ///< with its proof, which is in the facts file by then
    std::optional<RestoredCopy> copy{};  ///< where it was to be kept
};
/// All of it: restored, compared, written into the facts beside the dump. A backup that differs is no Error: its proof
/// names the differences. Whole backups alone: BadRequest for one of a few tables' rows.
Result<ProvenBackup> proveBackup(Backup backup, AfterProof after, const JobContext &context);

/// CheckFailed, with the differences; Done where it is proven.
Status requireProven(const Backup &backup);

}  // namespace lockstep
