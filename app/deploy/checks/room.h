// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/checks/checks.h"

namespace lockstep {

/// What writing a table anew takes at its worst: the new copy beside the old one, and as much again of WAL.
qint64 bytesToRewrite(qint64 tableBytes);
/// What building an index takes at its worst: as much as the table it is made from.
qint64 bytesToIndex(qint64 heapBytes);

/// Fails where there is less than is needed, warns where there is less than twice as much.
Outcome roomOutcome(qint64 needed, qint64 available);

}  // namespace lockstep
