// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/fleet/members.h"
#include "app/deploy/plan.h"

#include <functional>

namespace lockstep {

/// What its own server says of one member: who it is, what its ledger has, what would run there.
struct FleetStanding
{
    FleetMember member{};
    TargetView view{};
    Plan plan{};
    std::optional<Error>
        error{};  ///< it could not be asked, or nothing can be deployed there; then the rest may be empty

    bool isUpToDate() const { return !error && plan.migrations.empty(); }
    /// The same for members that the same migrations are pending for, with the same contents.
    QString kind() const;
};

/// Calls `onOne` with the index of each member as it is known, never two calls at once, on any thread.
using StandingSink = std::function<void(std::size_t index, const FleetStanding &standing)>;

/// Asks every member, `parallel` of them at a time. Two that lead to one database are both in error: nothing may be
/// deployed twice at once. An Error only when a stop was asked for.
Result<std::vector<FleetStanding>> surveyFleet(const Workspace &workspace, const std::vector<FleetMember> &members,
                                               int parallel, const StandingSink &onOne, const JobContext &context);

/// The order in which a fleet is deployed, as indexes into it: first the canaries, one of each kind of plan and at
/// least pace.canaries of those that have something pending, then waves of the others. Members in error or up to date
/// are in none.
std::vector<std::vector<std::size_t>> wavesOf(const std::vector<FleetStanding> &fleet, const FleetPace &pace);

}  // namespace lockstep
