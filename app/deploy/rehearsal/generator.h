// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/postgres/session.h"

namespace lockstep {

/// Puts a row of made-up values into the table, for columns that may be empty as well, and before it one into each
/// table that it refers to and that has none. False where the table's constraints would take none; nothing is left of
/// the try then. In a transaction of the caller's.
Result<bool> putRow(Session &session, qint64 table, const JobContext &context);

/// A row into every table that has none. Returns how many there are now that have one.
Result<int> putRows(Session &session, const JobContext &context);

}  // namespace lockstep
