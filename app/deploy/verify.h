// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/beforemigrate.h"

namespace lockstep {

/// Is the database what the history says: ledger complete for all that is applied, and no row of it without its file,
/// no invalid index, no unvalidated constraint, the objects that are created exist and those that are dropped do not,
/// and the project's own assertions hold.
Result<std::vector<Check>> verifyHistory(const Workspace &workspace, const TargetView &view, const JobContext &context);

/// The same for some migrations (indexes into the workspace) that ran just now, and whether what they touched equals
/// its definition, how many rows it had and has, and how watched queries run. `before` is null where the target was not
/// looked at before they ran, or not all of them ran.
Result<std::vector<Check>> verifyRun(const Workspace &workspace, const TargetView &view,
                                     const std::vector<std::size_t> &migrations, const BeforeMigrate *before,
                                     const JobContext &context);

}  // namespace lockstep
