// SPDX-License-Identifier: GPL-3.0-or-later

// Constraints, and the indexes that hold keys.

#include "app/schema/replaymodel.h"

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

using Kind = WrittenConstraint::Kind;

ConstraintKind kindOf(Kind kind)
{
    switch (kind) {
    case Kind::PrimaryKey:
        return ConstraintKind::PrimaryKey;
    case Kind::Unique:
        return ConstraintKind::Unique;
    case Kind::Exclusion:
        return ConstraintKind::Exclusion;
    case Kind::ForeignKey:
        return ConstraintKind::ForeignKey;
    case Kind::NotNull:
        return ConstraintKind::NotNull;
    default:
        return ConstraintKind::Check;
    }
}

QString chosenName(const ReplayModel &model, const ObjectName &table, const WrittenConstraint &constraint)
{
    const QString columns = constraint.columns.join(u'_');
    switch (constraint.kind) {
    case Kind::PrimaryKey:
        return model.chooseRelationName(table.schema, table.name, {}, u"pkey"_s);
    case Kind::Unique: {
        const QStringList all = constraint.columns + constraint.included;
        return model.chooseRelationName(table.schema, table.name, all.join(u'_'), u"key"_s);
    }
    case Kind::Exclusion:
        return model.chooseRelationName(table.schema, table.name, columns, u"excl"_s);
    case Kind::ForeignKey:
        return model.chooseConstraintName(table.schema, table.name, columns, u"fkey"_s);
    default:
        return model.chooseConstraintName(table.schema, table.name,
                                          constraint.columns.size() == 1 ? columns : QString(), u"check"_s);
    }
}

void addKeyIndex(ReplayModel &model, const ObjectName &table, const WrittenConstraint &constraint, const QString &name)
{
    if (model.hasRelation({table.schema, name}))
        failExisting(u"relation"_s, name);
    IndexShape index{name, u"btree"_s, constraint.columns, constraint.included};
    index.isUnique = constraint.kind != Kind::Exclusion;
    index.nullsNotDistinct = constraint.nullsNotDistinct;
    index.constraint = name;
    index.origin = model.origin;
    if (constraint.kind == Kind::Exclusion)
        index.method = QString::fromUtf8(constraint.sql).section(u' ', 0, 0);
    model.snapshot().tables[table].indexes[name] = index;
}

/// ADD CONSTRAINT … USING INDEX: the index takes the constraint's name.
void adoptIndex(ReplayModel &model, const ObjectName &table, const QString &indexName, ConstraintShape &shape)
{
    auto &indexes = model.snapshot().tables[table].indexes;
    auto found = indexes.extract(indexName);
    if (found.empty())
        failMissing(u"index"_s, indexName);
    found.key() = shape.name;
    found.mapped().name = shape.name;
    found.mapped().constraint = shape.name;
    shape.columns = found.mapped().keys;
    indexes.insert(std::move(found));
}

void requireNotNull(ReplayModel &model, const ObjectName &table, const QStringList &columns)
{
    for (const QString &column : columns)
        requireColumn(model, table, column).isNotNull = true;
}

QStringList primaryKeyOf(const TableShape &table)
{
    for (const auto &[name, constraint] : table.constraints) {
        if (constraint.kind == ConstraintKind::PrimaryKey)
            return constraint.columns;
    }
    return {};
}

void refer(ReplayModel &model, const ObjectName &table, const WrittenConstraint &constraint, ConstraintShape &shape)
{
    const auto referenced = model.findTable(constraint.referenced);
    // A table may refer to itself while it is being made.
    shape.referenced = referenced ? *referenced : model.newName(constraint.referenced);
    if (!referenced && shape.referenced != table)
        failMissing(u"table"_s, shape.referenced.display());
    shape.referencedColumns = constraint.referencedColumns;
    if (shape.referencedColumns.isEmpty())
        shape.referencedColumns = primaryKeyOf(model.snapshot().tables[shape.referenced]);
    shape.onDelete = constraint.onDelete;
    shape.onUpdate = constraint.onUpdate;
}

void inheritConstraint(ReplayModel &model, const ObjectName &table, const WrittenConstraint &constraint,
                       const QString &name)
{
    const bool isPartitioned = model.snapshot().tables[table].kind == TableKind::Partitioned;
    const bool isKey = constraint.kind == Kind::PrimaryKey || constraint.kind == Kind::Unique;
    for (const ObjectName &child : childrenOf(model, table)) {
        WrittenConstraint own = constraint;
        if (isKey || constraint.kind == Kind::Exclusion) {
            if (!isPartitioned)
                continue;
            own.name.clear();
        } else {
            own.name = name;
        }
        if (!model.snapshot().tables[child].constraints.contains(own.name))
            addConstraint(model, child, own);
    }
}

}  // namespace

void addConstraint(ReplayModel &model, const ObjectName &table, WrittenConstraint constraint, const QString &column)
{
    if (!column.isEmpty() && constraint.kind != Kind::Check)
        constraint.columns = {column};
    if (constraint.kind == Kind::NotNull)
        return requireNotNull(model, table, constraint.columns);
    TableShape &shape = model.snapshot().tables[table];
    QString name = constraint.name;
    if (name.isEmpty())
        name = constraint.usingIndex.isEmpty() ? chosenName(model, table, constraint) : constraint.usingIndex;
    if (shape.constraints.contains(name))
        failExisting(u"constraint"_s, name);
    for (const QString &one : constraint.columns) {
        if (constraint.kind != Kind::Check && !shape.hasUnknownColumns)
            requireColumn(model, table, one);
    }
    ConstraintShape made{name, kindOf(constraint.kind), constraint.columns};
    const bool isKey
        = constraint.kind == Kind::PrimaryKey || constraint.kind == Kind::Unique || constraint.kind == Kind::Exclusion;
    if (constraint.kind == Kind::Check)
        made.columns.sort();
    if (!constraint.usingIndex.isEmpty())
        adoptIndex(model, table, constraint.usingIndex, made);
    else if (isKey)
        addKeyIndex(model, table, constraint, name);
    if (constraint.kind == Kind::PrimaryKey && !shape.hasUnknownColumns)
        requireNotNull(model, table, made.columns);
    if (constraint.kind == Kind::ForeignKey)
        refer(model, table, constraint, made);
    if (constraint.kind == Kind::Check || constraint.kind == Kind::Exclusion)
        made.expression = QString::fromUtf8(constraint.sql);
    made.isDeferrable = constraint.isDeferrable;
    made.isInitiallyDeferred = constraint.isInitiallyDeferred;
    made.isValid = !constraint.isNotValid;
    made.origin = model.origin;
    shape.constraints[name] = made;
    model.touch(table);
    inheritConstraint(model, table, constraint, name);
}

}  // namespace lockstep
