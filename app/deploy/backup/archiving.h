// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/check.h"
#include "app/postgres/session.h"

#include <QDateTime>

#include <chrono>

namespace lockstep {

/// "We have PITR" is a claim. What a server and this machine tell of it: archive_mode, a command or library that does
/// something, success of late and no failure since, and what pgBackRest and Barman know where they are installed.
Result<std::vector<Check>> checkArchiving(Session &session, const QString &systemIdentifier, const JobContext &context);

/// A place in the WAL with a name, to which the server can be brought back.
struct RestorePoint
{
    QString name{};
    QString walPosition{};
    QString walFile{};  ///< the segment that holds it
    QDateTime at{};  ///< the server's clock, UTC
    bool isSwitched = false;  ///< the segment was ended at once, so that it can be archived
};

/// The statements that makeRestorePoint() sends.
QStringList restorePointStatements(const QString &name);
/// pg_create_restore_point(), and pg_switch_wal() where the role may. PrivilegeMissing names the GRANT.
Result<RestorePoint> makeRestorePoint(Session &session, const QString &name, const JobContext &context);

/// Waits until pg_stat_archiver has the restore point's segment, or one after it, among what was archived. CheckFailed
/// at the archiver's first failure since, and when `patience` is over.
Status waitForArchive(Session &session, const RestorePoint &point, std::chrono::milliseconds patience,
                      const JobContext &context);

}  // namespace lockstep
