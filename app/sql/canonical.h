// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace lockstep {

/// One text for the many ways in which PostgreSQL lets an expression be written, made from its parse tree: what the
/// server's pg_get_expr() prints (((price)::numeric > (0)::numeric), 'new'::character varying) and what a person wrote
/// (price > 0, 'new') give the same. For comparing alone: it is no SQL.
///
/// Left out: parentheses, casts of constants and those that the server adds by itself (to text, numeric, bigint, …),
/// the qualification of columns and functions, aliases of results; IN is = ANY, BETWEEN two comparisons. What cannot be
/// parsed is its own text with white space simplified.
QByteArray canonicalExpression(const QByteArray &sql);

/// The same for a whole query.
QByteArray canonicalQuery(const QByteArray &sql);

}  // namespace lockstep
