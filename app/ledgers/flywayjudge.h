// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ledgers/status.h"

namespace lockstep {

/// What only Flyway makes of folder and rows: what a baseline stands for is not run; a baseline migration runs only
/// where nothing was applied; applied versions newer than all files, and programs, may be missing here.
void judgeFlyway(const MigrationFolder &folder, const std::vector<LedgerEntry> &entries, LedgerStatus &status);

}  // namespace lockstep
