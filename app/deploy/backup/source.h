// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/backup/backup.h"

namespace lockstep {

/// A table up to this size is compared by a checksum over its rows; a larger one by their number alone. Both take one
/// reading of the table; the checksum some three times as long (measured: 0.4 s for 200 MB, beside 5 s for its dump).
constexpr qint64 checksumLimit = qint64(1) << 30;

/// A session that holds one snapshot of a database, which others can look through.
struct HeldSnapshot
{
    std::unique_ptr<Session> session{};
    SnapshotPoint point{};
};
/// BEGIN, REPEATABLE READ, READ ONLY, and pg_export_snapshot(): held until the session is gone.
Result<HeldSnapshot> holdSnapshot(const ConnectionUrl &url, const JobContext &context);
/// A session of its own that looks through it.
Result<std::unique_ptr<Session>> lookThrough(const SnapshotPoint &point, const ConnectionUrl &url,
                                             const JobContext &context);

/// The tables, by name, none of them counted. Extensions' own and the system's are left out.
Result<std::vector<TableContent>> readTables(Session &session, const JobContext &context);
/// What is there, without any counting of rows.
Result<BackupContent> readContent(Session &session, const JobContext &context);

/// Objects by kind. Extensions' own, the system's, and schema public, which every database has, are left out.
Result<std::map<QString, int>> countObjects(Session &session, const JobContext &context);

/// Sets the session so that a row reads the same through any other that was set so.
Status readAlike(Session &session, const JobContext &context);

enum class Depth {
    Rows,  ///< the number of each table's rows, of tables up to the checksum's limit
    Checksums,  ///< the number of all tables' rows, and the checksum of those up to its limit
};
enum class Reading { Nothing, Rows, Checksum };
/// How the source's table is read.
Reading readingAt(Depth depth, const TableContent &table);

/// Fills in rows and checksum, by `name` in the session's database.
Status countTable(Session &session, TableContent &table, Reading reading, const JobContext &context);
/// readAlike(), then each of the tables as readingAt() has it.
Status countTables(Session &session, std::vector<TableContent> &tables, Depth depth, const JobContext &context);

}  // namespace lockstep
