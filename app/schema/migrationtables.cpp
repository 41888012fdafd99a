// SPDX-License-Identifier: GPL-3.0-or-later

// Tables that come, go and change.

#include "app/schema/migrationwriter.h"
#include "app/schema/shapesql.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

/// Those whose foreign keys, parents or partitions stand on others come before these. What stands in a circle is told
/// by `cut`: the foreign key goes first.
class DropOrder
{
public:
    DropOrder(const Snapshot &snapshot, const std::set<ObjectName> &dropped)
        : m_snapshot(snapshot)
        , m_dropped(dropped)
    { }

    std::vector<ObjectName> order()
    {
        for (const ObjectName &name : m_dropped)
            visit(name);
        return m_order;
    }
    std::vector<std::pair<ObjectName, QString>> cut{};

private:
    void visit(const ObjectName &name)
    {
        if (!m_seen.insert(name).second)
            return;
        m_open.insert(name);
        for (const ObjectName &other : m_dropped) {
            const TableShape &table = m_snapshot.tables.at(other);
            const bool isChild
                = table.partitionOf == name || std::ranges::find(table.parents, name) != table.parents.end();
            if (isChild)
                visit(other);
            for (const auto &[key, constraint] : table.constraints) {
                if (constraint.kind != ConstraintKind::ForeignKey || constraint.referenced != name || other == name)
                    continue;
                if (m_open.contains(other))
                    cut.emplace_back(other, key);
                else
                    visit(other);
            }
        }
        m_open.erase(name);
        m_order.push_back(name);
    }

    const Snapshot &m_snapshot;
    const std::set<ObjectName> &m_dropped;
    std::set<ObjectName> m_seen{};
    std::set<ObjectName> m_open{};
    std::vector<ObjectName> m_order{};
};

QString kindSql(const TableShape &table)
{
    return table.kind == TableKind::Foreign ? u"FOREIGN TABLE"_s : u"TABLE"_s;
}

}  // namespace

void MigrationWriter::dropTables()
{
    std::set<ObjectName> dropped;
    for (const auto &[name, table] : m_from.tables) {
        if (!m_to.tables.contains(name))
            dropped.insert(name);
    }
    DropOrder drops(m_from, dropped);
    const std::vector<ObjectName> order = drops.order();
    for (const auto &[name, key] : drops.cut)
        add(Phase::DropForeignKeys, u"ALTER TABLE %1 DROP CONSTRAINT %2"_s.arg(sqlName(name), sqlName(key)));
    for (const ObjectName &name : order)
        add(Phase::DropTables, u"DROP %1 %2"_s.arg(kindSql(m_from.tables.at(name)), sqlName(name)));
}

void MigrationWriter::tables()
{
    dropTables();
    for (const auto &[name, table] : m_to.tables) {
        const auto before = m_from.tables.find(name);
        if (before == m_from.tables.end())
            createTable(name, table);
        else
            alterTable(name, before->second, table);
    }
}

void MigrationWriter::createTable(const ObjectName &name, const TableShape &table)
{
    if (table.kind == TableKind::Foreign || table.hasUnknownColumns)
        return miss(
            QT_TRANSLATE_NOOP("app", "The table %1 cannot be made again: its definition is not known from here."),
            name.display());
    QStringList lines;
    const bool inherits = !table.parents.empty();
    for (const ColumnShape &column : table.columns) {
        const auto has = [&column](const TableShape &parent) { return parent.column(column.name) != nullptr; };
        if (!inherits || !isInherited(m_to, table, has))
            lines << u"    "_s + columnSql(name, column);
    }
    for (const auto &[key, constraint] : table.constraints) {
        const auto has = [&key = key](const TableShape &parent) { return parent.constraints.contains(key); };
        if (constraint.kind == ConstraintKind::ForeignKey || !constraint.isValid)
            addConstraint(name, table, constraint);
        else if (!inherits || !isInherited(m_to, table, has))
            lines << u"    "_s + sqlOf(constraint, table.indexes.contains(key) ? &table.indexes.at(key) : nullptr);
    }
    QString sql = u"CREATE %1TABLE %2 (\n%3\n)"_s.arg(table.isUnlogged ? u"UNLOGGED "_s : QString(), sqlName(name),
                                                      lines.join(u",\n"_s));
    QStringList parents;
    for (const ObjectName &parent : table.parents)
        parents << sqlName(parent);
    if (inherits)
        sql += u" INHERITS ("_s + parents.join(u", "_s) + u')';
    if (!table.partitionKey.isEmpty())
        sql += u" PARTITION BY "_s + table.partitionKey;
    add(Phase::CreateTables, sql);
    const TableShape nothing{};
    indexes(name, nothing, table);
    triggers(name, nothing, table);
    policies(name, nothing, table);
    rowSecurity(name, nothing, table);
    alterKinship(name, nothing, table);
}

