// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sql/reader.h"

namespace lockstep {

/// CHECK, PRIMARY KEY, UNIQUE, EXCLUDE or FOREIGN KEY: what may also stand for itself, not a column's NOT NULL or
/// DEFAULT.
bool isTableConstraint(PgQuery__ConstrType type);
/// "FOREIGN KEY"; empty for what is no table constraint.
QString constraintWords(PgQuery__ConstrType type);
/// Locks, scans and index builds of adding the constraint to a table that exists. `reads`: rows there are checked.
void forecastConstraint(Reader &reader, const PgQuery__Constraint &constraint, const QString &relation, bool reads);

}  // namespace lockstep
