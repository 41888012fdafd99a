// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/rehearsal/rehearsal.h"

namespace lockstep {

/// What a migration will cost on the target, as a range with its assumption; translated, one line.
QString costText(const CostEstimate &cost);

}  // namespace lockstep
