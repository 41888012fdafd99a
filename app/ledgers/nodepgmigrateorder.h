// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ledgers/status.h"

namespace lockstep {

/// node-pg-migrate's check of the order, and the place that its programs (.js, .ts) have in it: one that ran is
/// applied, and what comes after one that did not has to wait.
void judgeNodePgMigrateOrder(const MigrationFolder &folder, const std::vector<LedgerEntry> &entries,
                             LedgerStatus &status);

}  // namespace lockstep
