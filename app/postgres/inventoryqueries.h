// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/schema/inventory.h"

namespace lockstep {

/// What readInventory() asks for the items of one kind. Columns by place: the item's name, the name of what it hangs
/// from or NULL, then its properties' texts, NULL or empty where it has none. $1, where it stands in the text, is an
/// array of the oids of relations that are left out. search_path is empty when it runs.
struct InventoryQuery
{
    ItemKind kind{};
    std::vector<ItemProperty> properties{};
    QByteArray sql{};
};
using InventoryQueries = std::vector<InventoryQuery>;

/// By theme; together all that pg_dump knows.
InventoryQueries relationQueries();  ///< tables, views, sequences
InventoryQueries columnQueries(int serverVersion);
InventoryQueries memberQueries(int serverVersion);  ///< constraints, indexes, statistics, rules, triggers, policies
InventoryQueries typeQueries(int serverVersion);
InventoryQueries routineQueries();
InventoryQueries operatorQueries();
InventoryQueries textQueries(int serverVersion);  ///< collations, conversions, text search
InventoryQueries foreignQueries();
InventoryQueries replicationQueries(int serverVersion);
InventoryQueries databaseQueries();  ///< schemas, extensions, languages, what holds for the whole database

/// The relations of the text[] $1, sequences that they own with them, as one oid[].
QByteArray apartQuery();

}  // namespace lockstep
