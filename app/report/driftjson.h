// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/check.h"
#include "app/deploy/drift/drift.h"

#include <QJsonObject>

namespace lockstep {

/// Two checks: how it was compared, and whether anything that counts differs.
std::vector<Check> driftChecks(const Drift &drift);

/// CLI.md's object of `lockstep drift`.
QJsonObject driftJson(const TargetView &view, const Drift &drift);

}  // namespace lockstep
