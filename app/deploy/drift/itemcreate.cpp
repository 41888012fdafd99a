// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/drift/itemnoun.h"
#include "app/deploy/drift/itemsql.h"

#include <QSet>

namespace lockstep {
namespace {

using enum ItemProperty;

QByteArray withoutSemicolon(QByteArray sql)
{
    return sql.trimmed().endsWith(';') ? sql.trimmed().chopped(1) : sql.trimmed();
}

/// "CREATE … (definition)", where the definition is a list.
QByteArrayList createWithList(const InventoryItem &item)
{
    return {"CREATE " + nounOf(item) + " (" + item.value(Definition) + ')'};
}

QByteArray options(const InventoryItem &item)
{
    QByteArrayList listed;
    const QByteArray text = item.value(Options);
    if (text.isEmpty())
        return {};
    for (const QByteArray &option : text.split(',')) {
        const qsizetype equals = option.indexOf('=');
        listed << option.left(equals).trimmed() + " '" + option.mid(equals + 1).replace('\'', "''") + '\'';
    }
    return " OPTIONS (" + listed.join(", ") + ')';
}

QByteArrayList createConfiguration(const InventoryItem &item)
{
    const QByteArrayList lines = item.value(Definition).split('\n');
    QByteArrayList made{"CREATE " + nounOf(item) + " (" + lines.constFirst() + ')'};
    for (const QByteArray &mapping : lines.sliced(1))
        made << "ALTER " + nounOf(item) + " ADD MAPPING " + mapping;
    return made;
}

QByteArray publicationSql(const InventoryItem &item)
{
    QByteArrayList verbs = item.value(Options).split(',');
    for (QByteArray &verb : verbs)
        verb = verb.trimmed();
    const bool isByRoot = verbs.removeAll("publish_via_partition_root") > 0;
    verbs.removeAll("");
    const QByteArray what = item.value(Definition);
    return "CREATE " + nounOf(item) + (what.isEmpty() ? QByteArray() : " FOR " + what) + " WITH (publish = '"
        + verbs.join(", ") + (isByRoot ? "', publish_via_partition_root)" : "')");
}

QByteArray operatorName(const InventoryItem &item)
{
    return item.name.left(item.name.indexOf(" ("));
}

QByteArray viewSql(const InventoryItem &item, const QByteArray &verb)
{
    return "CREATE " + verb + item.name + " AS " + withoutSemicolon(item.value(Definition));
}

}  // namespace

QByteArrayList createItem(const InventoryItem &item)
{
    const QByteArray definition = item.value(Definition);
    switch (item.kind) {
    case ItemKind::Schema:
        return {"CREATE SCHEMA " + item.name};
    case ItemKind::Extension:
        return {"CREATE EXTENSION " + item.name + ' ' + definition};
    case ItemKind::Collation:
    case ItemKind::TextSearchDictionary:
    case ItemKind::TextSearchParser:
    case ItemKind::TextSearchTemplate:
        return createWithList(item);
    case ItemKind::TextSearchConfiguration:
        return createConfiguration(item);
    case ItemKind::Operator:
        return {"CREATE OPERATOR " + operatorName(item) + " (" + definition + ')'};
    case ItemKind::Routine:
    case ItemKind::Aggregate:
    case ItemKind::Index:
    case ItemKind::Statistics:
    case ItemKind::Rule:
    case ItemKind::Trigger:
        return {withoutSemicolon(definition)};
    case ItemKind::Constraint:
        return {"ALTER TABLE " + item.holder + " ADD CONSTRAINT " + memberName(item) + ' ' + definition};
    case ItemKind::Policy:
    case ItemKind::Cast:
    case ItemKind::EventTrigger:
    case ItemKind::AccessMethod:
        return {"CREATE " + nounOf(item) + ' ' + definition};
    case ItemKind::View:
        return {viewSql(item, "VIEW ")};
    case ItemKind::MaterializedView:
        return {viewSql(item, "MATERIALIZED VIEW ")};
    case ItemKind::ForeignDataWrapper:
    case ItemKind::ForeignServer:
        return {"CREATE " + nounOf(item) + ' ' + definition + options(item)};
    case ItemKind::Publication:
        return {publicationSql(item)};
    case ItemKind::DefaultPrivileges:
        return alterItem(Privileges, nullptr, item);
    case ItemKind::Sequence:
        return {"CREATE SEQUENCE " + item.name + " AS " + item.value(Type) + ' ' + definition};
    default:
        return {};
    }
}

QByteArrayList dropItem(const InventoryItem &item)
{
    switch (item.kind) {
    case ItemKind::Column:
        return {"ALTER TABLE " + item.holder + " DROP COLUMN " + memberName(item)};
    case ItemKind::Constraint:
        return {"ALTER TABLE " + item.holder + " DROP CONSTRAINT " + memberName(item)};
    case ItemKind::DatabaseSetting:
    case ItemKind::SecurityLabel:
    case ItemKind::Subscription:
        return {};
    case ItemKind::DefaultPrivileges:
        return alterItem(Privileges, &item, {item.kind, item.name});
    default:
        return {"DROP " + nounOf(item)};
    }
}

QByteArrayList dressItem(const InventoryItem &item)
{
    QByteArrayList statements;
    if (item.kind == ItemKind::DefaultPrivileges || item.kind == ItemKind::Publication)
        return statements;
    for (const ItemValue &value : item.values) {
        const bool isSaid = value.property == Definition || value.property == Type || value.property == Default
            || value.property == NotNull || value.property == Position;
        if (!isSaid)
            statements += alterItem(value.property, nullptr, item);
    }
    return statements;
}

}  // namespace lockstep
