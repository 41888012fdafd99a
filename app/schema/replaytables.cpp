// SPDX-License-Identifier: GPL-3.0-or-later

// CREATE TABLE in all its forms, and columns.

#include "app/schema/replaymodel.h"

#include <algorithm>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

using Kind = WrittenConstraint::Kind;

bool isNull(const QByteArray &sql)
{
    const QByteArray word = sql.trimmed().toUpper();
    return word == "NULL" || word.startsWith("NULL::");
}

void addSequence(ReplayModel &model, const ObjectName &table, ColumnShape &column, bool isIdentity)
{
    const QString name = model.chooseRelationName(table.schema, table.name, column.name, u"seq"_s);
    const ObjectName sequence{table.schema, name};
    model.snapshot().sequences[sequence] = {column.type, table.display() + u'.' + column.name};
    column.isNotNull = true;
    if (!isIdentity)
        column.defaultSql = u"nextval('"_s + sequence.display() + u"'::regclass)"_s;
}

ColumnShape shapeOf(ReplayModel &model, const ObjectName &table, const WrittenColumn &column)
{
    ColumnShape shape{column.name, model.typeText(column.type)};
    shape.origin = model.origin;
    shape.collation = column.collation.section(u'.', -1);
    if (column.type.isSerial)
        addSequence(model, table, shape, false);
    for (const WrittenConstraint &constraint : column.constraints) {
        if (constraint.kind == Kind::NotNull)
            shape.isNotNull = true;
        if (constraint.kind == Kind::Default && !isNull(constraint.sql))
            shape.defaultSql = QString::fromUtf8(constraint.sql);
        if (constraint.kind == Kind::Generated)
            shape.generatedSql = QString::fromUtf8(constraint.sql);
        if (constraint.kind == Kind::Identity) {
            shape.identity = constraint.identity;
            addSequence(model, table, shape, true);
        }
    }
    return shape;
}

bool isOfTable(Kind kind)
{
    return kind == Kind::Check || kind == Kind::PrimaryKey || kind == Kind::Unique || kind == Kind::ForeignKey
        || kind == Kind::Exclusion;
}

/// PostgreSQL makes checks first, then keys, then foreign keys, whatever the order in the statement; generated names
/// depend on it.
int rank(const WrittenConstraint &constraint)
{
    switch (constraint.kind) {
    case Kind::PrimaryKey:
        return 1;
    case Kind::Unique:
    case Kind::Exclusion:
        return 2;
    case Kind::ForeignKey:
        return 3;
    default:
        return 0;
    }
}

struct PlacedConstraint
{
    WrittenConstraint constraint;
    QString column{};
};

bool isKey(const PlacedConstraint &one)
{
    const bool isUnique = one.constraint.kind == Kind::PrimaryKey || one.constraint.kind == Kind::Unique;
    return isUnique && one.constraint.usingIndex.isEmpty();
}

bool isSameKey(const PlacedConstraint &one, const PlacedConstraint &other)
{
    const auto columnsOf = [](const PlacedConstraint &key) {
        return key.constraint.columns.isEmpty() ? QStringList{key.column} : key.constraint.columns;
    };
    const WrittenConstraint &left = one.constraint;
    const WrittenConstraint &right = other.constraint;
    return columnsOf(one) == columnsOf(other) && left.included == right.included
        && left.isDeferrable == right.isDeferrable && left.isInitiallyDeferred == right.isInitiallyDeferred
        && left.nullsNotDistinct == right.nullsNotDistinct;
}

/// A key that one statement asks for twice is made once, a primary key before a unique one, under the name that either
/// has: PostgreSQL's transformIndexConstraints (parse_utilcmd.c).
void leaveOutRepeatedKeys(std::vector<PlacedConstraint> &constraints)
{
    std::stable_partition(constraints.begin(), constraints.end(),
                          [](const PlacedConstraint &one) { return one.constraint.kind == Kind::PrimaryKey; });
    for (std::size_t i = 0; i < constraints.size(); ++i) {
        if (!isKey(constraints[i]))
            continue;
        const auto rest = constraints.begin() + std::ptrdiff_t(i) + 1;
        const auto repeats = [first = &constraints[i]](const PlacedConstraint &later) {
            const bool isSame = isKey(later) && isSameKey(*first, later);
            if (isSame && first->constraint.name.isEmpty())
                first->constraint.name = later.constraint.name;
            return isSame;
        };
        constraints.erase(std::remove_if(rest, constraints.end(), repeats), constraints.end());
    }
}

