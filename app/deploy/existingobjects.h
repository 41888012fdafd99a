// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/schema/replay.h"

#include <set>

namespace lockstep {

/// What statements with IF NOT EXISTS find there already, where no statement before them made it.
class ExistingObjects
{
public:
    /// To be called before the change is applied; `start` is the catalog that the replay began with.
    void look(const SchemaChange &change, const Replay &replay, const Snapshot &start);

    bool isEmpty() const
    {
        return m_tables.empty() && m_columns.empty() && m_indexes.empty() && m_sequences.empty() && m_views.empty();
    }
    /// As people see them: "shop.orders", "orders.note", "orders.orders_note_idx".
    QStringList names() const;
    /// The tables, views and sequences that they are or hang from.
    std::set<ObjectName> holders() const;
    /// The catalog without them and what was made along with them: keys, checks and sequences of a column.
    Snapshot without(Snapshot catalog) const;

private:
    using Part = std::pair<ObjectName, QString>;

    void lookForColumns(const change::AlterTable &change, const Replay &replay, const Snapshot &start);
    void lookForIndex(const change::CreateIndex &change, const Replay &replay, const Snapshot &start);

    std::set<ObjectName> m_tables;
    std::set<ObjectName> m_sequences;
    std::set<ObjectName> m_views;
    std::set<Part> m_columns;
    std::set<Part> m_indexes;
};

}  // namespace lockstep
