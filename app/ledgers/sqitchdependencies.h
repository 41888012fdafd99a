// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ledgers/status.h"

namespace lockstep {

/// Which deployed change answers to a dependency of Migration::facts; empty for none. `registry` is quoted SQL.
Result<QByteArray> resolveSqitchDependency(Session &session, const QByteArray &registry, const QVariantMap &dependency,
                                           const JobContext &context);

/// Why Sqitch would deploy nothing: what a pending change requires of another project is not deployed, or what it
/// conflicts with is. Empty when nothing stands in the way.
Message sqitchDependencyObstacle(const MigrationFolder &folder, const std::vector<LedgerEntry> &entries,
                                 const LedgerStatus &status);

}  // namespace lockstep
