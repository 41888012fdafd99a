// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/postgres/programs.h"
#include "app/postgres/session.h"

#include <QDateTime>

namespace lockstep {

/// A finished dump and what proves it whole.
struct DumpFacts
{
    QString path{};
    qint64 bytes = 0;
    QString sha256{};
    int objects = 0;  ///< entries pg_restore --list shows
    int tables = 0;  ///< of those, tables with data
    QDateTime startedAt{};  ///< UTC
    qint64 durationMs = 0;
    QString program{};  ///< "pg_dump 15.18"
};

/// The command line that dump() runs, without secrets, for people.
QStringList dumpCommand(const ConnectionUrl &url, const QString &path, const ClientProgram &program);

/// pg_dump, custom format, of the whole database to `path`: written under a temporary name, synced, renamed when
/// pg_dump exited 0, hashed and listed with pg_restore. Password through a 0600 password file made for the call.
/// Progress in tables. On any failure nothing is left behind: ProgramMissing (too old for the server), ProgramFailed,
/// DiskFull, FileUnreadable (folder), Cancelled.
Result<DumpFacts> dump(const ConnectionUrl &url, int serverMajor, const QString &path, const JobContext &context);

/// The schema of a database as SQL, as pg_dump prints it: no owners and no tablespaces, which belong to a server.
struct SchemaRequest
{
    QStringList withoutSchemas{};
    QStringList withoutTables{};  ///< "schema.table"; what it owns (sequences) is named here as well
};
Result<QByteArray> dumpSchema(const ConnectionUrl &url, int serverMajor, const SchemaRequest &request,
                              const JobContext &context);

/// Free bytes where `folder` (or its nearest existing parent) is.
qint64 freeBytes(const QString &folder);

}  // namespace lockstep
