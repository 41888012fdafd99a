// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/check.h"
#include "app/deploy/plan.h"
#include "app/postgres/session.h"

namespace lockstep {

/// Every check that runs before a deploy, none of which writes. An error only when the server cannot be asked at all.
Result<std::vector<Check>> preflight(const Workspace &workspace, const TargetView &view, const Plan &plan,
                                     const QString &backupFolder, const JobContext &context);

/// The same on a session that is open; it is of no use for anything else afterwards, since it may not write.
Result<std::vector<Check>> preflightOn(Session &session, const Workspace &workspace, const TargetView &view,
                                       const Plan &plan, const QString &backupFolder, const JobContext &context);

}  // namespace lockstep