void MigrationWriter::alterTable(const ObjectName &name, const TableShape &from, const TableShape &to)
{
    if (from.kind != to.kind || from.partitionKey != to.partitionKey)
        return miss(QT_TRANSLATE_NOOP("app", "The table %1 is of another kind, which cannot be changed in place."),
                    name.display());
    if (from.isUnlogged != to.isUnlogged)
        add(Phase::AlterColumns,
            u"ALTER TABLE %1 SET %2"_s.arg(sqlName(name), to.isUnlogged ? u"UNLOGGED"_s : u"LOGGED"_s));
    if (from.hasUnknownColumns || to.hasUnknownColumns)
        miss(QT_TRANSLATE_NOOP("app", "The columns of %1 come from a query and are not compared."), name.display());
    else
        columns(name, from, to);
    constraints(name, from, to);
    indexes(name, from, to);
    triggers(name, from, to);
    policies(name, from, to);
    rowSecurity(name, from, to);
    alterKinship(name, from, to);
}

void MigrationWriter::alterKinship(const ObjectName &name, const TableShape &from, const TableShape &to)
{
    if (from.partitionOf && from.partitionOf != to.partitionOf)
        add(Phase::DropForeignKeys,
            u"ALTER TABLE %1 DETACH PARTITION %2"_s.arg(sqlName(*from.partitionOf), sqlName(name)));
    if (to.partitionOf && from.partitionOf != to.partitionOf)
        add(Phase::AttachPartitions,
            u"ALTER TABLE %1 ATTACH PARTITION %2 %3"_s.arg(sqlName(*to.partitionOf), sqlName(name), to.partitionBound));
    if (!m_from.tables.contains(name))
        return;
    for (const ObjectName &parent : from.parents) {
        if (std::ranges::find(to.parents, parent) == to.parents.end())
            add(Phase::DropForeignKeys, u"ALTER TABLE %1 NO INHERIT %2"_s.arg(sqlName(name), sqlName(parent)));
    }
    for (const ObjectName &parent : to.parents) {
        if (std::ranges::find(from.parents, parent) == from.parents.end())
            add(Phase::AttachPartitions, u"ALTER TABLE %1 INHERIT %2"_s.arg(sqlName(name), sqlName(parent)));
    }
}

void MigrationWriter::rowSecurity(const ObjectName &name, const TableShape &from, const TableShape &to)
{
    const QString table = u"ALTER TABLE %1 "_s.arg(sqlName(name));
    if (from.hasRowSecurity != to.hasRowSecurity)
        add(Phase::CreatePolicies,
            table + (to.hasRowSecurity ? u"ENABLE ROW LEVEL SECURITY"_s : u"DISABLE ROW LEVEL SECURITY"_s));
    if (from.isRowSecurityForced != to.isRowSecurityForced)
        add(Phase::CreatePolicies,
            table + (to.isRowSecurityForced ? u"FORCE ROW LEVEL SECURITY"_s : u"NO FORCE ROW LEVEL SECURITY"_s));
}

}  // namespace lockstep
