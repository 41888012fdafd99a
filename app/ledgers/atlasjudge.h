// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ledgers/status.h"

namespace lockstep {

/// What only Atlas makes of folder and rows: what a checkpoint or a baseline stands for is not run, a file that broke
/// off goes on at its next statement, and a hash that covers all files before it blames only the first that differs.
void judgeAtlas(const MigrationFolder &folder, const std::vector<LedgerEntry> &entries, LedgerStatus &status);

}  // namespace lockstep
