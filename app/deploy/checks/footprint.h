// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the plan does to relations that are on the target now, gathered from the forecasts of all its statements.

#include "app/deploy/checks/checks.h"

#include <set>

namespace lockstep {

struct Footprint
{
    std::map<ObjectName, LockMode> locks{};  ///< the strongest
    std::set<ObjectName> rewrites{};
    std::set<ObjectName> scans{};
    std::set<ObjectName> indexed{};  ///< get an index, or one anew
};

Footprint footprintOf(const CheckInput &input, const PlannedRelations &planned);

/// Null where it is not on the target.
const RelationLoad *loadOf(const PlannedRelations &planned, const ObjectName &relation);

/// As [review] of lockstep.toml says.
bool isBig(const CheckInput &input, const RelationLoad &load);
/// Written so often that whoever waits behind a lock is noticed at once.
bool isHot(const PlannedRelations &planned, const RelationLoad &load);

/// "public.users (1.2 GiB, ~48000 rows)".
QString described(const RelationLoad &load);

}  // namespace lockstep
