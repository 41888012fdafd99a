// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/check.h"
#include "app/deploy/plan.h"

namespace lockstep {

/// Is the database what the history says: ledger complete for `migrations` (indexes into the workspace; empty: all
/// applied ones), no invalid index, no unvalidated constraint, the objects they create exist and those they drop do
/// not.
Result<std::vector<Check>> verify(const Workspace &workspace, const TargetView &view,
                                  const std::vector<std::size_t> &migrations, const JobContext &context);

}  // namespace lockstep
