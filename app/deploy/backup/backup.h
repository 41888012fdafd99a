// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a backup is: a dump, and its facts beside it as JSON ("<dump>.json"). A dump without facts is none: they are
// written last. What is in a facts file is read as strictly as anything that comes from outside.

#include "app/postgres/dump.h"
#include "app/postgres/identity.h"
#include "app/project/policy.h"

#include <map>
#include <optional>

namespace lockstep {

/// The moment of the source that a backup shows.
struct SnapshotPoint
{
    QString snapshot{};  ///< what pg_export_snapshot() called it; of no use once the backup is taken
    QString transactions{};  ///< txid_current_snapshot(): which transactions the backup holds
    /// pg_current_wal_insert_lsn() right after the snapshot was taken (on a standby: replayed). Whatever the backup
    /// holds was committed before it; what committed in the instant between may be before it and not in the backup.
    QString walPosition{};
    QDateTime at{};  ///< the source's clock, UTC
};

/// A table whose rows a backup holds, as it was at the snapshot.
struct TableContent
{
    QString name{};  ///< as joinedIdentifiers() has it: "public.orders"
    qint64 oid = 0;
    qint64 bytes = 0;  ///< without indexes
    double estimatedRows = 0;
    QStringList columns{};  ///< what the checksum is over, by name
    qint64 rows = -1;  ///< counted; -1: not
    QString checksum{};  ///< independent of the rows' order; empty: not taken

    bool isCounted() const { return rows >= 0; }
};

struct ExtensionUse
{
    QString name{};
    QString version{};
    QString schema{};
};

/// What a whole database held at the snapshot.
struct BackupContent
{
    std::map<QString, int> objects{};  ///< kind ("table", "index", …) → how many; extensions' own left out
    std::vector<TableContent> tables{};
    std::vector<ExtensionUse> extensions{};
    QStringList policyRoles{};  ///< named in row security policies, so they must be there to restore them
    QString encoding{};
    QString collation{};
    QString characterType{};
    qint64 databaseBytes = 0;
};

/// What came of restoring a backup and comparing.
struct BackupProof
{
    QDateTime at{};  ///< UTC
    QString server{};  ///< version of the private PostgreSQL
    qint64 restoreMs = 0;
    int tablesByChecksum = 0;  ///< compared row by row, by their checksums
    int tablesByCount = 0;  ///< compared by the number of their rows
    QStringList notCompared{};  ///< tables of which nothing was recorded
    std::vector<Message> notRestored{};  ///< what a private server cannot have, and why
    std::vector<Message> differences{};  ///< empty: proven

    bool isProven() const { return differences.empty(); }
};

struct Backup
{
    DumpFacts dump{};
    TargetIdentity source{};
    QString environment{};  ///< of lockstep.toml; may be empty
    QString project{};
    QString run{};  ///< the deploy that took it; empty: taken by hand
    SnapshotPoint point{};
    BackupContent content{};
    QStringList onlyRowsOf{};  ///< rows of these tables alone; empty: the whole database
    std::optional<BackupProof> proof{};

    bool isWhole() const { return onlyRowsOf.isEmpty(); }
    /// "<dump>.json".
    QString factsPath() const { return dump.path + QStringLiteral(".json"); }
    /// For the progress of a dump or a restore.
    std::vector<TableWeight> weights() const;
};

/// Written durably beside the dump.
Status writeBackupFacts(const Backup &backup);
/// From its facts alone: FileUnreadable, FileMalformed. The dump is not looked at.
Result<Backup> readBackupFacts(const QString &factsPath);

/// A backup that is whole: its facts, and every file of its dump as it was written, by hash. `path` is the dump's or
/// that of its facts. FileUnreadable where it has no facts; FileMalformed names the file that changed.
Result<Backup> readBackup(const QString &path, const JobContext &context);

/// What lies in a folder of backups.
struct BackupList
{
    std::vector<Backup> backups{};  ///< newest first; sizes are checked, hashes are not
    std::vector<Error> problems{};  ///< facts that cannot be read, dumps that are gone or cut off, leftovers
};
/// A folder that is not there has none.
Result<BackupList> listBackups(const QString &folder);

/// The state folder's "backups".
QString defaultBackupFolder();
/// Where a project's backups are: `chosen`, else where its policy says, which may be relative to the project, else the
/// state folder's.
QString backupFolderFor(const QString &chosen, const BackupRules &rules, const QString &projectRoot);

}  // namespace lockstep
