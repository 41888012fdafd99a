// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <pg_query/pg_query.pb-c.h>

#include <QString>

#include <span>

namespace lockstep {

/// A protobuf list as a span of node pointers.
inline std::span<PgQuery__Node *const> nodes(PgQuery__Node *const *list, std::size_t count)
{
    return {list, count};
}

QString nameOf(const char *text);
/// An object's name that has no schema, as Effect::object holds it; empty for none.
QString objectNameOf(const char *name);
/// "schema.table", as written.
QString nameOf(const PgQuery__RangeVar *relation);
/// A list of String nodes joined by dots.
QString nameOf(std::span<PgQuery__Node *const> parts);
/// Whatever stands for an object in DROP, COMMENT, RENAME: a list, a string, a type, a function with arguments.
QString nameOf(const PgQuery__Node *object);
/// "table.column".
QString memberOf(const QString &relation, const char *member);
/// A type as one would write it: "varchar(20)", "integer[]".
QString typeText(const PgQuery__TypeName *type);
/// The type's own name without schema and modifiers, as PostgreSQL calls it inside: "int4", "serial".
QString bareTypeName(const PgQuery__TypeName *type);
/// A String node's text; empty for any other node.
QString stringOf(const PgQuery__Node *node);

}  // namespace lockstep
