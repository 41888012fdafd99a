// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/review/targetfacts.h"

namespace lockstep {

/// The views and materialized views that read this column: PostgreSQL then refuses to change its type. By pg_depend
/// where the target tells, else (target null, or a view that the plan made) by the view's own query.
std::vector<ObjectName> viewsUsing(const Snapshot &schema, const TargetFacts *target, const ObjectName &table,
                                   const QString &column);
/// The same for the whole table.
std::vector<ObjectName> viewsUsing(const Snapshot &schema, const TargetFacts *target, const ObjectName &relation);

}  // namespace lockstep
