// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/schemaexpectation.h"
#include "app/postgres/session.h"

namespace lockstep {

/// Whether what the plan makes equals its definition: reads the target's catalog, has the private PostgreSQL print
/// texts that differ only in how they are written, and compares. Without a private PostgreSQL such texts are a warning.
/// An Error only where the target cannot be asked.
Result<Check> definitionsCheck(Session &session, const SchemaExpectation &expected, const JobContext &context);

}  // namespace lockstep
