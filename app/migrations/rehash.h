// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/migrations/layout.h"

namespace lockstep {

/// What the tool's hashes of its files are to be after those were edited: atlas.sum as `atlas migrate hash` writes it,
/// or the heads of graphile-migrate's committed files from the first that does not fit. Only files that differ; every
/// one replaces one that is there, or adds the list. Writes nothing: writeDraft() does. BadRequest where the layout
/// keeps no hashes beside its files; the file's own problem where its form is wrong.
///
/// The text of a migration is never touched. One that was applied somewhere stays edited for the ledger there.
Result<DraftedMigration> rehashed(const MigrationFolder &folder);

/// Does the folder's layout keep such hashes?
bool keepsHashes(const MigrationFolder &folder);

/// Their rows in the table of rehashed().
Result<DraftedMigration> rehashedAtlas(const MigrationFolder &folder);
Result<DraftedMigration> rehashedGraphile(const MigrationFolder &folder);

}  // namespace lockstep
