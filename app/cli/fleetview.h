// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/deploy/fleet/fleetrun.h"

#include <memory>

namespace lockstep {

/// How a fleet is shown: to a person at a terminal, or as JSON Lines.
class FleetView
{
public:
    virtual ~FleetView() = default;
    /// Who belongs to it and how each stands. Where several plans are run, that is said.
    virtual void surveyed(const FleetRun &fleet) = 0;
    virtual void waveBegins(const FleetRun &fleet, int wave) = 0;
    virtual FleetSink sink(const FleetRun &fleet) = 0;
    /// `error`: why it went no further; none when all are done.
    virtual void ended(const FleetRun &fleet, const std::optional<Error> &error, int exitStatus) = 0;
};

std::unique_ptr<FleetView> makeFleetView(const Surroundings &surroundings);

}  // namespace lockstep
