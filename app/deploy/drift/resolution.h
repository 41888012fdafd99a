// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/schema/inventory.h"
#include "app/schema/migrationsql.h"

namespace lockstep {

/// A database's catalog both ways: what SQL can be reasoned from, and what it is compared by.
struct CatalogSides
{
    Snapshot schema{};
    Inventory inventory{};
};

struct Resolution
{
    MigrationSql sql{};
    std::vector<std::vector<SqlStep>> each{};  ///< which of its steps are for which difference; index as they came
};

/// What takes `from` to `to` in these differences alone, which are of `from` (the actual) against `to` (the expected).
Resolution resolve(const CatalogSides &from, const CatalogSides &to,
                   const std::vector<InventoryDifference> &differences);

/// Makes of `to` what it would be if it had what `from` has of this object.
void keepAsIs(Snapshot &to, const Snapshot &from, const QString &kind, const QString &object);

/// The same differences seen from the other side.
std::vector<InventoryDifference> turned(std::vector<InventoryDifference> differences);

}  // namespace lockstep
