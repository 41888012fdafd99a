// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

// Parts of the queries in inventoryqueries*.cpp.

namespace lockstep::inventorysql {

/// A name with its schema's, as SQL: of a row of the catalog with the alias `row`, its schema with the alias n.
QByteArray qualified(const QByteArray &nameColumn);
/// In a schema of the database's own (alias n).
QByteArray inOurSchema();
/// No extension's: `oid` is one of `catalog`.
QByteArray notOfExtension(const QByteArray &catalog, const QByteArray &oid);
QByteArray isOurs(const QByteArray &catalog, const QByteArray &oid);
/// Joins the comment as d.description.
QByteArray joinComment(const QByteArray &catalog, const QByteArray &oid, const QByteArray &part = "0");
/// Who it belongs to.
QByteArray owner(const QByteArray &oid);
/// ItemProperty::Privileges: what differs from what `owner` and everybody have by default. `kind`: acldefault()'s
/// letter as SQL, or NULL where the default is nothing at all.
QByteArray privileges(const QByteArray &acl, const QByteArray &kind, const QByteArray &owner);
/// An array of "name=value" as one text, sorted.
QByteArray sortedList(const QByteArray &array);
/// "LABEL = value", NULL where the function's oid is 0.
QByteArray routineClause(const char *label, const QByteArray &oid);

}  // namespace lockstep::inventorysql
