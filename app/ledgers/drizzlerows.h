// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ledgers/ledger.h"

namespace lockstep {

// Facts of a row of Drizzle's table, beside those that a migration has (app/migrations/drizzlefolder.h).
inline constexpr auto drizzleRow = "id";
inline constexpr auto drizzleTableHasNames = "hasNames";  ///< the table has been made or upgraded by Drizzle 1.x

/// Is it a folder of folders, which only Drizzle 1.x runs?
bool isOfFolders(const MigrationFolder &folder);

/// Gives each row the key of the migration that it is of. Drizzle 0.x knows a row by its time, 1.x by its name; 1.x,
/// when it takes over a table of 0.x, finds the names by the times cut to seconds. Where several have the same time,
/// the hash decides.
void alignDrizzleRows(const MigrationFolder &folder, std::vector<LedgerEntry> &entries);

/// What Drizzle runs: 0.x every entry that is newer than the newest row, whatever its place in the journal, and nothing
/// else ever; 1.x everything whose name has no row.
void judgeDrizzle(const MigrationFolder &folder, const std::vector<LedgerEntry> &entries, LedgerStatus &status);

}  // namespace lockstep
