// SPDX-License-Identifier: GPL-3.0-or-later

// Constraints, indexes, triggers and policies of a table.

#include "app/schema/difference.h"
#include "app/schema/migrationwriter.h"
#include "app/schema/shapesql.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

bool hasLike(const TableShape &table, const IndexShape &index)
{
    return std::ranges::any_of(table.indexes, [&index](const auto &entry) {
        return entry.second.keys == index.keys && entry.second.isUnique == index.isUnique
            && entry.second.predicate == index.predicate;
    });
}

bool hasLike(const TableShape &table, const ConstraintShape &constraint)
{
    const bool isKey = constraint.kind == ConstraintKind::PrimaryKey || constraint.kind == ConstraintKind::Unique;
    return std::ranges::any_of(table.constraints, [&](const auto &entry) {
        return entry.second.kind == constraint.kind
            && (isKey ? entry.second.columns == constraint.columns : entry.first == constraint.name);
    });
}

}  // namespace

void MigrationWriter::addConstraint(const ObjectName &name, const TableShape &table, const ConstraintShape &constraint)
{
    const auto index = table.indexes.find(constraint.name);
    add(constraint.kind == ConstraintKind::ForeignKey ? Phase::AddForeignKeys : Phase::AddConstraints,
        u"ALTER TABLE %1 ADD "_s.arg(sqlName(name))
            + sqlOf(constraint, index == table.indexes.end() ? nullptr : &index->second));
}

bool MigrationWriter::losesKey(const ConstraintShape &constraint) const
{
    const auto from = m_from.tables.find(constraint.referenced);
    const auto to = m_to.tables.find(constraint.referenced);
    if (constraint.kind != ConstraintKind::ForeignKey || from == m_from.tables.end() || to == m_to.tables.end())
        return false;
    return std::ranges::any_of(from->second.indexes, [&](const auto &entry) {
        const auto other = to->second.indexes.find(entry.first);
        const bool stays = other != to->second.indexes.end() && isSame(entry.second, other->second);
        return entry.second.isUnique && !stays
            && std::ranges::is_permutation(entry.second.keys, constraint.referencedColumns);
    });
}

void MigrationWriter::constraints(const ObjectName &name, const TableShape &from, const TableShape &to)
{
    const auto stays = [&](const ConstraintShape &one, const ConstraintShape &other) {
        return isSame(one, other) && !(one.kind == ConstraintKind::Check && namesRetyped(name, one.expression))
            && !losesKey(one);
    };
    for (const auto &[key, constraint] : from.constraints) {
        const auto other = to.constraints.find(key);
        const auto has = [&constraint = constraint](const TableShape &parent) { return hasLike(parent, constraint); };
        if ((other != to.constraints.end() && stays(constraint, other->second)) || isInherited(m_from, from, has))
            continue;
        add(constraint.kind == ConstraintKind::ForeignKey ? Phase::DropForeignKeys : Phase::DropConstraints,
            u"ALTER TABLE %1 DROP CONSTRAINT %2"_s.arg(sqlName(name), sqlName(key)));
    }
    for (const auto &[key, constraint] : to.constraints) {
        const auto other = from.constraints.find(key);
        const auto has = [&constraint = constraint](const TableShape &parent) { return hasLike(parent, constraint); };
        if ((other == from.constraints.end() || !stays(other->second, constraint)) && !isInherited(m_to, to, has))
            addConstraint(name, to, constraint);
    }
}

void MigrationWriter::addIndex(const ObjectName &name, const TableShape *table, const IndexShape &index)
{
    Message remark;
    if (table && m_from.tables.contains(name))
        remark = {QT_TRANSLATE_NOOP("app",
                                    "Writes to %1 wait until it is built. On a busy table: CREATE INDEX CONCURRENTLY, "
                                    "in a script of its own that runs outside a transaction."),
                  {name.display()}};
    add(table ? Phase::AddConstraints : Phase::CreateViews, sqlOf(name, table, index), remark);
}

