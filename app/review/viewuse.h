// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/review/targetfacts.h"

#include <set>

namespace lockstep {

/// The views and materialized views that read this column: PostgreSQL then refuses to change its type. By pg_depend
/// where the target tells, else (target null, or a view that the plan made) by the view's own query.
std::vector<ObjectName> viewsUsing(const Snapshot &schema, const TargetFacts *target, const ObjectName &table,
                                   const QString &column);
/// The same for the whole table.
std::vector<ObjectName> viewsUsing(const Snapshot &schema, const TargetFacts *target, const ObjectName &relation);

/// The relations that each view reads itself, told in the same way: what viewsUsing() says, read from the other end.
using ViewSources = std::map<ObjectName, std::set<ObjectName>>;
ViewSources viewSources(const Snapshot &schema, const TargetFacts *target);

}  // namespace lockstep
