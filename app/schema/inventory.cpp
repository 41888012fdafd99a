// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/schema/inventory.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kindIds{"schema"_L1,
                             "extension"_L1,
                             "language"_L1,
                             "accessMethod"_L1,
                             "collation"_L1,
                             "conversion"_L1,
                             "type"_L1,
                             "domain"_L1,
                             "function"_L1,
                             "aggregate"_L1,
                             "operator"_L1,
                             "operatorFamily"_L1,
                             "operatorClass"_L1,
                             "cast"_L1,
                             "transform"_L1,
                             "textSearchParser"_L1,
                             "textSearchTemplate"_L1,
                             "textSearchDictionary"_L1,
                             "textSearchConfiguration"_L1,
                             "foreignDataWrapper"_L1,
                             "foreignServer"_L1,
                             "userMapping"_L1,
                             "sequence"_L1,
                             "table"_L1,
                             "column"_L1,
                             "constraint"_L1,
                             "index"_L1,
                             "statistics"_L1,
                             "view"_L1,
                             "materializedView"_L1,
                             "rule"_L1,
                             "trigger"_L1,
                             "policy"_L1,
                             "eventTrigger"_L1,
                             "publication"_L1,
                             "subscription"_L1,
                             "defaultPrivileges"_L1,
                             "securityLabel"_L1,
                             "databaseSetting"_L1};
static_assert(kindIds.size() == size_t(ItemKind::DatabaseSetting) + 1);

constexpr std::array propertyIds{
    "definition"_L1, "type"_L1,     "notNull"_L1, "default"_L1,     "generated"_L1,   "identity"_L1,   "collation"_L1,
    "storage"_L1,    "position"_L1, "labels"_L1,  "persistence"_L1, "rowSecurity"_L1, "partition"_L1,  "parents"_L1,
    "options"_L1,    "version"_L1,  "isValid"_L1, "isEnabled"_L1,   "owner"_L1,       "privileges"_L1, "comment"_L1};
static_assert(propertyIds.size() == size_t(ItemProperty::Comment) + 1);

constexpr std::array classIds{"columnOrder"_L1, "enumValue"_L1, "missing"_L1, "extra"_L1,
                              "different"_L1,   "comment"_L1,   "data"_L1};
static_assert(classIds.size() == size_t(DifferenceClass::Data) + 1);

bool saysWhatItIs(ItemProperty property)
{
    return property == ItemProperty::Definition || property == ItemProperty::Type || property == ItemProperty::NotNull;
}

}  // namespace

QLatin1StringView itemKindId(ItemKind kind)
{
    return kindIds[size_t(kind)];
}

QLatin1StringView itemPropertyId(ItemProperty property)
{
    return propertyIds[size_t(property)];
}

QLatin1StringView differenceClassId(DifferenceClass difference)
{
    return classIds[size_t(difference)];
}

QByteArray InventoryItem::value(ItemProperty property) const
{
    const auto found = std::ranges::find(values, property, &ItemValue::property);
    return found == values.end() ? QByteArray() : found->text;
}

const InventoryItem *Inventory::find(ItemKind kind, const QByteArray &name) const
{
    const auto key = [](const InventoryItem &item) { return std::tie(item.kind, item.name); };
    const auto found = std::ranges::lower_bound(items, std::tie(kind, name), {}, key);
    return found != items.end() && found->kind == kind && found->name == name ? &*found : nullptr;
}

QString itemText(const InventoryItem &item)
{
    QStringList lines;
    for (const ItemValue &value : item.values) {
        const QString text = QString::fromUtf8(value.text);
        lines << (saysWhatItIs(value.property) ? text : itemPropertyId(value.property) + u": "_s + text);
    }
    return lines.isEmpty() ? QString::fromUtf8(item.name) : lines.join(u'\n');
}

}  // namespace lockstep
