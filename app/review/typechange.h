// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/schema/replay.h"

#include <QList>
#include <QString>

namespace lockstep {

/// A type's name and its numbers: "numeric", {10, 2}.
struct SizedType
{
    QString name{};
    QList<int> sizes{};
};

/// From format_type()'s text.
SizedType sizedType(const QString &type);

/// What ALTER COLUMN … TYPE without USING does to a table's rows (manual, ALTER TABLE, Notes; measured on PostgreSQL 13
/// to 18).
enum class TypeChangeCost {
    Free,  ///< the values stay as they are on disk
    ByTimeZone,  ///< timestamp to timestamptz: free where the session's time zone is UTC
    Rewrite,
};

/// Both as format_type() prints them.
TypeChangeCost costOfTypeChange(const QString &before, const QString &after);
/// The same where the schema tells what its domains are made of.
TypeChangeCost costOfTypeChange(const QString &before, const QString &after, const Snapshot &schema);

/// An ALTER COLUMN … TYPE in its statement, and the schema that it meets.
struct TypeClause
{
    const StatementEffects &statement;
    const QByteArray &sql;  ///< of the file
    const Replay &schema;
    const QString &before;
    const change::AlterColumnType &change;
};
/// The same with USING, which makes every value anew unless it only repeats the type.
TypeChangeCost costOfClause(const TypeClause &clause);

/// "ALTER COLUMN c TYPE t USING c::t": USING that only repeats what happens without it.
bool isPlainCast(const QByteArray &clause, const QString &column);

}  // namespace lockstep
