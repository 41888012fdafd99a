// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/boundproof.h"
#include "app/review/forecastwriter.h"
#include "app/review/proofs.h"
#include "app/review/volatility.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

using Kind = WrittenConstraint::Kind;

bool isConstrained(const Snapshot &snapshot, const ObjectName &type)
{
    const auto found = snapshot.types.find(type);
    return found != snapshot.types.end() && found->second.kind == TypeKind::Domain
        && (found->second.isNotNull || !found->second.checks.empty());
}

/// What ALTER TABLE on one table whose shape is known does, command by command.
class Alteration
{
public:
    Alteration(ForecastWriter &writer, const ObjectName &name, const TableShape &table)
        : m_writer(writer)
        , m_name(name)
        , m_table(table)
    { }

    void operator()(const change::AddColumn &added);
    void operator()(const change::DropColumn &dropped);
    void operator()(const change::AlterColumnType &altered) { forecastTypeChange(m_writer, m_name, altered); }
    void operator()(const change::SetNotNull &set)
    {
        const ColumnShape *column = m_table.column(set.column);
        if (set.isNotNull && column && !column->isNotNull && !provesNotNull(m_table, set.column))
            m_writer.scanAll(m_name);
    }
    void operator()(const change::SetIdentity &set)
    {
        const ColumnShape *column = m_table.column(set.column);
        if (!set.identity.isEmpty() && column && column->identity.isEmpty())
            addSequence(set.column);
    }
    void operator()(const change::AddConstraint &added) { addConstraint(added.constraint, {}, true); }
    void operator()(const change::DropConstraint &dropped);
    void operator()(const change::ValidateConstraint &validated);
    void operator()(const change::AttachPartition &attached);
    void operator()(const change::DetachPartition &detached)
    {
        // Since 14 it is locked as its parent is (measured).
        const auto partition = m_writer.find(detached.partition);
        if (partition && m_writer.input().version < 14)
            m_writer.relock(*partition, LockMode::ShareUpdateExclusive);
    }
    void operator()(const change::SetLogged &set)
    {
        if (set.isLogged == m_table.isUnlogged)
            m_writer.rewrite(m_name);
    }
    template <typename Other>
    void operator()(const Other &)
    { }

private:
    void addConstraint(const WrittenConstraint &constraint, const QString &column, bool readsRows);
    void addKey(const WrittenConstraint &constraint, const QStringList &columns);
    void addForeignKey(const WrittenConstraint &constraint, bool readsRows);
    void addSequence(const QString &column)
    {
        m_writer.lock(ObjectName{m_name.schema, m_name.name + u'_' + column + u"_seq"_s}, LockMode::AccessExclusive);
    }
    void weighDefault(const WrittenConstraint &constraint, const QString &column);

    ForecastWriter &m_writer;
    const ObjectName &m_name;
    const TableShape &m_table;
};

void Alteration::weighDefault(const WrittenConstraint &constraint, const QString &column)
{
    switch (volatilityOf(constraint.sql, m_writer.snapshot(), m_writer.input().target)) {
    case Volatility::Volatile:
        return m_writer.rewriteAll(m_name);
    case Volatility::Unknown:
        return m_writer.open({QT_TRANSLATE_NOOP("app",
                                                "Whether the default of %1 is volatile, which would rewrite the table, "
                                                "depends on a function that is not known here."),
                              {column}});
    case Volatility::Steady:
        return;
    }
}

void Alteration::operator()(const change::AddColumn &added)
{
    const WrittenColumn &column = added.column;
    if (added.ifNotExists && m_table.column(column.name))
        return;
    const auto has = [&column](Kind kind) {
        return std::ranges::any_of(column.constraints, [kind](const auto &one) { return one.kind == kind; });
    };
    const auto type = m_writer.input().schema->findType(column.type.name);
    if (column.type.isSerial || has(Kind::Identity))
        addSequence(column.name);
    if (column.type.isSerial || has(Kind::Identity) || has(Kind::Generated)
        || (type && isConstrained(m_writer.snapshot(), *type)))
        m_writer.rewriteAll(m_name);
    const bool isFilled = column.type.isSerial || has(Kind::Default) || has(Kind::Identity) || has(Kind::Generated);
    if (!isFilled && (has(Kind::NotNull) || has(Kind::PrimaryKey)))
        m_writer.scanAll(m_name);
    for (const WrittenConstraint &constraint : column.constraints) {
        if (constraint.kind == Kind::Default)
            weighDefault(constraint, column.name);
        else
            addConstraint(constraint, column.name, has(Kind::Default));
    }
}

void Alteration::operator()(const change::DropColumn &dropped)
{
    for (const auto &[name, index] : m_table.indexes) {
        if (involves(index, dropped.column))
            m_writer.lockIndex(m_name.schema, name, LockMode::AccessExclusive);
    }
    for (const auto &[name, constraint] : m_table.constraints) {
        if (constraint.kind == ConstraintKind::ForeignKey && constraint.columns.contains(dropped.column))
            m_writer.lock(constraint.referenced, LockMode::AccessExclusive);
    }
    for (const auto &[child, constraint] : referencesTo(m_writer.snapshot(), m_name)) {
        if (dropped.cascade && constraint->referencedColumns.contains(dropped.column))
            m_writer.lock(child, LockMode::AccessExclusive);
    }
}

