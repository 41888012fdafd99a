// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/review/finding.h"

#include <vector>

namespace lockstep {

/// Fills begin and end of every finding from its range, in one go through the text however long its lines are. The
/// findings stand by place.
void placeFindings(const QByteArray &sql, std::vector<Finding> &findings);

}  // namespace lockstep
