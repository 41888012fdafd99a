// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/forecastwriter.h"
#include "app/review/proofs.h"
#include "app/review/viewuse.h"

#include <algorithm>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

/// What goes with a dropped relation is locked as it is; what it points at loses its triggers.
class Dropping
{
public:
    Dropping(ForecastWriter &writer, bool cascade)
        : m_writer(writer)
        , m_cascade(cascade)
    { }

    void table(const ObjectName &name)
    {
        if (!isFirst(name))
            return;
        m_writer.lock(name, LockMode::AccessExclusive);
        m_writer.lockIndexes(name, LockMode::AccessExclusive);
        const TableShape *shape = m_writer.table(name);
        if (!shape)
            return;
        for (const auto &[id, constraint] : shape->constraints) {
            if (constraint.kind == ConstraintKind::ForeignKey)
                m_writer.lock(constraint.referenced, LockMode::AccessExclusive);
        }
        if (shape->partitionOf)
            m_writer.lock(*shape->partitionOf, LockMode::AccessExclusive);
        for (const ObjectName &descendant : descendantsOf(m_writer.snapshot(), name)) {
            if (m_cascade || m_writer.snapshot().tables.at(descendant).partitionOf)
                table(descendant);
        }
        dependents(name);
    }
    void view(const ObjectName &name)
    {
        if (!isFirst(name))
            return;
        m_writer.lock(name, LockMode::AccessExclusive);
        m_writer.lockIndexes(name, LockMode::AccessExclusive);
        dependents(name);
    }

private:
    void dependents(const ObjectName &name)
    {
        if (!m_cascade)
            return;
        for (const auto &[child, constraint] : referencesTo(m_writer.snapshot(), name))
            m_writer.lock(child, LockMode::AccessExclusive);
        for (const ObjectName &user : viewsUsing(m_writer.snapshot(), m_writer.input().target, name))
            view(user);
    }
    bool isFirst(const ObjectName &name) { return m_seen.insert(name).second; }

    ForecastWriter &m_writer;
    bool m_cascade;
    std::set<ObjectName> m_seen;
};

void dropSchema(ForecastWriter &writer, const QString &schema)
{
    Dropping dropping(writer, true);
    for (const auto &[name, shape] : writer.snapshot().tables) {
        if (name.schema == schema)
            dropping.table(name);
    }
    for (const auto &[name, shape] : writer.snapshot().views) {
        if (name.schema == schema)
            dropping.view(name);
    }
    for (const auto &[name, shape] : writer.snapshot().sequences) {
        if (name.schema == schema)
            writer.lock(name, LockMode::AccessExclusive);
    }
}

/// Every table with a column of the type, or of an array of it.
std::vector<ObjectName> tablesUsing(const Snapshot &snapshot, const ObjectName &type)
{
    const QString text = type.display();
    std::vector<ObjectName> found;
    for (const auto &[name, table] : snapshot.tables) {
        if (std::ranges::any_of(table.columns, [&text](const ColumnShape &column) {
                return column.type == text || column.type.startsWith(text + u'[');
            }))
            found.push_back(name);
    }
    return found;
}

void dropType(ForecastWriter &writer, const change::DropObject &change)
{
    const auto type = writer.input().schema->findType(change.name);
    if (!type || !change.cascade)
        return;
    for (const ObjectName &table : tablesUsing(writer.snapshot(), *type))
        writer.lock(table, LockMode::AccessExclusive);
}

void dropIndex(ForecastWriter &writer, const change::DropObject &change)
{
    const bool isConcurrent = writer.input().statement.transaction == TransactionNeed::Outside;
    const LockMode mode = isConcurrent ? LockMode::ShareUpdateExclusive : LockMode::AccessExclusive;
    const auto own = [&](const ObjectName &owner, const auto &indexes) {
        const bool isMeant = change.name.schema.isEmpty() || change.name.schema == owner.schema;
        if (isMeant && indexes.contains(change.name.name))
            writer.lock(owner, mode);
    };
    for (const auto &[name, table] : writer.snapshot().tables)
        own(name, table.indexes);
    for (const auto &[name, view] : writer.snapshot().views)
        own(name, view.indexes);
}

/// ChooseIndexName in indexcmds.c, where nothing has the name already.
QString chosenName(const ObjectName &table, const QStringList &columns)
{
    return (QStringList{table.name} + columns).join(u'_') + u"_idx"_s;
}

