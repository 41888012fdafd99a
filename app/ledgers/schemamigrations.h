// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ledgers/ledger.h"

namespace lockstep {

/// What several tools call their ledger's table.
inline constexpr QLatin1StringView schemaMigrations("schema_migrations");

/// A tool whose table is told from others of that name by its columns. LEDGERS.md, trap 6.
struct SchemaMigrations
{
    const char *tool;  ///< for people
    const char *columns;  ///< how its table looks, for people
    bool (*isOwn)(const QStringList &columns);  ///< each as "name type"
};

extern const SchemaMigrations dbmateTable;  ///< Rails' looks the same
extern const SchemaMigrations golangMigrateTable;

/// Is the tool's table there? CheckFailed where the table is another tool's.
Result<bool> ownTableExists(Session &session, const LedgerPlace &place, const SchemaMigrations &wanted,
                            const JobContext &context);

/// The table's name for people.
QString schemaMigrationsTable(const LedgerPlace &place);

}  // namespace lockstep
