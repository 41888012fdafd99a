// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// For ledgers that follow the search_path: statements in which "@table" stands for the ledger's table.

#include "app/ledgers/rows.h"

namespace lockstep {

/// The statement with the table, `usual` where the place names none, where onSearchPath() has it.
Result<QByteArray> onTable(Session &session, const LedgerPlace &place, QLatin1StringView usual, QByteArray sql,
                           const JobContext &context);

/// Runs such a statement; its answer does not matter.
Status performOnTable(Session &session, const LedgerPlace &place, QLatin1StringView usual, const QByteArray &sql,
                      const Session::Parameters &parameters, const JobContext &context);

}  // namespace lockstep
