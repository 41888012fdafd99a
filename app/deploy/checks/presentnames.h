// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/schema/replay.h"

#include <map>

namespace lockstep {

/// What tables and columns that a statement of the plan meets are called on the target now, before any of the plan has
/// run: what an earlier statement makes is not there, what it renames has its old name.
class PresentNames
{
public:
    /// What `statement` changes, by the schema that it meets. To be called before Replay::apply().
    void follow(const StatementEffects &statement, const Replay &schema);

    /// Empty where the plan makes the table.
    std::optional<ObjectName> table(const ObjectName &now) const;
    /// Empty where the plan makes the column, or gives it another type first.
    std::optional<QString> column(const ObjectName &table, const QString &now) const;
    /// SQL over the table's columns as they are called now; empty where one of them is not there yet.
    std::optional<QByteArray> expression(const ObjectName &table, const QByteArray &sql) const;

private:
    struct Names
    {
        std::optional<ObjectName> present{};
        std::map<QString, std::optional<QString>> columns{};  ///< those that are not called as they were
    };

    Names &at(const ObjectName &table);
    void move(const ObjectName &from, const ObjectName &to);
    void follow(const change::CreateTable &made, const Replay &schema);
    void follow(const change::AlterTable &altered, const Replay &schema);
    void follow(const change::Rename &renamed, const Replay &schema);
    void follow(const change::SetSchema &moved, const Replay &schema);
    void follow(const change::DropObject &dropped, const Replay &schema);

    std::map<ObjectName, Names> m_tables;
};

/// The name of a table that a statement makes, as Replay will call it.
ObjectName newTableName(const WrittenName &written);

}  // namespace lockstep
