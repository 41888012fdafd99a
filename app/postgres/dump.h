// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/postgres/dumpfiles.h"
#include "app/postgres/programs.h"
#include "app/postgres/session.h"
#include "app/postgres/tableprogress.h"

#include <QDateTime>

namespace lockstep {

/// pg_dump's own: one file, or a folder with a file a table that several processes write and read.
enum class DumpFormat { Custom, Directory };

/// What is to be dumped, and how.
struct DumpRequest
{
    QString path{};  ///< the file or folder to be made; nothing is there yet
    DumpFormat format = DumpFormat::Custom;
    int jobs = 1;  ///< processes that write a folder at once
    QString snapshot{};  ///< of pg_export_snapshot(), still held open; empty: pg_dump's own
    QStringList onlyRowsOf{};  ///< tables as joinedIdentifiers() names them: their rows alone; empty: all there is
    bool withoutRows = false;
    std::vector<TableWeight> weights{};  ///< for the progress; without them it tells only what is being done
    /// Asked, while pg_dump runs, how far its COPY commands are; null: progress from table to table.
    Session *observer = nullptr;
};

/// A finished dump and what proves it whole.
struct DumpFacts
{
    QString path{};
    DumpFormat format = DumpFormat::Custom;
    int jobs = 1;
    qint64 bytes = 0;
    QString sha256{};  ///< digestOf() its files
    std::vector<DumpedFile> files{};
    int objects = 0;  ///< entries pg_restore --list shows
    int tables = 0;  ///< of those, tables with data
    QDateTime startedAt{};  ///< UTC
    qint64 durationMs = 0;
    QString program{};  ///< "pg_dump 15.18"
};

/// The command line that dump() runs, without secrets, for people.
QStringList dumpCommand(const ConnectionUrl &url, const DumpRequest &request, const ClientProgram &program);

/// pg_dump to `path`: written under a temporary name, listed with pg_restore, hashed, synced (of a folder every file),
/// renamed when pg_dump exited 0. Password through a 0600 password file made for the call. On any failure nothing is
/// left behind: ProgramMissing (too old for the server), ProgramFailed, DiskFull, FileUnreadable (folder), Cancelled.
Result<DumpFacts> dump(const ConnectionUrl &url, int serverMajor, const DumpRequest &request,
                       const JobContext &context);

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