/// The indexes that a new table copies: by LIKE … INCLUDING INDEXES, or as a partition.
void copyIndexes(ForecastWriter &writer, const ObjectName &copy, const TableShape &source)
{
    for (const auto &[name, index] : source.indexes) {
        const auto constraint = source.constraints.find(index.constraint);
        QStringList columns;
        for (const QString &key : index.keys)
            columns << (columnOfKey(key, source).isEmpty() ? u"expr"_s : columnOfKey(key, source));
        if (constraint == source.constraints.end())
            writer.build(copy, chosenName(copy, columns));
        else if (constraint->second.kind == ConstraintKind::PrimaryKey)
            writer.build(copy, copy.name + u"_pkey"_s);
        else
            writer.build(copy, (QStringList{copy.name} + columns).join(u'_') + u"_key"_s);
        writer.scan(copy);
    }
}

}  // namespace

void forecastDrop(ForecastWriter &writer, const change::DropObject &change)
{
    const auto relation = writer.find(change.name);
    Dropping dropping(writer, change.cascade);
    if (change.objectKind == "table"_L1 && relation)
        dropping.table(*relation);
    else if ((change.objectKind == "view"_L1 || change.objectKind == "materialized view"_L1) && relation)
        dropping.view(*relation);
    else if (change.objectKind == "index"_L1)
        dropIndex(writer, change);
    else if (change.objectKind == "schema"_L1 && change.cascade)
        dropSchema(writer, change.name.name);
    else if (change.objectKind == "type"_L1 || change.objectKind == "domain"_L1)
        dropType(writer, change);
}

void forecastCreateTable(ForecastWriter &writer, const change::CreateTable &change)
{
    const ObjectName made{change.name.schema.isEmpty() ? u"public"_s : change.name.schema, change.name.name};
    if (writer.find(change.name))
        return;
    using Kind = WrittenConstraint::Kind;
    const auto addKey = [&](const WrittenConstraint &constraint, const QStringList &columns) {
        const bool isKey = constraint.kind == Kind::PrimaryKey || constraint.kind == Kind::Unique;
        if (!isKey)
            return;
        const QString suffix = constraint.kind == Kind::PrimaryKey ? u"_pkey"_s : u'_' + columns.join(u'_') + u"_key"_s;
        writer.build(made, constraint.name.isEmpty() ? made.name + suffix : constraint.name);
    };
    for (const WrittenConstraint &constraint : change.constraints)
        addKey(constraint, constraint.columns);
    for (const WrittenColumn &column : change.columns) {
        for (const WrittenConstraint &constraint : column.constraints)
            addKey(constraint, {column.name});
    }
    for (const change::CreateTable::Like &like : change.likes) {
        const auto source = writer.find(like.source);
        const TableShape *shape = source ? writer.table(*source) : nullptr;
        if (shape && (like.including.contains(u"indexes"_s) || like.including.contains(u"all"_s)))
            copyIndexes(writer, made, *shape);
    }
    const auto parent = change.partitionOf ? writer.find(*change.partitionOf) : std::nullopt;
    if (!parent)
        return;
    if (const TableShape *shape = writer.table(*parent))
        copyIndexes(writer, made, *shape);
    if (const auto rest = defaultPartitionOf(writer.snapshot(), *parent)) {
        writer.lock(*rest, LockMode::AccessExclusive);
        writer.scanAll(*rest);
    }
}

void forecastCreateIndex(ForecastWriter &writer, const change::CreateIndex &change)
{
    const auto name = writer.find(change.relation);
    const TableShape *table = name ? writer.table(*name) : nullptr;
    if (!name)
        return;
    QStringList columns;
    for (const WrittenIndexKey &key : change.keys)
        columns << key.chosenName;
    const QString index = change.name.isEmpty() ? chosenName(*name, columns) : change.name;
    writer.forgetBuild(change.name);
    const bool isWhole = table && table->kind == TableKind::Partitioned;
    if (!isWhole) {
        writer.build(*name, index);
        return;
    }
    // The partitioned table's own index holds nothing.
    writer.forgetScan(*name);
    writer.lockIndex(name->schema, index, LockMode::AccessExclusive);
    if (change.isOnly)
        return;
    for (const ObjectName &partition : descendantsOf(writer.snapshot(), *name)) {
        writer.lock(partition, LockMode::Share);
        const TableShape *shape = writer.table(partition);
        if (!shape || shape->kind != TableKind::Ordinary)
            continue;
        writer.scan(partition);
        writer.build(partition, chosenName(partition, columns));
    }
}

void forecastDomain(ForecastWriter &writer, const change::AlterDomain &change)
{
    const auto *set = std::get_if<change::SetNotNull>(&change.command);
    const auto *added = std::get_if<change::AddConstraint>(&change.command);
    const bool reads = (set && set->isNotNull) || (added && !added->constraint.isNotValid)
        || std::holds_alternative<change::ValidateConstraint>(change.command);
    const auto domain = writer.input().schema->findType(change.name);
    if (!reads || !domain)
        return;
    for (const ObjectName &table : tablesUsing(writer.snapshot(), *domain)) {
        writer.lock(table, LockMode::Share);
        writer.scanAll(table);
    }
}

}  // namespace lockstep
