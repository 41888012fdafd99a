// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Inside the room: a snapshot's values as the SQL that makes them. No semicolons.

#include "app/schema/snapshot.h"

namespace lockstep {

/// A name for use in SQL, quoted where need be, without the schema where it is public. A function's goes on with its
/// argument types.
QString sqlName(const ObjectName &name);
QString sqlName(const QString &identifier);
QString sqlNames(const QStringList &identifiers);

/// As in CREATE TABLE and ADD COLUMN.
QString sqlOf(const ColumnShape &column);
/// The same as a serial column, which brings its sequence.
QString serialSqlOf(const ColumnShape &column);
/// "CONSTRAINT name …"; of a key's index come INCLUDE and NULLS NOT DISTINCT.
QString sqlOf(const ConstraintShape &constraint, const IndexShape *index);
QString sqlOf(const ObjectName &relation, const TableShape *table, const IndexShape &index);
QString sqlOf(const ObjectName &table, const PolicyShape &policy);
QString sqlOf(const ObjectName &name, const ViewShape &view);
/// Empty for a range type, of which a snapshot does not hold all.
QString sqlOf(const ObjectName &name, const TypeShape &type);
/// Empty where the body is not known.
QString sqlOf(const ObjectName &name, const FunctionShape &function);
QString labelsSql(const QStringList &labels);

}  // namespace lockstep
