// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/deploy/revert.h"

namespace lockstep {

/// What a revert would run, what each statement does, the findings over it and what is lost. With JSON an event of kind
/// "notice".
void showRevert(const DeployRequest &request, const std::vector<Loss> &losses, const Surroundings &surroundings);

}  // namespace lockstep
