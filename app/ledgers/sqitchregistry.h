// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ledgers/ledger.h"

namespace lockstep {

/// Where Sqitch's six tables are: the place's schema, else "sqitch".
LedgerPlace sqitchRegistry(const LedgerPlace &place);

/// Makes the schema and the tables as Sqitch 1.x does; none may be there yet.
Status createSqitchRegistry(Session &session, const LedgerPlace &registry, const JobContext &context);

/// The version of its registry that Sqitch 1.x writes, as the server prints it.
constexpr auto sqitchRegistryVersion = "1.1";

}  // namespace lockstep
