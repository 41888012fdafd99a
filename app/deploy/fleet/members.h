// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/workspace.h"
#include "app/project/fleetconfig.h"

namespace lockstep {

/// One database of a fleet.
struct FleetMember
{
    QString name{};  ///< as it was named: a database, an environment, or where a URL leads
    TargetChoice choice{};
};

/// The databases that `source` names, in its order (by name for a pattern), each with the policy and protection of
/// `base`, whose server is asked. A database named twice is an error, as is a source that names none: BadRequest. Of a
/// list, FileUnreadable, and FileMalformed with the line.
Result<std::vector<FleetMember>> findMembers(const Workspace &workspace, const TargetChoice &base,
                                             const FleetSource &source, const JobContext &context);

}  // namespace lockstep
