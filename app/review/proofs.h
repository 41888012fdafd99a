// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/schema/snapshot.h"
#include "app/sql/effects.h"

namespace lockstep {

/// A valid CHECK (… IS NOT NULL) or the primary key says that the column has no NULL: PostgreSQL looks at those before
/// it reads the table.
bool provesNotNull(const TableShape &table, const QString &column);

/// Each of these index keys is a column that is NOT NULL, or proved so.
bool areNotNull(const TableShape &table, const QStringList &keys);

/// The column that an index key is; empty for an expression.
QString columnOfKey(const QString &key, const TableShape &table);

/// The index has the column among its keys, its included columns, in an expression or its predicate.
bool involves(const IndexShape &index, const QString &column);
/// Only as an expression's or a predicate's part, which is worked out anew for every row when its type changes.
bool involvesInExpression(const IndexShape &index, const QString &column);

/// The clause of the statement that does this to a column of that name; null where there is none.
const Effect *clauseOn(const StatementEffects &statement, EffectKind kind, const QString &column);

/// The SQL names this column, or any by the same name.
bool names(const QByteArray &sql, const QString &column);

}  // namespace lockstep
