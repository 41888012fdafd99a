// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/backup/take.h"
#include "app/deploy/restore.h"

namespace lockstep {

/// A restore into the target itself, for those who may make no other database or have no room for one.
struct InPlacePreview
{
    Backup backup{};
    BackupRequest copy{};  ///< of what is there now, taken first
    QStringList copyCommands{};
    QString command{};
    std::vector<Confirmation> confirmations{};  ///< the database's name is typed, protected or not
};

/// Reads the backup whole and by its hashes; writes nothing. `folder` is where the second backup goes; empty: the state
/// folder's.
Result<InPlacePreview> previewInPlace(const RestoreOrder &order, const QString &folder, const JobContext &context);

struct RestoredInPlace
{
    Backup copy{};  ///< of what was there
    RestoreFacts facts{};
};

/// A backup of what is there now, read back by its hashes, and then the restore in one transaction: it replaces what
/// the backup has, leaves what only the target has, and changes nothing where it fails. The journal has it, as a deed
/// "restore".
Result<RestoredInPlace> restoreInPlace(const RestoreOrder &order, const InPlacePreview &preview,
                                       const QHash<QString, QString> &answers, const JobContext &context);

}  // namespace lockstep
