// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/migrations/layout.h"

namespace lockstep {

/// As newDraft(), for SQL that refuses a transaction: with the tool's own mark, where it needs one to run the migration
/// outside of one. BadRequest where the tool wraps whatever it runs.
Result<DraftedMigration> newDraftOutside(const MigrationFolder &folder, Draft draft);

}  // namespace lockstep
