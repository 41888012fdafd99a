// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/migrations/layout.h"

namespace lockstep {

/// Layout::draft of Sqitch: what `sqitch add` writes, and the plan with a line more.
Result<DraftedMigration> draftSqitchChange(const MigrationFolder &folder, const Draft &draft);

}  // namespace lockstep
