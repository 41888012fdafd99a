// SPDX-License-Identifier: GPL-3.0-or-later

// DROP, with what goes along.

#include "app/schema/replaymodel.h"

#include <algorithm>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

void dropViewsOn(ReplayModel &model, const ObjectName &relation)
{
    for (;;) {
        auto &views = model.snapshot().views;
        const auto found = std::ranges::find_if(views, [&relation](const auto &entry) {
            return std::ranges::find(entry.second.uses, relation) != entry.second.uses.end();
        });
        if (found == views.end())
            return;
        const ObjectName name = found->first;
        views.erase(found);
        dropViewsOn(model, name);
    }
}

void dropRelation(ReplayModel &model, const change::DropObject &change)
{
    if (model.isTemporary(change.name))
        return model.removeTemporary(change.name.name);
    Snapshot &snapshot = model.snapshot();
    if (change.objectKind == "view"_L1 || change.objectKind == "materialized view"_L1) {
        if (const auto view = model.findView(change.name)) {
            snapshot.views.erase(*view);
            if (change.cascade)
                dropViewsOn(model, *view);
            return;
        }
    } else if (const auto table = model.findTable(change.name)) {
        return dropTable(model, *table, change.cascade);
    }
    if (!change.ifExists)
        failMissing(change.objectKind, change.name.name);
}

void dropIndex(ReplayModel &model, const change::DropObject &change)
{
    const auto owner = model.findIndexOwner(change.name);
    if (!owner) {
        if (change.ifExists)
            return;
        failMissing(u"index"_s, change.name.name);
    }
    Snapshot &snapshot = model.snapshot();
    if (const auto view = snapshot.views.find(*owner); view != snapshot.views.end()) {
        view->second.indexes.erase(change.name.name);
        return;
    }
    const IndexShape index = snapshot.tables[*owner].indexes[change.name.name];
    snapshot.tables[*owner].indexes.erase(change.name.name);
    for (const ObjectName &child : childrenOf(model, *owner)) {
        std::erase_if(snapshot.tables[child].indexes, [&](const auto &entry) {
            return snapshot.tables[child].partitionOf && entry.second.constraint.isEmpty()
                && entry.second.keys == index.keys && entry.second.predicate == index.predicate;
        });
    }
}

void dropSchema(ReplayModel &model, const change::DropObject &change)
{
    Snapshot &snapshot = model.snapshot();
    const QString name = change.name.name;
    if (!snapshot.schemas.remove(name) && !change.ifExists)
        failMissing(u"schema"_s, name);
    if (!change.cascade)
        return;
    const auto isInside = [&name](const auto &entry) { return entry.first.schema == name; };
    std::vector<ObjectName> tables;
    for (const auto &[table, shape] : snapshot.tables) {
        if (table.schema == name)
            tables.push_back(table);
    }
    for (const ObjectName &table : tables) {
        if (snapshot.tables.contains(table))
            dropTable(model, table, true);
    }
    std::erase_if(snapshot.views, isInside);
    std::erase_if(snapshot.types, isInside);
    std::erase_if(snapshot.functions, isInside);
    std::erase_if(snapshot.sequences, isInside);
}

void dropType(ReplayModel &model, const change::DropObject &change)
{
    const auto type = model.findType(change.name);
    if (!type) {
        if (change.ifExists)
            return;
        failMissing(u"type"_s, change.name.name);
    }
    const QString text = type->display();
    model.snapshot().types.erase(*type);
    if (!change.cascade)
        return;
    std::vector<std::pair<ObjectName, QString>> columns;
    for (const auto &[name, table] : model.snapshot().tables) {
        for (const ColumnShape &column : table.columns) {
            if (column.type == text || column.type == text + u"[]"_s)
                columns.emplace_back(name, column.name);
        }
    }
    for (const auto &[table, column] : columns)
        dropColumn(model, table, {column, true, true});
}

