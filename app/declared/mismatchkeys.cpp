// SPDX-License-Identifier: GPL-3.0-or-later

// Keys and indexes by what they are, not by what they are called: names change with renames and with a tool's version.

#include "app/declared/equivalence.h"
#include "app/declared/modelcomparison.h"

#include <algorithm>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

using Change = Mismatch::Change;
using Weight = MismatchWeight;

struct Unique
{
    QStringList columns;  ///< sorted: the order makes no other key
    Origin origin;
};

const ConstraintShape *primaryKeyOf(const TableShape &table)
{
    for (const auto &[name, constraint] : table.constraints) {
        if (constraint.kind == ConstraintKind::PrimaryKey)
            return &constraint;
    }
    return nullptr;
}

QStringList sorted(QStringList columns)
{
    columns.sort();
    return columns;
}

/// Constraints and whole unique indexes alike; the primary key too where it is asked for.
std::vector<Unique> uniquesOf(const TableShape &table, bool withPrimaryKey)
{
    std::vector<Unique> found;
    for (const auto &[name, index] : table.indexes) {
        const auto constraint = table.constraints.find(index.constraint);
        const bool isPrimary
            = constraint != table.constraints.end() && constraint->second.kind == ConstraintKind::PrimaryKey;
        const QStringList columns = plainColumns(index);
        if (index.isUnique && index.predicate.isEmpty() && !columns.isEmpty() && (!isPrimary || withPrimaryKey))
            found.push_back({sorted(columns), index.origin});
    }
    return found;
}

bool isUniqueBy(const TableShape &table, const QStringList &columns)
{
    const std::vector<Unique> all = uniquesOf(table, true);
    return std::ranges::find(all, sorted(columns), &Unique::columns) != all.end();
}

/// The model has words for it: columns in an order, nothing partial. What else the history has, it has on purpose.
bool isDeclarable(const IndexShape &index)
{
    return !index.isUnique && index.constraint.isEmpty() && index.predicate.isEmpty() && index.included.isEmpty()
        && !plainColumns(index).isEmpty();
}

QString indexWords(const IndexShape &index)
{
    const QString method = index.method == "btree"_L1 ? QString() : u" using "_s + index.method;
    return u'(' + index.keys.join(u", "_s) + u')' + method
        + (index.predicate.isEmpty() ? QString() : u" where "_s + index.predicate);
}

QString keyWords(const QStringList &columns)
{
    return u'(' + columns.join(u", "_s) + u')';
}

QString foreignKeyWords(const ConstraintShape &key)
{
    return keyWords(key.columns) + u" → "_s + key.referenced.display() + keyWords(key.referencedColumns);
}

QString actionWords(const ConstraintShape &key)
{
    const auto words = [](const QString &action) { return action.isEmpty() ? u"no action"_s : action; };
    return u"on delete %1 on update %2"_s.arg(words(key.onDelete), words(key.onUpdate));
}

}  // namespace

void ModelComparison::keys(const ObjectName &name, const TableShape &declared, const TableShape &made)
{
    // What a join table is unique by was an index once and is a primary key now.
    if (!m_model.joinTables.contains(name)) {
        primaryKey(name, declared, made);
        uniques(name, declared, made);
        indexes(name, declared, made);
    }
    if (m_model.hasForeignKeys)
        foreignKeys(name, declared, made);
}

void ModelComparison::primaryKey(const ObjectName &name, const TableShape &declared, const TableShape &made)
{
    const ConstraintShape *one = primaryKeyOf(declared);
    const ConstraintShape *other = primaryKeyOf(made);
    if (one && other && one->columns != other->columns)
        add(MismatchOf::PrimaryKey, Change::Different, Weight::Noticeable, name.display(), one->origin, other->origin,
            keyWords(one->columns), keyWords(other->columns));
    else if (one && !other)
        add(MismatchOf::PrimaryKey, Change::Missing,
            isUniqueBy(made, one->columns) ? Weight::Cosmetic : Weight::Noticeable, name.display(), one->origin, {},
            keyWords(one->columns));
    else if (other && !one && m_model.kind != DeclaredKind::Prisma)  // Prisma takes a unique key for one, too
        add(MismatchOf::PrimaryKey, Change::Extra, Weight::Cosmetic, name.display(), declared.origin, other->origin, {},
            keyWords(other->columns));
}