void MigrationWriter::indexes(const ObjectName &name, const TableShape &from, const TableShape &to)
{
    const auto stays = [&](const IndexShape &one, const IndexShape &other) {
        return isSame(one, other) && !namesRetyped(name, one.predicate)
            && std::ranges::none_of(one.keys, [&](const QString &key) {
                   return !from.column(key) && namesRetyped(name, key.section(u' ', 0, -1)) && key.contains(u'(');
               });
    };
    for (const auto &[key, index] : from.indexes) {
        const auto other = to.indexes.find(key);
        const auto has = [&index = index](const TableShape &parent) { return hasLike(parent, index); };
        const bool isKept = other != to.indexes.end() && stays(index, other->second);
        if (!isKept && index.constraint.isEmpty() && !isInherited(m_from, from, has))
            add(Phase::DropConstraints, u"DROP INDEX "_s + sqlName(ObjectName{name.schema, key}));
    }
    for (const auto &[key, index] : to.indexes) {
        const auto other = from.indexes.find(key);
        const auto has = [&index = index](const TableShape &parent) { return hasLike(parent, index); };
        const bool isKept = other != from.indexes.end() && stays(other->second, index);
        if (!isKept && index.constraint.isEmpty() && !(from.partitionOf && isInherited(m_to, to, has)))
            addIndex(name, &to, index);
    }
}

void MigrationWriter::addTrigger(const ObjectName &name, const TableShape &table, const TriggerShape &trigger)
{
    const auto has = [&trigger](const TableShape &parent) { return parent.triggers.contains(trigger.name); };
    if (table.partitionOf && isInherited(m_to, table, has))
        return;
    add(Phase::CreateTriggers, trigger.definition);
    if (!trigger.isEnabled)
        add(Phase::CreateTriggers, u"ALTER TABLE %1 DISABLE TRIGGER %2"_s.arg(sqlName(name), sqlName(trigger.name)));
}

void MigrationWriter::triggers(const ObjectName &name, const TableShape &from, const TableShape &to)
{
    const auto standsOnRemade = [this](const TriggerShape &trigger) {
        return std::ranges::any_of(m_remadeFunctions, [&trigger](const ObjectName &function) {
            return trigger.definition.contains(function.name.section(u'(', 0, 0) + u'(');
        });
    };
    for (const auto &[key, trigger] : from.triggers) {
        const auto other = to.triggers.find(key);
        const bool isKept = other != to.triggers.end() && isSame(trigger, other->second) && !standsOnRemade(trigger)
            && !namesRetyped(name, trigger.definition);
        const auto has = [&key = key](const TableShape &parent) { return parent.triggers.contains(key); };
        if (!isKept && !(from.partitionOf && isInherited(m_from, from, has)))
            add(Phase::DropTriggers, u"DROP TRIGGER %1 ON %2"_s.arg(sqlName(key), sqlName(name)));
    }
    for (const auto &[key, trigger] : to.triggers) {
        const auto other = from.triggers.find(key);
        const bool isKept = other != from.triggers.end() && isSame(other->second, trigger) && !standsOnRemade(trigger)
            && !namesRetyped(name, trigger.definition);
        if (!isKept)
            addTrigger(name, to, trigger);
        else if (other->second.isEnabled != trigger.isEnabled)
            add(Phase::CreateTriggers,
                u"ALTER TABLE %1 %2 TRIGGER %3"_s.arg(sqlName(name), trigger.isEnabled ? u"ENABLE"_s : u"DISABLE"_s,
                                                      sqlName(key)));
    }
}

void MigrationWriter::policies(const ObjectName &name, const TableShape &from, const TableShape &to)
{
    const auto stays = [&](const PolicyShape &one, const PolicyShape &other) {
        return isSame(one, other) && !namesRetyped(name, one.usingSql) && !namesRetyped(name, one.checkSql);
    };
    for (const auto &[key, policy] : from.policies) {
        const auto other = to.policies.find(key);
        if (other == to.policies.end() || !stays(policy, other->second))
            add(Phase::DropPolicies, u"DROP POLICY %1 ON %2"_s.arg(sqlName(key), sqlName(name)));
    }
    for (const auto &[key, policy] : to.policies) {
        const auto other = from.policies.find(key);
        if (other == from.policies.end() || !stays(other->second, policy))
            add(Phase::CreatePolicies, sqlOf(name, policy));
    }
}

}  // namespace lockstep
