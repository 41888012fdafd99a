// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/check.h"
#include "app/postgres/session.h"
#include "app/sql/effects.h"

namespace lockstep {

/// Whether what GRANT and REVOKE of the scripts come to is so: on tables, views, sequences, schemas and functions. None
/// where they grant and revoke nothing that syntax tells for certain. What stands under a condition, names ALL … IN
/// SCHEMA or single columns, or is of another kind is not compared, and said. `isCertain`: nothing else that ran may
/// have changed privileges, so a difference is a failure.
Result<std::optional<Check>> privilegesCheck(Session &session,
                                             const std::vector<const std::vector<StatementEffects> *> &scripts,
                                             bool isCertain, const JobContext &context);

}  // namespace lockstep
