// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/deploy/run.h"

namespace lockstep {

/// deploy --dry-run: shows every statement of the trial as it runs, then what it came to. Exit status 0 when all of it
/// would go through, 5 when not: it is rolled back either way.
Result<int> tryDeploy(const DeployRequest &request, const Surroundings &surroundings);

}  // namespace lockstep
