// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Inside the room: pieces of the grammar's tree as the values of schemachange.h.

#include "app/sql/names.h"
#include "app/sql/schemachange.h"

namespace lockstep {

WrittenName writtenName(const PgQuery__RangeVar *relation);
/// A list of one to three strings.
WrittenName writtenName(std::span<PgQuery__Node *const> parts);
/// Whatever stands for an object in DROP or RENAME.
WrittenName writtenName(const PgQuery__Node *object);
WrittenType writtenType(const PgQuery__TypeName *type);
std::vector<WrittenType> writtenTypes(std::span<PgQuery__Node *const> types);
WrittenConstraint writtenConstraint(const PgQuery__Constraint &constraint);
/// A column's or a table's constraints; what only qualifies the one before (DEFERRABLE) is put into that one.
std::vector<WrittenConstraint> writtenConstraints(std::span<PgQuery__Node *const> constraints);
WrittenColumn writtenColumn(const PgQuery__ColumnDef &column);
WrittenIndexKey writtenIndexKey(const PgQuery__IndexElem &element);
QStringList stringsOf(std::span<PgQuery__Node *const> list);
/// Role names; "public" for everybody.
QStringList rolesOf(std::span<PgQuery__Node *const> roles);
/// "range (created_at, lower(name))"
QString partitionKeyOf(const PgQuery__PartitionSpec &specification);
QByteArray partitionBoundOf(const PgQuery__PartitionBoundSpec &bound);

/// The node as SQL again: an expression, or a whole query. Empty where the library cannot write it.
QByteArray sqlOf(const PgQuery__Node *node);

}  // namespace lockstep
