// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ledgers/ledger.h"

namespace lockstep {

/// Asks the changeset's preconditions (Migration::facts) and does as its onFail and onError say. CheckFailed where they
/// say HALT, or where Liquibase alone can ask.
Result<Turn> liquibaseTurn(Session &session, const LedgerPlace &place, const Migration &migration,
                           const JobContext &context);

}  // namespace lockstep
