// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/consent.h"
#include "app/cli/deployview.h"

namespace lockstep {

/// Takes a run from its next step to its end: shows each step, gets its confirmations, performs it. However it ends,
/// the record is written and shown. Returns the exit status.
int walk(DeployRun &run, const Consent &consent, DeployView &view, const JobContext &context);

}  // namespace lockstep
