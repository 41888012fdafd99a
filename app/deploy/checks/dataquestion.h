// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A condition that a statement of the plan makes of the rows that are there, as a question to the target.

#include "app/deploy/checks/planned.h"

namespace lockstep {

struct DataQuestion
{
    enum class Kind { Null, Required, Duplicate, Orphan, Check, Type, Partition, Exclusion };
    Kind kind{};
    QString place{};  ///< "migrations/3_x.sql:12"
    QString subject{};  ///< "public.users.email", as the target has it now
    Message rows{};  ///< what is wrong with %n of its rows
    ObjectName relation{};  ///< as it is called now
    QStringList columns{};  ///< that the condition is about, as they are called now
    ObjectName pointsAt{};  ///< of a foreign key
    QByteArray where{};  ///< which rows of `relation`, called r, break the condition
    QStringList shown{};  ///< columns of a row to name it by
    QByteArrayList grouped{};  ///< expressions that must not be alike in two rows; empty: rows are looked at singly
    bool isMended = false;  ///< the plan writes there before
    bool isUncertain = false;  ///< the statement may not run, or does something of its own about such rows
};

/// How many rows break the condition, by a single look at the table: no farther than rowsCounted of them, and in a
/// sample where the table is very large.
struct DataAnswer
{
    qint64 rows = 0;
    QString samples{};  ///< up to five, values cut short, passwords masked
    bool isSampled = false;
};
inline constexpr qint64 rowsCounted = 10'000;
/// From this many rows on a table is looked at in part.
inline constexpr qint64 rowsRead = 2'000'000;

Result<DataAnswer> ask(Session &session, const DataQuestion &question, qint64 estimatedRows, const JobContext &context);

/// "public"."users".
QByteArray qualifiedSql(const ObjectName &name);

}  // namespace lockstep