void ModelComparison::uniques(const ObjectName &name, const TableShape &declared, const TableShape &made)
{
    const auto has = [](const std::vector<Unique> &all, const Unique &one) {
        return std::ranges::find(all, one.columns, &Unique::columns) != all.end();
    };
    const std::vector<Unique> theirs = uniquesOf(made, true);
    for (const Unique &one : uniquesOf(declared, false)) {
        if (!has(theirs, one))
            add(MismatchOf::Unique, Change::Missing, Weight::Noticeable, name.display(), one.origin, {},
                keyWords(one.columns));
    }
    const std::vector<Unique> ours = uniquesOf(declared, true);
    for (const Unique &one : uniquesOf(made, false)) {
        if (!has(ours, one))
            add(MismatchOf::Unique, Change::Extra, Weight::Noticeable, name.display(), declared.origin, one.origin, {},
                keyWords(one.columns));
    }
}

void ModelComparison::indexes(const ObjectName &name, const TableShape &declared, const TableShape &made)
{
    const auto isAlike = [](const IndexShape &one, const IndexShape &other) {
        return plainColumns(one) == plainColumns(other) && one.method == other.method;
    };
    const auto has = [&](const TableShape &table, const IndexShape &wanted) {
        return std::ranges::any_of(table.indexes, [&](const auto &entry) { return isAlike(entry.second, wanted); });
    };
    for (const auto &[key, index] : declared.indexes) {
        if (isDeclarable(index) && !has(made, index))
            add(MismatchOf::Index, Change::Missing, Weight::Cosmetic, name.display(), index.origin, {},
                indexWords(index));
    }
    for (const auto &[key, index] : made.indexes) {
        if (isDeclarable(index) && !has(declared, index))
            add(MismatchOf::Index, Change::Extra, Weight::Cosmetic, name.display(), declared.origin, index.origin, {},
                indexWords(index));
    }
}

void ModelComparison::foreignKeys(const ObjectName &name, const TableShape &declared, const TableShape &made)
{
    const auto counterpart = [](const TableShape &table, const ConstraintShape &key) -> const ConstraintShape * {
        for (const auto &[own, other] : table.constraints) {
            if (other.kind == ConstraintKind::ForeignKey && foreignKeyWords(other) == foreignKeyWords(key))
                return &other;
        }
        return nullptr;
    };
    for (const auto &[own, key] : declared.constraints) {
        if (key.kind != ConstraintKind::ForeignKey)
            continue;
        const ConstraintShape *other = counterpart(made, key);
        if (!other)
            add(MismatchOf::ForeignKey, Change::Missing, Weight::Noticeable, name.display(), key.origin, {},
                foreignKeyWords(key));
        else if (actionWords(key) != actionWords(*other))
            add(MismatchOf::ForeignKey, Change::Different, Weight::Noticeable,
                name.display() + u'.' + other->columns.join(u", "_s), key.origin, other->origin, actionWords(key),
                actionWords(*other));
    }
    for (const auto &[own, key] : made.constraints) {
        const bool isExtra = key.kind == ConstraintKind::ForeignKey && !counterpart(declared, key);
        if (isExtra && !isUnknown(key.referenced))
            add(MismatchOf::ForeignKey, Change::Extra, Weight::Noticeable, name.display(), declared.origin, key.origin,
                {}, foreignKeyWords(key));
    }
}

void ModelComparison::attachments(const ObjectName &name, const TableShape &declared, const TableShape &made)
{
    const auto walk = [&](MismatchOf of, const auto &ours, const auto &theirs) {
        for (const auto &[own, shape] : ours) {
            if (!theirs.contains(own))
                add(of, Change::Missing, Weight::Noticeable, name.display() + u'.' + own, declared.origin, {});
        }
        for (const auto &[own, shape] : theirs) {
            if (!ours.contains(own))
                add(of, Change::Extra, Weight::Noticeable, name.display() + u'.' + own, declared.origin, made.origin);
        }
    };
    walk(MismatchOf::Policy, declared.policies, made.policies);
    walk(MismatchOf::Trigger, declared.triggers, made.triggers);
}

void ModelComparison::code()
{
    const auto walk = [&](MismatchOf of, const auto &ours, const auto &theirs) {
        for (const auto &[name, shape] : ours) {
            if (!theirs.contains(name))
                add(of, Change::Missing, Weight::Breaking, name.display(), shape.origin, {});
        }
        for (const auto &[name, shape] : theirs) {
            if (!ours.contains(name) && m_model.schemas.contains(name.schema) && m_model.problems.empty())
                add(of, Change::Extra, Weight::Cosmetic, name.display(), {}, shape.origin);
        }
    };
    walk(MismatchOf::Function, m_model.schema.functions, m_made.schema.functions);
    walk(MismatchOf::View, m_model.schema.views, m_made.schema.views);
}

}  // namespace lockstep
