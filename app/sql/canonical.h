// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace lockstep {

/// One text for the many ways in which an expression can be written, by its parse tree: what the server's own
/// pg_get_expr() prints ('new'::character varying, (price > (0)::numeric)) and what a person wrote ('new', price > 0)
/// give the same. Casts of constants, needless parentheses and the schemas public and pg_catalog are left out, names
/// are folded. The text as it is, simplified, where it cannot be parsed. Good for comparing, not for running.
QString canonicalExpression(const QByteArray &sql);

/// The same for a query (a view's).
QString canonicalQuery(const QByteArray &sql);

}  // namespace lockstep