void dropFunction(ReplayModel &model, const change::DropObject &change)
{
    QStringList types;
    for (const WrittenType &argument : change.arguments)
        types << model.argumentText(argument);
    const QString signature = change.name.name + u'(' + types.join(u", "_s) + u')';
    const auto count = std::erase_if(model.snapshot().functions, [&](const auto &entry) {
        const bool isInSchema = change.name.schema.isEmpty() || entry.first.schema == change.name.schema;
        const bool isMeant = change.hasArguments ? entry.first.name == signature
                                                 : entry.first.name.section(u'(', 0, 0) == change.name.name;
        return isInSchema && isMeant;
    });
    if (count == 0 && !change.ifExists)
        failMissing(change.objectKind, signature);
    if (!change.cascade)
        return;
    for (auto &[name, table] : model.snapshot().tables)
        std::erase_if(table.triggers,
                      [&](const auto &entry) { return entry.second.definition.contains(change.name.name + u'('); });
}

/// Triggers, policies and rules hang from a relation.
void dropMember(ReplayModel &model, const change::DropObject &change)
{
    const WrittenName relation{change.relationSchema, change.relation};
    const auto table = model.findTable(relation);
    if (!table) {
        if (change.ifExists || model.findView(relation) || model.isTemporary(relation))
            return;
        failMissing(u"table"_s, change.relation);
    }
    TableShape &shape = model.snapshot().tables[*table];
    const std::size_t count = change.objectKind == "trigger"_L1 ? shape.triggers.erase(change.name.name)
        : change.objectKind == "policy"_L1                      ? shape.policies.erase(change.name.name)
                                                                : 1;
    if (count == 0 && !change.ifExists)
        failMissing(change.objectKind, change.name.name);
    for (const ObjectName &child : childrenOf(model, *table)) {
        if (change.objectKind == "trigger"_L1)
            model.snapshot().tables[child].triggers.erase(change.name.name);
    }
}

}  // namespace

void dropTable(ReplayModel &model, const ObjectName &table, bool cascade)
{
    Snapshot &snapshot = model.snapshot();
    for (const ObjectName &child : childrenOf(model, table)) {
        if (snapshot.tables[child].partitionOf || cascade)
            dropTable(model, child, cascade);
    }
    snapshot.tables.erase(table);
    const QString prefix = table.display() + u'.';
    std::erase_if(snapshot.sequences, [&prefix](const auto &entry) { return entry.second.ownedBy.startsWith(prefix); });
    for (const char *kind : {"table ", "sequence "})
        snapshot.grants.erase(QString::fromLatin1(kind) + table.display());
    for (auto &[name, other] : snapshot.tables)
        std::erase_if(other.constraints, [&table](const auto &entry) {
            return entry.second.kind == ConstraintKind::ForeignKey && entry.second.referenced == table;
        });
    if (cascade)
        dropViewsOn(model, table);
}

void apply(ReplayModel &model, const change::DropObject &change)
{
    const QString &kind = change.objectKind;
    if (kind == "table"_L1 || kind == "foreign table"_L1 || kind == "view"_L1 || kind == "materialized view"_L1)
        return dropRelation(model, change);
    if (kind == "index"_L1)
        return dropIndex(model, change);
    if (kind == "schema"_L1)
        return dropSchema(model, change);
    if (kind == "type"_L1 || kind == "domain"_L1)
        return dropType(model, change);
    if (kind == "function"_L1 || kind == "procedure"_L1 || kind == "routine"_L1 || kind == "aggregate"_L1)
        return dropFunction(model, change);
    if (kind == "trigger"_L1 || kind == "policy"_L1 || kind == "rule"_L1)
        return dropMember(model, change);
    if (kind == "extension"_L1) {
        model.snapshot().extensions.remove(change.name.name);
        return;
    }
    if (kind != "sequence"_L1)
        return;
    const auto sequence = model.findRelation(change.name);
    if (sequence)
        model.snapshot().sequences.erase(*sequence);
    else if (!change.ifExists)
        failMissing(u"sequence"_s, change.name.name);
}

}  // namespace lockstep
