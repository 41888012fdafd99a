// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/postgres/identity.h"

namespace lockstep {

/// All that a target is known by, in a line: "db-1:5432/shop as deploy · primary · system 7391… · OID 16384 ·
/// timeline 1".
QString identityLine(const TargetIdentity &target);

}  // namespace lockstep