void Alteration::addKey(const WrittenConstraint &constraint, const QStringList &columns)
{
    if (!constraint.usingIndex.isEmpty()) {
        m_writer.lockIndex(m_name.schema, constraint.usingIndex, LockMode::AccessShare);
        const auto index = m_table.indexes.find(constraint.usingIndex);
        if (constraint.kind == Kind::PrimaryKey && index != m_table.indexes.end()
            && !areNotNull(m_table, index->second.keys))
            m_writer.scanAll(m_name);
        return;
    }
    QString name = constraint.name;
    if (name.isEmpty() && constraint.kind == Kind::PrimaryKey)
        name = m_name.name + u"_pkey"_s;
    else if (name.isEmpty())
        name = (QStringList{m_name.name} + columns).join(u'_')
            + (constraint.kind == Kind::Exclusion ? u"_excl"_s : u"_key"_s);
    m_writer.build(m_name, name);
    m_writer.scanAll(m_name);
}

void Alteration::addForeignKey(const WrittenConstraint &constraint, bool readsRows)
{
    const auto referenced = m_writer.find(constraint.referenced);
    if (constraint.isNotValid || !readsRows || !referenced)
        return;
    m_writer.scanAll(m_name);
    m_writer.scanAll(*referenced);
    // The query that looks for rows without a partner is planned with all their indexes.
    for (const ObjectName &table : {m_name, *referenced})
        m_writer.lockIndexes(table, LockMode::AccessShare);
}

void Alteration::addConstraint(const WrittenConstraint &constraint, const QString &column, bool readsRows)
{
    switch (constraint.kind) {
    case Kind::Check:
        return constraint.isNotValid ? void() : m_writer.scanAll(m_name);
    case Kind::PrimaryKey:
    case Kind::Unique:
    case Kind::Exclusion:
        return addKey(constraint, column.isEmpty() ? constraint.columns : QStringList{column});
    case Kind::ForeignKey:
        return addForeignKey(constraint, readsRows);
    default:
        return;
    }
}

void Alteration::operator()(const change::DropConstraint &dropped)
{
    const auto found = m_table.constraints.find(dropped.name);
    if (found == m_table.constraints.end())
        return;
    if (found->second.kind == ConstraintKind::ForeignKey)
        m_writer.lock(found->second.referenced, LockMode::AccessExclusive);
    for (const auto &[name, index] : m_table.indexes) {
        if (index.constraint == dropped.name)
            m_writer.lockIndex(m_name.schema, name, LockMode::AccessExclusive);
    }
    const bool isKey = found->second.kind == ConstraintKind::PrimaryKey || found->second.kind == ConstraintKind::Unique;
    if (!isKey || !dropped.cascade)
        return;
    for (const auto &[child, constraint] : referencesTo(m_writer.snapshot(), m_name)) {
        const bool pointsAtIt = std::ranges::is_permutation(constraint->referencedColumns, found->second.columns);
        if (pointsAtIt)
            m_writer.lock(child, LockMode::AccessExclusive);
    }
}

void Alteration::operator()(const change::ValidateConstraint &validated)
{
    const auto found = m_table.constraints.find(validated.name);
    if (found == m_table.constraints.end() || found->second.isValid)
        return;
    m_writer.scanAll(m_name);
    if (found->second.kind != ConstraintKind::ForeignKey)
        return;
    const ObjectName &referenced = found->second.referenced;
    m_writer.lock(referenced, LockMode::RowShare);
    m_writer.scanAll(referenced);
    m_writer.lockIndexes(m_name, LockMode::AccessShare);
    m_writer.lockIndexes(referenced, LockMode::AccessShare);
}

void Alteration::operator()(const change::AttachPartition &attached)
{
    const auto partition = m_writer.find(attached.partition);
    const TableShape *shape = partition ? m_writer.table(*partition) : nullptr;
    if (shape && provesBound(*shape, m_table, attached.bound))
        m_writer.forgetScan(*partition);
    else if (partition)
        m_writer.scanAll(*partition);
    if (const auto rest = defaultPartitionOf(m_writer.snapshot(), m_name)) {
        m_writer.lock(*rest, LockMode::AccessExclusive);
        m_writer.scanAll(*rest);
    }
}

/// Those that a partition or a child keeps to itself.
bool recurses(const change::TableCommand &command)
{
    return !std::holds_alternative<change::AttachPartition>(command)
        && !std::holds_alternative<change::DetachPartition>(command)
        && !std::holds_alternative<change::AttachIndex>(command)
        && !std::holds_alternative<change::SetRowSecurity>(command)
        && !std::holds_alternative<change::SetIdentity>(command) && !std::holds_alternative<change::SetLogged>(command)
        && !std::holds_alternative<change::Inherit>(command);
}

}  // namespace

void forecastAlterTable(ForecastWriter &writer, const change::AlterTable &change)
{
    const auto name = writer.find(change.name);
    const TableShape *table = name ? writer.table(*name) : nullptr;
    if (!table)
        return;
    writer.startOver(*name);
    if (writer.input().statement.tag == "ALTER TABLE"_L1)
        writer.settled();  // code that runs statements may have left more open than this one
    Alteration alteration(writer, *name, *table);
    for (const auto &[command, range] : change.commands)
        std::visit(alteration, command);
    const bool goesDeeper
        = std::ranges::any_of(change.commands, [](const auto &entry) { return recurses(entry.first); });
    const auto mode = writer.lockOn(*name);
    if (goesDeeper && mode) {
        for (const ObjectName &descendant : descendantsOf(writer.snapshot(), *name))
            writer.lock(descendant, *mode);
    }
}

}  // namespace lockstep
