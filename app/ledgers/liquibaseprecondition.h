// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ledgers/ledger.h"

namespace lockstep {

/// Do the changeset's preconditions (Migration::facts) hold in this database? CheckFailed where that cannot be told.
Result<bool> liquibasePreconditionsHold(Session &session, const LedgerPlace &place, const Migration &migration,
                                        const JobContext &context);

/// Why the changeset does not run now that they do not hold.
Error unmetLiquibasePrecondition(const Migration &migration);

}  // namespace lockstep
