// SPDX-License-Identifier: GPL-3.0-or-later

// ALTER TABLE, a command at a time.

#include "app/schema/replaymodel.h"

#include <algorithm>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

/// One ALTER TABLE under way: the table and its commands' common parts.
class Alteration
{
public:
    Alteration(ReplayModel &model, ObjectName table)
        : m_model(model)
        , m_name(std::move(table))
    { }

    void operator()(const change::AddColumn &command) const
    {
        addColumn(m_model, m_name, command.column, command.ifNotExists);
    }
    void operator()(const change::DropColumn &command) const { dropColumn(m_model, m_name, command); }
    void operator()(const change::AlterColumnType &command) const
    {
        ColumnShape &column = requireColumn(m_model, m_name, command.column);
        column.type = m_model.typeText(command.type);
        column.origin = m_model.origin;
        column.collation = command.collation.section(u'.', -1);
        forChildren(command, &TableShape::columns);
    }
    void operator()(const change::SetDefault &command) const
    {
        const QByteArray word = command.sql.trimmed().toUpper();
        requireColumn(m_model, m_name, command.column).defaultSql
            = word == "NULL" || word.startsWith("NULL::") ? QString() : QString::fromUtf8(command.sql);
        forChildren(command, &TableShape::columns);
    }
    void operator()(const change::SetNotNull &command) const
    {
        requireColumn(m_model, m_name, command.column).isNotNull = command.isNotNull;
        forChildren(command, &TableShape::columns);
    }
    void operator()(const change::SetIdentity &command) const;
    void operator()(const change::DropExpression &command) const
    {
        requireColumn(m_model, m_name, command.column).generatedSql.clear();
    }
    void operator()(const change::AddConstraint &command) const { addConstraint(m_model, m_name, command.constraint); }
    void operator()(const change::DropConstraint &command) const;
    void operator()(const change::ValidateConstraint &command) const { requireConstraint(command.name).isValid = true; }
    void operator()(const change::AlterConstraint &command) const
    {
        ConstraintShape &constraint = requireConstraint(command.name);
        constraint.isDeferrable = command.isDeferrable;
        constraint.isInitiallyDeferred = command.isInitiallyDeferred;
    }
    void operator()(const change::AttachPartition &command) const
    {
        const ObjectName partition = m_model.requireTable(command.partition);
        TableShape &shape = m_model.snapshot().tables[partition];
        shape.partitionOf = m_name;
        shape.partitionBound = QString::fromUtf8(command.bound);
        inheritFromPartitioned(m_model, m_name, partition);
    }
    void operator()(const change::DetachPartition &command) const
    {
        TableShape &shape = m_model.snapshot().tables[m_model.requireTable(command.partition)];
        shape.partitionOf.reset();
        shape.partitionBound.clear();
    }
    void operator()(const change::AttachIndex &) const { }
    void operator()(const change::SetRowSecurity &command) const
    {
        TableShape &shape = table();
        shape.hasRowSecurity = command.isOn.value_or(shape.hasRowSecurity);
        shape.isRowSecurityForced = command.isForced.value_or(shape.isRowSecurityForced);
    }
    void operator()(const change::EnableTrigger &command) const
    {
        for (auto &[name, trigger] : table().triggers) {
            if (command.name.isEmpty() || command.name == name)
                trigger.isEnabled = command.isEnabled;
        }
    }
    void operator()(const change::SetLogged &command) const { table().isUnlogged = !command.isLogged; }
    void operator()(const change::Inherit &command) const
    {
        const ObjectName parent = m_model.requireTable(command.parent);
        std::erase(table().parents, parent);
        if (command.isAdded)
            table().parents.push_back(parent);
        m_model.touch(m_name);
    }

private:
    TableShape &table() const { return m_model.snapshot().tables[m_name]; }
    ConstraintShape &requireConstraint(const QString &name) const
    {
        const auto found = table().constraints.find(name);
        if (found == table().constraints.end())
            failMissing(u"constraint"_s, name);
        return found->second;
    }
    /// The command goes on to partitions and inheriting tables that have the column.
    template <typename Command>
    void forChildren(const Command &command, std::vector<ColumnShape> TableShape::*) const
    {
        for (const ObjectName &child : childrenOf(m_model, m_name)) {
            if (m_model.snapshot().tables[child].column(command.column))
                Alteration(m_model, child)(command);
        }
    }

