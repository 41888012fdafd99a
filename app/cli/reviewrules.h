// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/output.h"
#include "app/deploy/workspace.h"

namespace lockstep {

/// What a rule finds, why, and its SQL, in the output's format; without an id, the list of all.
Result<int> explainRules(const QString &id, Output &output);

/// Takes all that the review finds now for known: it is written to the file that [review] baseline names.
Result<int> writeBaseline(const Workspace &workspace, Output &output, const JobContext &context);

}  // namespace lockstep
