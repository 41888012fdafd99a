// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/migrations/layout.h"

namespace lockstep {

/// Layout::draft of Liquibase: a changeset more in the root changelog where that is SQL, else a file of its own beside
/// it and the include that names it.
Result<DraftedMigration> draftLiquibaseChangeSet(const MigrationFolder &folder, const Draft &draft);

}  // namespace lockstep
