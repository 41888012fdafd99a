// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/schema/migrationsql.h"

namespace lockstep {

/// The same statements so that they do nothing where what they make is there and what they drop is not: what resolves
/// one target's drift becomes a migration of every other's, and of databases that are made anew.
MigrationSql repeatable(const MigrationSql &migration);

}  // namespace lockstep
