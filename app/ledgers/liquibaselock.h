// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ledgers/ledger.h"

namespace lockstep {

/// The row of databasechangeloglock. It has our name and our connection's, so that a lock that we left behind is known
/// as ours.
extern const RowLock liquibaseLock;

/// Makes the table and its row where there is none.
Status createLiquibaseLock(Session &session, const LedgerPlace &place, const JobContext &context);

}  // namespace lockstep
