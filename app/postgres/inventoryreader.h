// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/postgres/session.h"
#include "app/schema/inventory.h"

namespace lockstep {

/// The database's inventory: a constant number of queries within one snapshot of a read-only transaction. What
/// PostgreSQL itself and its extensions made is left out, and so are temporary objects. `apart`: schema-qualified
/// relations that do not count, with all that hangs from them, such as a tool's ledger.
Result<Inventory> readInventory(Session &session, const QStringList &apart, const JobContext &context);

}  // namespace lockstep
