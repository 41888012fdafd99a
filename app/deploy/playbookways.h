// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/playbook.h"

namespace lockstep {

/// Inside the playbook: the ways on from the step that failed, the one that costs least first.
std::vector<PlaybookWay> waysOn(const RunRecord &run, const StepRecord &failed);

}  // namespace lockstep
