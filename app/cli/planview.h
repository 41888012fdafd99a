// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/deploy/plan.h"

namespace lockstep {

/// The plan's migrations in order, its digest and what stands in its way.
void showPlanned(const Workspace &workspace, const Plan &plan, const Surroundings &surroundings);

/// Whether there is a revert script, and with a rehearsal of these very files what it is worth.
QString revertWord(const Migration &migration);

}  // namespace lockstep
