// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/backup/backup.h"
#include "app/deploy/deed.h"
#include "app/postgres/restore.h"

namespace lockstep {

struct RestoreOrder
{
    WorkspacePtr workspace{};
    TargetView view{};  ///< the target beside which the new database is made
    QString backup{};  ///< the dump, or its facts
    QString database{};  ///< the new one's name; empty: proposedDatabase()
    int jobs = 0;  ///< of pg_restore; 0: as many as wrote the dump
    bool keepsOwners = true;
    QString journalPath{};  ///< empty: the state folder's journal
};

/// What a restore does, before it does it.
struct RestorePreview
{
    Backup backup{};
    QString database{};
    QStringList statements{};  ///< that make the new database
    QString command{};  ///< pg_restore's, without secrets
    qint64 bytesNeeded = 0;
    std::optional<qint64> bytesFree{};  ///< where the server keeps its data; none: not known from here
    std::vector<Message> notes{};  ///< worth knowing before it is agreed to
    std::vector<Confirmation> confirmations{};
};

/// Is the backup of another server or database than the target? Then somebody must agree to it.
bool isOfAnother(const Backup &backup, const TargetIdentity &target);
Confirmation foreignBackup(const Backup &backup, const TargetIdentity &target);

/// "shop_restored_20251120", with "_2" and so on where that is taken; never longer than a name may be.
QString proposedDatabase(const QString &database, const QDateTime &at, const QStringList &taken);

/// Reads the backup whole and by its hashes and asks the server. Writes nothing. BadRequest where the backup is of rows
/// alone or the name is taken; PrivilegeMissing without the right to make databases; DiskFull where it is known that it
/// has no room.
Result<RestorePreview> previewRestore(const RestoreOrder &order, const JobContext &context);

/// What a restore left.
struct Restored
{
    QString database{};
    ConnectionUrl url{};
    RestoreFacts facts{};
    std::vector<Message> notes{};  ///< settings and rights of the database that could not be taken over
};

/// Makes the database like the target's (owner, encoding, locale, from template0) and restores the backup into it. On
/// any failure, and when it is stopped, the database is dropped again. The journal has it, as a deed "restore".
Result<Restored> restoreBeside(const RestoreOrder &order, const RestorePreview &preview,
                               const QHash<QString, QString> &answers, const JobContext &context);

/// Where the order's database would be looked for: the target's server, another database.
ConnectionUrl besideTarget(const TargetView &view, const QString &database);

}  // namespace lockstep
