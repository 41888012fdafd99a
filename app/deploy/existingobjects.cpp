// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/existingobjects.h"

#include "app/sql/quoting.h"

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

QString display(const std::pair<ObjectName, QString> &part)
{
    return part.first.display() + u'.' + part.second;
}

void eraseSequencesOf(Snapshot &catalog, const QString &owner, bool isTable)
{
    std::erase_if(catalog.sequences, [&](const auto &sequence) {
        const QString &by = sequence.second.ownedBy;
        return isTable ? by.startsWith(owner + u'.') : by == owner;
    });
}

void eraseColumn(Snapshot &catalog, const ObjectName &name, const QString &column)
{
    const auto found = catalog.tables.find(name);
    if (found == catalog.tables.end())
        return;
    TableShape &table = found->second;
    std::erase_if(table.columns, [&column](const ColumnShape &one) { return one.name == column; });
    std::erase_if(table.constraints, [&](const auto &one) {
        const bool isOwn = one.second.columns == QStringList{column};
        if (isOwn)
            table.indexes.erase(one.first);
        return isOwn;
    });
    eraseSequencesOf(catalog, display({name, column}), false);
}

}  // namespace

void ExistingObjects::look(const SchemaChange &change, const Replay &replay, const Snapshot &start)
{
    if (const auto *table = std::get_if<change::CreateTable>(&change); table && table->ifNotExists) {
        const auto found = replay.find(table->name);
        if (found && start.tables.contains(*found) && replay.snapshot().tables.contains(*found)
            && replay.snapshot().tables.at(*found).origin.migration < 0)
            m_tables.insert(*found);
    } else if (const auto *sequence = std::get_if<change::CreateSequence>(&change); sequence && sequence->ifNotExists) {
        const auto found = replay.find(sequence->name);
        if (found && start.sequences.contains(*found))
            m_sequences.insert(*found);
    } else if (const auto *view = std::get_if<change::CreateView>(&change); view && view->ifNotExists) {
        const auto found = replay.find(view->name);
        if (found && start.views.contains(*found) && replay.snapshot().views.contains(*found)
            && replay.snapshot().views.at(*found).origin.migration < 0)
            m_views.insert(*found);
    } else if (const auto *altered = std::get_if<change::AlterTable>(&change)) {
        lookForColumns(*altered, replay, start);
    } else if (const auto *index = std::get_if<change::CreateIndex>(&change); index && index->ifNotExists) {
        lookForIndex(*index, replay, start);
    }
}

void ExistingObjects::lookForColumns(const change::AlterTable &change, const Replay &replay, const Snapshot &start)
{
    const auto name = replay.find(change.name);
    const auto table = name ? replay.snapshot().tables.find(*name) : replay.snapshot().tables.end();
    if (table == replay.snapshot().tables.end() || !start.tables.contains(*name))
        return;
    for (const auto &[command, range] : change.commands) {
        const auto *added = std::get_if<change::AddColumn>(&command);
        const ColumnShape *column = added && added->ifNotExists ? table->second.column(added->column.name) : nullptr;
        if (column && column->origin.migration < 0 && start.tables.at(*name).column(column->name))
            m_columns.insert({*name, column->name});
    }
}

void ExistingObjects::lookForIndex(const change::CreateIndex &change, const Replay &replay, const Snapshot &start)
{
    const auto relation = replay.find(change.relation);
    if (!relation || change.name.isEmpty())
        return;
    // An index of that name in the schema stands in the way, whichever table it is on.
    for (const auto &[name, table] : replay.snapshot().tables) {
        const auto index = name.schema == relation->schema ? table.indexes.find(change.name) : table.indexes.end();
        if (index == table.indexes.end() || index->second.origin.migration >= 0)
            continue;
        const auto before = start.tables.find(name);
        if (before != start.tables.end() && before->second.indexes.contains(change.name)) {
            m_indexes.insert({name, change.name});
            m_indexes.insert({*relation, change.name});
        }
    }
}

QStringList ExistingObjects::names() const
{
    QStringList all;
    for (const auto *objects : {&m_tables, &m_sequences, &m_views})
        std::ranges::transform(*objects, std::back_inserter(all), &ObjectName::display);
    for (const auto *parts : {&m_columns, &m_indexes})
        std::ranges::transform(*parts, std::back_inserter(all), display);
    return all;
}

std::set<ObjectName> ExistingObjects::holders() const
{
    std::set<ObjectName> all = m_tables;
    all.insert(m_sequences.begin(), m_sequences.end());
    all.insert(m_views.begin(), m_views.end());
    for (const auto *parts : {&m_columns, &m_indexes}) {
        for (const Part &part : *parts)
            all.insert(part.first);
    }
    return all;
}

Snapshot ExistingObjects::without(Snapshot catalog) const
{
    for (const ObjectName &name : m_tables) {
        catalog.tables.erase(name);
        eraseSequencesOf(catalog, name.display(), true);
    }
    for (const ObjectName &name : m_sequences)
        catalog.sequences.erase(name);
    for (const ObjectName &name : m_views)
        catalog.views.erase(name);
    for (const auto &[name, column] : m_columns)
        eraseColumn(catalog, name, column);
    for (const auto &[name, index] : m_indexes) {
        if (const auto table = catalog.tables.find(name); table != catalog.tables.end())
            table->second.indexes.erase(index);
    }
    return catalog;
}

}  // namespace lockstep