void addConstraints(ReplayModel &model, const ObjectName &table, std::vector<PlacedConstraint> constraints)
{
    leaveOutRepeatedKeys(constraints);
    std::ranges::stable_sort(constraints, {}, [](const PlacedConstraint &one) { return rank(one.constraint); });
    for (const PlacedConstraint &one : constraints)
        addConstraint(model, table, one.constraint, one.column);
}

void copyColumns(ReplayModel &model, const ObjectName &from, TableShape &to)
{
    for (const ColumnShape &column : model.snapshot().tables[from].columns) {
        if (!to.column(column.name))
            to.columns.push_back(column);
    }
}

void copyChecks(const TableShape &from, TableShape &to)
{
    for (const auto &[name, constraint] : from.constraints) {
        if (constraint.kind == ConstraintKind::Check)
            to.constraints.emplace(name, constraint);
    }
}

void copyIndexes(ReplayModel &model, const TableShape &from, const ObjectName &to)
{
    for (const auto &[name, index] : from.indexes) {
        WrittenConstraint key{Kind::Unique};
        change::CreateIndex copy{{}, {}, false, false, index.isUnique, index.nullsNotDistinct, index.method};
        const auto constraint = from.constraints.find(index.constraint);
        if (constraint != from.constraints.end()) {
            key.kind = constraint->second.kind == ConstraintKind::PrimaryKey ? Kind::PrimaryKey : Kind::Unique;
            key.columns = constraint->second.columns;
            key.included = index.included;
            addConstraint(model, to, key);
            continue;
        }
        for (const QString &one : index.keys)
            copy.keys.push_back({.column = one, .chosenName = one});
        copy.included = index.included;
        copy.predicate = index.predicate.toUtf8();
        addIndex(model, to, copy);
    }
}

void like(ReplayModel &model, const ObjectName &table, const change::CreateTable::Like &source)
{
    const TableShape from = model.snapshot().tables[model.requireTable(source.source)];
    TableShape &to = model.snapshot().tables[table];
    for (ColumnShape column : from.columns) {
        if (!source.including.contains("defaults"_L1))
            column.defaultSql.clear();
        if (!source.including.contains("generated"_L1))
            column.generatedSql.clear();
        if (!source.including.contains("identity"_L1))
            column.identity.clear();
        to.columns.push_back(column);
    }
    if (source.including.contains("constraints"_L1))
        copyChecks(from, to);
    model.touch(table);
    if (source.including.contains("indexes"_L1))
        copyIndexes(model, from, table);
}

void fill(ReplayModel &model, const ObjectName &name, const change::CreateTable &change)
{
    Snapshot &snapshot = model.snapshot();
    for (const WrittenName &written : change.parents) {
        const ObjectName parent = model.requireTable(written);
        copyColumns(model, parent, snapshot.tables[name]);
        copyChecks(snapshot.tables[parent], snapshot.tables[name]);
        snapshot.tables[name].parents.push_back(parent);
    }
    if (change.partitionOf) {
        const ObjectName parent = model.requireTable(*change.partitionOf);
        copyColumns(model, parent, snapshot.tables[name]);
        copyChecks(snapshot.tables[parent], snapshot.tables[name]);
        snapshot.tables[name].partitionOf = parent;
        snapshot.tables[name].partitionBound = QString::fromUtf8(change.partitionBound);
    }
    model.touch(name);
    std::vector<PlacedConstraint> constraints;
    for (const WrittenColumn &column : change.columns) {
        ColumnShape shape = shapeOf(model, name, column);
        if (ColumnShape *inherited = snapshot.tables[name].column(column.name))
            *inherited = shape;
        else
            snapshot.tables[name].columns.push_back(shape);
        for (const WrittenConstraint &constraint : column.constraints) {
            if (isOfTable(constraint.kind))
                constraints.push_back({constraint, column.name});
        }
    }
    for (const change::CreateTable::Like &source : change.likes)
        like(model, name, source);
    for (const WrittenConstraint &constraint : change.constraints)
        constraints.push_back({constraint});
    addConstraints(model, name, std::move(constraints));
    if (change.partitionOf)
        inheritFromPartitioned(model, *snapshot.tables[name].partitionOf, name);
}

}  // namespace

