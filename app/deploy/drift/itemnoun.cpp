// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/drift/itemnoun.h"

#include <array>

namespace lockstep {
namespace {

constexpr std::array nouns{"SCHEMA",
                           "EXTENSION",
                           "LANGUAGE",
                           "ACCESS METHOD",
                           "COLLATION",
                           "CONVERSION",
                           "TYPE",
                           "DOMAIN",
                           "FUNCTION",
                           "AGGREGATE",
                           "OPERATOR",
                           "OPERATOR FAMILY",
                           "OPERATOR CLASS",
                           "CAST",
                           "TRANSFORM",
                           "TEXT SEARCH PARSER",
                           "TEXT SEARCH TEMPLATE",
                           "TEXT SEARCH DICTIONARY",
                           "TEXT SEARCH CONFIGURATION",
                           "FOREIGN DATA WRAPPER",
                           "SERVER",
                           "USER MAPPING",
                           "SEQUENCE",
                           "TABLE",
                           "COLUMN",
                           "CONSTRAINT",
                           "INDEX",
                           "STATISTICS",
                           "VIEW",
                           "MATERIALIZED VIEW",
                           "RULE",
                           "TRIGGER",
                           "POLICY",
                           "EVENT TRIGGER",
                           "PUBLICATION",
                           "SUBSCRIPTION",
                           "",
                           "",
                           ""};
static_assert(nouns.size() == size_t(ItemKind::DatabaseSetting) + 1);

}  // namespace

QByteArray memberName(const InventoryItem &item)
{
    return item.name.sliced(item.holder.size() + 1);
}

QByteArray alterTable(const InventoryItem &item)
{
    return (item.kind == ItemKind::MaterializedView ? QByteArray("ALTER MATERIALIZED VIEW ")
                : item.kind == ItemKind::View       ? QByteArray("ALTER VIEW ")
                : item.kind == ItemKind::Index      ? QByteArray("ALTER INDEX ")
                                                    : QByteArray("ALTER TABLE "))
        + item.name;
}

QByteArray alterColumn(const InventoryItem &column)
{
    return "ALTER TABLE " + column.holder + " ALTER COLUMN " + memberName(column) + ' ';
}

bool isProcedure(const InventoryItem &item)
{
    return item.value(ItemProperty::Definition).startsWith("CREATE OR REPLACE PROCEDURE");
}

QByteArray nounOf(const InventoryItem &item)
{
    const QByteArray noun = nouns.at(size_t(item.kind));
    switch (item.kind) {
    case ItemKind::Constraint:
    case ItemKind::Rule:
    case ItemKind::Trigger:
    case ItemKind::Policy:
        return noun + ' ' + memberName(item) + " ON " + item.holder;
    case ItemKind::Routine:
        return (isProcedure(item) ? QByteArray("PROCEDURE ") : noun + ' ') + item.name;
    case ItemKind::Table:
        return (item.value(ItemProperty::Type).startsWith("foreign") ? QByteArray("FOREIGN TABLE ") : noun + ' ')
            + item.name;
    default:
        return noun.isEmpty() ? noun : noun + ' ' + item.name;
    }
}

}  // namespace lockstep
