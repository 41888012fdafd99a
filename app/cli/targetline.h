// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/workspace.h"

namespace lockstep {

/// "production, protected · db-1:5432/shop · PostgreSQL 15.18": which database this is about, in one line.
QString targetLine(const TargetView &view);

}  // namespace lockstep