ColumnShape &requireColumn(ReplayModel &model, const ObjectName &table, const QString &column)
{
    if (ColumnShape *found = model.snapshot().tables[table].column(column))
        return *found;
    failMissing(u"column"_s, table.display() + u'.' + column);
}

std::vector<ObjectName> childrenOf(const ReplayModel &model, const ObjectName &table)
{
    std::vector<ObjectName> children;
    if (!model.hasChildren())
        return children;
    for (const auto &[name, shape] : model.snapshot().tables) {
        if (shape.partitionOf == table || std::ranges::find(shape.parents, table) != shape.parents.end())
            children.push_back(name);
    }
    return children;
}

void inheritFromPartitioned(ReplayModel &model, const ObjectName &parent, const ObjectName &partition)
{
    const TableShape from = model.snapshot().tables[parent];
    for (const auto &[name, constraint] : from.constraints) {
        if (constraint.kind != ConstraintKind::ForeignKey)
            continue;
        model.snapshot().tables[partition].constraints.emplace(name, constraint);
    }
    for (const auto &inherited : from.indexes) {
        const QString &name = inherited.first;
        const IndexShape &index = inherited.second;
        const auto &own = model.snapshot().tables[partition].indexes;
        const bool isThere = std::ranges::any_of(own, [&index](const auto &entry) {
            return entry.second.keys == index.keys && entry.second.isUnique == index.isUnique
                && entry.second.predicate == index.predicate;
        });
        if (isThere)
            continue;
        TableShape one;
        one.indexes.emplace(name, index);
        if (const auto constraint = from.constraints.find(index.constraint); constraint != from.constraints.end())
            one.constraints.insert(*constraint);
        copyIndexes(model, one, partition);
    }
    for (const auto &[name, trigger] : from.triggers)
        model.snapshot().tables[partition].triggers.emplace(name, trigger);
    model.touch(partition);
}

void addColumn(ReplayModel &model, const ObjectName &table, const WrittenColumn &column, bool ifNotExists)
{
    if (model.snapshot().tables[table].column(column.name)) {
        if (ifNotExists)
            return;
        failExisting(u"column"_s, table.display() + u'.' + column.name);
    }
    model.snapshot().tables[table].columns.push_back(shapeOf(model, table, column));
    std::vector<PlacedConstraint> constraints;
    for (const WrittenConstraint &constraint : column.constraints) {
        if (isOfTable(constraint.kind))
            constraints.push_back({constraint, column.name});
    }
    const ColumnShape shape = *model.snapshot().tables[table].column(column.name);
    for (const ObjectName &child : childrenOf(model, table)) {
        if (!model.snapshot().tables[child].column(column.name))
            model.snapshot().tables[child].columns.push_back(shape);
    }
    addConstraints(model, table, std::move(constraints));
}

void apply(ReplayModel &model, const change::CreateTable &change)
{
    if (change.isTemporary)
        return model.addTemporary(change.name.name);
    const ObjectName name = model.newName(change.name);
    if (model.hasRelation(name)) {
        if (change.ifNotExists)
            return;
        failExisting(u"relation"_s, name.display());
    }
    TableShape &table = model.snapshot().tables[name];
    table.kind = change.isForeign       ? TableKind::Foreign
        : change.partitionKey.isEmpty() ? TableKind::Ordinary
                                        : TableKind::Partitioned;
    table.isUnlogged = change.isUnlogged;
    table.origin = model.origin;
    table.partitionKey = change.partitionKey;
    table.hasUnknownColumns = !change.query.isEmpty();
    try {
        fill(model, name, change);
    } catch (const ReplayFailure &) {
        dropTable(model, name, true);
        throw;
    }
}

}  // namespace lockstep
