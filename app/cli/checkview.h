// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/deploy/check.h"

namespace lockstep {

/// One line a check, under its theme; detail and hint under those that did not pass; the counts at the end.
void showChecks(const std::vector<Check> &checks, const Surroundings &surroundings);

}  // namespace lockstep
