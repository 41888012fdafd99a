// SPDX-License-Identifier: GPL-3.0-or-later

// RENAME and SET SCHEMA, and all that goes by a name.

#include "app/schema/replaymodel.h"

#include <algorithm>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

template <typename Map, typename Key>
void rekey(Map &map, const Key &from, const Key &to)
{
    auto entry = map.extract(from);
    if (entry.empty())
        return;
    entry.key() = to;
    map.insert(std::move(entry));
}

void replaceIn(QStringList &names, const QString &before, const QString &after)
{
    std::ranges::replace(names, before, after);
}

void retypeColumns(Snapshot &snapshot, const QString &before, const QString &after)
{
    for (auto &[name, table] : snapshot.tables) {
        for (ColumnShape &column : table.columns) {
            if (column.type == before || column.type == before + u"[]"_s)
                column.type.replace(0, before.size(), after);
        }
    }
}

void moveTable(ReplayModel &model, const ObjectName &from, const ObjectName &to)
{
    Snapshot &snapshot = model.snapshot();
    rekey(snapshot.tables, from, to);
    model.touch(to);
    for (auto &[name, table] : snapshot.tables) {
        for (auto &[constraint, shape] : table.constraints) {
            if (shape.referenced == from)
                shape.referenced = to;
        }
        if (table.partitionOf == from)
            table.partitionOf = to;
        std::ranges::replace(table.parents, from, to);
    }
    for (auto &[name, view] : snapshot.views)
        std::ranges::replace(view.uses, from, to);
    const QString prefix = from.display() + u'.';
    std::vector<ObjectName> moved;
    for (auto &[name, sequence] : snapshot.sequences) {
        if (!sequence.ownedBy.startsWith(prefix))
            continue;
        sequence.ownedBy = to.display() + u'.' + sequence.ownedBy.mid(prefix.size());
        if (from.schema != to.schema)
            moved.push_back(name);
    }
    // What a table owns goes to the new schema with it.
    for (const ObjectName &name : moved)
        rekey(snapshot.sequences, name, ObjectName{to.schema, name.name});
    rekey(snapshot.grants, u"table "_s + from.display(), u"table "_s + to.display());
}

void renameColumn(ReplayModel &model, const ObjectName &table, const QString &before, const QString &after)
{
    Snapshot &snapshot = model.snapshot();
    TableShape &shape = snapshot.tables[table];
    ColumnShape &column = requireColumn(model, table, before);
    if (shape.column(after))
        failExisting(u"column"_s, table.display() + u'.' + after);
    column.name = after;
    for (auto &[name, constraint] : shape.constraints) {
        replaceIn(constraint.columns, before, after);
        constraint.expression = withColumnRenamed(constraint.expression, before, after);
        if (constraint.kind == ConstraintKind::Check)
            constraint.columns.sort();
    }
    for (auto &[name, index] : shape.indexes) {
        for (QString &key : index.keys)
            key = key == before ? after : withColumnRenamed(key, before, after);
        replaceIn(index.included, before, after);
        index.predicate = withColumnRenamed(index.predicate, before, after);
    }
    for (auto &[name, policy] : shape.policies) {
        policy.usingSql = withColumnRenamed(policy.usingSql, before, after);
        policy.checkSql = withColumnRenamed(policy.checkSql, before, after);
    }
    for (ColumnShape &one : shape.columns)
        one.generatedSql = withColumnRenamed(one.generatedSql, before, after);
    shape.partitionKey = withColumnRenamed(shape.partitionKey, before, after);
    for (auto &[name, other] : snapshot.tables) {
        for (auto &[constraintName, constraint] : other.constraints) {
            if (constraint.referenced == table)
                replaceIn(constraint.referencedColumns, before, after);
        }
    }
    for (auto &[name, sequence] : snapshot.sequences) {
        if (sequence.ownedBy == table.display() + u'.' + before)
            sequence.ownedBy = table.display() + u'.' + after;
    }
    for (const ObjectName &child : childrenOf(model, table)) {
        if (snapshot.tables[child].column(before))
            renameColumn(model, child, before, after);
    }
}

/// A key and its index have one name.
void renameConstraint(ReplayModel &model, const ObjectName &table, const QString &before, const QString &after)
{
    TableShape &shape = model.snapshot().tables[table];
    if (!shape.constraints.contains(before))
        failMissing(u"constraint"_s, before);
    rekey(shape.constraints, before, after);
    shape.constraints[after].name = after;
    rekey(shape.indexes, before, after);
    if (const auto index = shape.indexes.find(after); index != shape.indexes.end())
        index->second.name = index->second.constraint = after;
    model.touch(table);
}

void renameIndex(ReplayModel &model, const WrittenName &written, const QString &after)
{
    const auto owner = model.findIndexOwner(written);
    if (!owner)
        failMissing(u"index"_s, written.name);
    Snapshot &snapshot = model.snapshot();
    if (const auto view = snapshot.views.find(*owner); view != snapshot.views.end()) {
        rekey(view->second.indexes, written.name, after);
        view->second.indexes[after].name = after;
        model.touch(*owner);
        return;
    }
    if (snapshot.tables[*owner].constraints.contains(written.name))
        return renameConstraint(model, *owner, written.name, after);
    rekey(snapshot.tables[*owner].indexes, written.name, after);
    snapshot.tables[*owner].indexes[after].name = after;
    model.touch(*owner);
}

