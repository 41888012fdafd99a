// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/workspace.h"
#include "app/schema/inventory.h"

namespace lockstep {

/// Indexes of the migrations whose SQL the target has.
std::vector<std::size_t> appliedOn(const TargetView &view);

/// Takes out of `catalog` what the ledger of a tool brings with it. A tool whose ledger has a schema of its own
/// (Sqitch, graphile-migrate, Drizzle, Supabase) keeps all of it there: `hasSchema` tells that the files make that
/// schema too.
void dropLedger(Snapshot &catalog, const LedgerStatus &ledger, bool hasSchema);
void dropLedger(Inventory &inventory, const LedgerStatus &ledger, bool hasSchema);
/// The schema that a ledger's table is in.
QString ledgerSchema(const LedgerStatus &ledger);

/// Takes out a schema with all that is in it.
void dropSchema(Inventory &inventory, const QByteArray &schema);

}  // namespace lockstep
