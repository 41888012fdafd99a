// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Everything that pg_dump would write of a database's schema, as values: each object with the texts in which it may
// differ from another's. Unlike a Snapshot, which rules and replay reason about, an inventory knows no meaning: it is
// what a server printed, to be compared with what a server of the same major version printed.

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <vector>

namespace lockstep {

/// In the order in which they are told to people. What hangs from a relation (columns, constraints, indexes, triggers,
/// rules, policies) is an item of its own.
enum class ItemKind : quint8 {
    Schema,
    Extension,
    Language,
    AccessMethod,
    Collation,
    Conversion,
    Type,
    Domain,
    Routine,
    Aggregate,
    Operator,
    OperatorFamily,
    OperatorClass,
    Cast,
    Transform,
    TextSearchParser,
    TextSearchTemplate,
    TextSearchDictionary,
    TextSearchConfiguration,
    ForeignDataWrapper,
    ForeignServer,
    UserMapping,  ///< names of its options, never their values
    Sequence,
    Table,
    Column,
    Constraint,
    Index,
    Statistics,
    View,
    MaterializedView,
    Rule,
    Trigger,
    Policy,
    EventTrigger,
    Publication,
    Subscription,
    DefaultPrivileges,
    SecurityLabel,
    DatabaseSetting,
};
/// CLI.md's word: "table", "column", "materializedView".
QLatin1StringView itemKindId(ItemKind kind);

/// What of an item a value tells. Definition is all that its kind has no property of its own for, as SQL.
enum class ItemProperty : quint8 {
    Definition,
    Type,
    NotNull,
    Default,
    Generated,
    Identity,
    Collation,
    Storage,
    Position,  ///< of a column in its table: it says what comes first, not how many there are
    Labels,  ///< of an enum, in order, each a line
    Persistence,
    RowSecurity,
    Partition,
    Parents,  ///< what it is inherited from, attached to or owned by
    Options,
    Version,
    IsValid,
    IsEnabled,
    Owner,
    Privileges,  ///< a line for each that is not the default: "GRANT SELECT TO app"
    Comment,
};
QLatin1StringView itemPropertyId(ItemProperty property);

struct ItemValue
{
    ItemProperty property{};
    QByteArray text{};  ///< UTF-8; never empty: what an item has not got, it has no value of
    bool operator==(const ItemValue &) const = default;
};

struct InventoryItem
{
    ItemKind kind{};
    QByteArray
        name{};  ///< quoted as SQL where need be, with schema and table: "public.orders.total", "public.f(integer)"
    QByteArray holder{};  ///< the name of the relation, type or domain that it hangs from; empty for none
    std::vector<ItemValue> values{};  ///< sorted by property

    /// Empty where it has none.
    QByteArray value(ItemProperty property) const;
    bool operator==(const InventoryItem &) const = default;
};

/// Sorted by kind and name, none twice.
struct Inventory
{
    int serverVersion = 0;  ///< as server_version_num
    std::vector<InventoryItem> items{};

    /// Null where there is none.
    const InventoryItem *find(ItemKind kind, const QByteArray &name) const;
};

/// An item as a person reads it: its values, a line each, the first without a label where it says what the item is.
QString itemText(const InventoryItem &item);

/// How an object differs, so that what is harmless can be told from what is not.
enum class DifferenceClass : quint8 { ColumnOrder, EnumValue, Missing, Extra, Different, Comment, Data };
/// CLI.md's word: "columnOrder".
QLatin1StringView differenceClassId(DifferenceClass difference);

struct InventoryDifference
{
    DifferenceClass difference{};
    ItemKind kind{};
    QString object{};
    ItemProperty property{};  ///< where both have the object
    QString expected{};  ///< empty where it is extra
    QString actual{};  ///< empty where it is missing
};

/// In linear time. What hangs from a missing or an extra relation is not told apart from it. Of a table whose columns
/// stand in another order there is one ColumnOrder, and of an enum that has further labels one EnumValue.
std::vector<InventoryDifference> compareInventories(const Inventory &expected, const Inventory &actual);

}  // namespace lockstep