    ReplayModel &m_model;
    ObjectName m_name;
};

void dropOwnedSequence(ReplayModel &model, const ObjectName &table, const QString &column)
{
    const QString owner = table.display() + u'.' + column;
    std::erase_if(model.snapshot().sequences, [&owner](const auto &entry) { return entry.second.ownedBy == owner; });
}

void Alteration::operator()(const change::SetIdentity &command) const
{
    ColumnShape &column = requireColumn(m_model, m_name, command.column);
    if (command.identity.isEmpty())
        dropOwnedSequence(m_model, m_name, command.column);
    else if (column.identity.isEmpty())
        m_model.snapshot()
            .sequences[{m_name.schema, m_model.chooseRelationName(m_name.schema, m_name.name, column.name, u"seq"_s)}]
            = {column.type, m_name.display() + u'.' + column.name};
    column.identity = command.identity;
}

void dropForeignKeysOn(ReplayModel &model, const ObjectName &referenced, const QStringList &columns)
{
    for (auto &[name, table] : model.snapshot().tables)
        std::erase_if(table.constraints, [&](const auto &entry) {
            return entry.second.kind == ConstraintKind::ForeignKey && entry.second.referenced == referenced
                && entry.second.referencedColumns == columns;
        });
}

void Alteration::operator()(const change::DropConstraint &command) const
{
    const auto found = table().constraints.find(command.name);
    if (found == table().constraints.end()) {
        if (command.ifExists)
            return;
        failMissing(u"constraint"_s, command.name);
    }
    const ConstraintShape constraint = found->second;
    table().constraints.erase(found);
    table().indexes.erase(constraint.name);
    const bool isKey = constraint.kind == ConstraintKind::PrimaryKey || constraint.kind == ConstraintKind::Unique;
    if (isKey && command.cascade)
        dropForeignKeysOn(m_model, m_name, constraint.columns);
    for (const ObjectName &child : childrenOf(m_model, m_name)) {
        if (m_model.snapshot().tables[child].constraints.contains(command.name))
            Alteration(m_model, child)(command);
    }
}

/// An index goes with a column that it has as a key, includes, or names in an expression.
bool uses(const IndexShape &index, const QString &column)
{
    const auto names = [&column](const QString &sql) { return withColumnRenamed(sql, column, column + u'_') != sql; };
    return index.keys.contains(column) || index.included.contains(column) || names(index.predicate)
        || std::ranges::any_of(index.keys, names);
}

}  // namespace

void dropColumn(ReplayModel &model, const ObjectName &table, const change::DropColumn &change)
{
    TableShape &shape = model.snapshot().tables[table];
    if (!shape.column(change.column)) {
        if (change.ifExists || shape.hasUnknownColumns)
            return;
        failMissing(u"column"_s, table.display() + u'.' + change.column);
    }
    std::erase_if(shape.columns, [&](const ColumnShape &column) { return column.name == change.column; });
    std::vector<ConstraintShape> dropped;
    for (const auto &[name, constraint] : shape.constraints) {
        if (constraint.columns.contains(change.column))
            dropped.push_back(constraint);
    }
    for (const ConstraintShape &constraint : dropped) {
        shape.constraints.erase(constraint.name);
        shape.indexes.erase(constraint.name);
        dropForeignKeysOn(model, table, constraint.columns);
    }
    std::erase_if(shape.indexes, [&](const auto &entry) { return uses(entry.second, change.column); });
    dropOwnedSequence(model, table, change.column);
    for (const ObjectName &child : childrenOf(model, table))
        dropColumn(model, child, {change.column, true, change.cascade});
}

void apply(ReplayModel &model, const change::AlterTable &change)
{
    if (model.isTemporary(change.name) || model.findView(change.name) || change.objectKind == "index"_L1
        || change.objectKind == "sequence"_L1)
        return;  // nothing of theirs that a snapshot holds
    const auto table = model.findTable(change.name);
    if (!table && change.ifExists)
        return;
    const ObjectName name = model.requireTable(change.name);
    for (const auto &[command, range] : change.commands)
        std::visit(Alteration(model, name), command);
}

}  // namespace lockstep
