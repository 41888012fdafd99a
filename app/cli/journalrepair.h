// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/consent.h"
#include "app/cli/options.h"

namespace lockstep {

/// `lockstep resolve --journal`: shows how Drizzle's journal would change, and changes it when told to.
Result<int> repairJournalOf(const ProjectOptions &options, const ConsentOptions &consent, bool isTrial,
                            const Surroundings &surroundings);

}  // namespace lockstep
