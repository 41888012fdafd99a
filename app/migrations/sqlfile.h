// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/migrations/migration.h"

namespace lockstep {

/// Reads PROJECT/`path` once and hashes it. FileUnreadable names it.
Result<SqlFile> readSqlFile(const QString &root, const QString &path);

/// Reads PROJECT/`path` into the migration. Where it cannot be read, that is this migration's problem and no other's:
/// false, and `forward` has the path alone.
bool readForward(Migration &migration, const QString &root, const QString &path);

/// Reads PROJECT/`path` as the migration's revert script. Where it cannot be read there is none, and the note says why.
void readRevert(Migration &migration, const QString &root, const QString &path);

/// SqlFile::sha256, computed anew from what the file holds in memory.
QString contentHash(const SqlFile &file);

/// `bytes` with all but the part from `begin` to `end` (offsets, end excluded) blanked: every byte that is not in it
/// becomes a space, line ends stay.
QByteArray onlySection(const QByteArray &bytes, qsizetype begin, qsizetype end);

/// Why PostgreSQL would refuse the file's bytes whatever the SQL says: not UTF-8, a byte order mark, a NUL byte.
/// Empty when it would not.
Message encodingProblem(const QByteArray &bytes);

/// The migration tool whose markers a plain .sql file carries ("goose", "dbmate", …), such as "-- +goose Up"; empty
/// when there is none. Such a file holds its own undo section, so run whole it would undo itself.
QString toolOfMarkers(const QByteArray &bytes);

/// `folder`/`name`, where the folder "" is the project itself.
QString joined(const QString &folder, const QString &name);

}  // namespace lockstep