void renameSequence(ReplayModel &model, const ObjectName &from, const ObjectName &to)
{
    rekey(model.snapshot().sequences, from, to);
    const QString before = u"nextval('"_s + from.display() + u'\'';
    const QString after = u"nextval('"_s + to.display() + u'\'';
    for (auto &[name, table] : model.snapshot().tables) {
        for (ColumnShape &column : table.columns)
            column.defaultSql.replace(before, after);
    }
}

void moveType(ReplayModel &model, const ObjectName &from, const ObjectName &to)
{
    rekey(model.snapshot().types, from, to);
    retypeColumns(model.snapshot(), from.display(), to.display());
}

/// ALTER TABLE also takes views, indexes and sequences.
void moveRelation(ReplayModel &model, const WrittenName &written, bool ifExists, const ObjectName &to)
{
    Snapshot &snapshot = model.snapshot();
    const auto from = model.findRelation(written);
    const ObjectName target{to.schema.isEmpty() && from ? from->schema : to.schema,
                            to.name.isEmpty() && from ? from->name : to.name};
    if (!from) {
        if (ifExists || model.isTemporary(written))
            return;
        failMissing(u"relation"_s, written.name);
    }
    if (model.hasRelation(target))
        failExisting(u"relation"_s, target.display());
    if (snapshot.tables.contains(*from))
        return moveTable(model, *from, target);
    if (snapshot.sequences.contains(*from))
        return renameSequence(model, *from, target);
    if (snapshot.types.contains(*from))
        return moveType(model, *from, target);
    if (!snapshot.views.contains(*from))
        return renameIndex(model, written, target.name);
    rekey(snapshot.views, *from, target);
    model.touch(target);
    for (auto &[name, view] : snapshot.views)
        std::ranges::replace(view.uses, *from, target);
}

void renameSchema(ReplayModel &model, const QString &before, const QString &after)
{
    Snapshot &snapshot = model.snapshot();
    if (!snapshot.schemas.remove(before))
        failMissing(u"schema"_s, before);
    snapshot.schemas.insert(after);
    std::vector<ObjectName> tables;
    for (const auto &[name, table] : snapshot.tables) {
        if (name.schema == before)
            tables.push_back(name);
    }
    for (const ObjectName &name : tables)
        moveTable(model, name, {after, name.name});
    const auto moveAll = [&](auto &map) {
        std::vector<ObjectName> names;
        for (const auto &[name, shape] : map) {
            if (name.schema == before)
                names.push_back(name);
        }
        for (const ObjectName &name : names)
            rekey(map, name, ObjectName{after, name.name});
    };
    moveAll(snapshot.views);
    moveAll(snapshot.types);
    moveAll(snapshot.functions);
    moveAll(snapshot.sequences);
}

void renameFunction(ReplayModel &model, const change::Rename &change)
{
    std::vector<ObjectName> names;
    for (const auto &[name, function] : model.snapshot().functions) {
        if (name.name.section(u'(', 0, 0) == change.name.name)
            names.push_back(name);
    }
    for (const ObjectName &name : names)
        rekey(model.snapshot().functions, name,
              ObjectName{name.schema, change.newName + name.name.mid(change.name.name.size())});
}

void renameMember(ReplayModel &model, const change::Rename &change)
{
    TableShape &table = model.snapshot().tables[model.requireTable(change.name)];
    if (change.objectKind == "policy"_L1) {
        rekey(table.policies, change.part, change.newName);
        table.policies[change.newName].name = change.newName;
        return;
    }
    rekey(table.triggers, change.part, change.newName);
    TriggerShape &trigger = table.triggers[change.newName];
    trigger.name = change.newName;
    trigger.definition = withColumnRenamed(trigger.definition, change.part, change.newName);
}

}  // namespace

void apply(ReplayModel &model, const change::Rename &change)
{
    const QString &kind = change.objectKind;
    if (kind == "column"_L1) {
        if (model.findView(change.name) || model.isTemporary(change.name))
            return;
        if (change.ifExists && !model.findTable(change.name))
            return;
        return renameColumn(model, model.requireTable(change.name), change.part, change.newName);
    }
    if (kind == "constraint"_L1)
        return renameConstraint(model, model.requireTable(change.name), change.part, change.newName);
    if (kind == "schema"_L1)
        return renameSchema(model, change.name.name, change.newName);
    if (kind == "type"_L1 || kind == "domain"_L1) {
        const auto type = model.findType(change.name);
        return type ? moveType(model, *type, {type->schema, change.newName}) : failMissing(kind, change.name.name);
    }
    if (kind == "function"_L1 || kind == "procedure"_L1 || kind == "routine"_L1)
        return renameFunction(model, change);
    if (kind == "trigger"_L1 || kind == "policy"_L1)
        return renameMember(model, change);
    const bool isRelation = kind == "table"_L1 || kind == "view"_L1 || kind == "materialized view"_L1
        || kind == "index"_L1 || kind == "sequence"_L1 || kind == "foreign table"_L1;
    if (isRelation)
        moveRelation(model, change.name, change.ifExists, {{}, change.newName});
}

void apply(ReplayModel &model, const change::SetSchema &change)
{
    const QString &kind = change.objectKind;
    if (!model.snapshot().schemas.contains(change.schema))
        failMissing(u"schema"_s, change.schema);
    if (kind == "type"_L1 || kind == "domain"_L1) {
        const auto type = model.findType(change.name);
        return type ? moveType(model, *type, {change.schema, type->name}) : failMissing(kind, change.name.name);
    }
    if (kind == "table"_L1 || kind == "view"_L1 || kind == "materialized view"_L1 || kind == "sequence"_L1)
        moveRelation(model, change.name, change.ifExists, {change.schema, {}});
}

}  // namespace lockstep
