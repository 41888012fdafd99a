// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/rehearsal/rehearsal.h"

namespace lockstep {

/// Sizes of tables, by name.
using TableSizes = std::map<QString, qint64>;

/// Of the migrations that read a table whole, write one anew or build an index: by the rate at which they did so on
/// the copy where that had rows to measure, else by what servers do as a rule. `there`: the target's; `here`: the
/// copy's.
std::vector<CostEstimate> estimateCosts(const std::vector<MigrationRehearsal> &migrations, const TableSizes &there,
                                        const TableSizes &here);

}  // namespace lockstep
