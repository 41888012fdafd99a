// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/check.h"
#include "app/deploy/plan.h"

namespace lockstep {

/// Whether the target is now what the plan's rehearsal came to, object by object; none where the plan was not
/// rehearsed to its end. What a copy cannot have (owners, privileges, what only a superuser makes) does not count.
Result<std::optional<Check>> compareWithRehearsal(const Workspace &workspace, const TargetView &view, const Plan &plan,
                                                  const JobContext &context);

}  // namespace lockstep
