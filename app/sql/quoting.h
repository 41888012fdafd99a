// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

namespace lockstep {

/// Double-quotes an identifier where it needs it; 'quotes' a literal, with E'' only where a backslash asks for it.
QByteArray quotedIdentifier(const QString &name);
QByteArray quotedLiteral(const QString &text);
/// Identifiers as one name, joined by dots, as Effect::object holds it. Where one of them has a dot, a quote or a
/// bracket in it, all are quoted: the name is SQL then, and still says where one ends.
QString joinedIdentifiers(const QStringList &identifiers);
/// The identifiers of such a name; parameter types behind a routine's name are left out.
QStringList identifiersOf(const QString &name);
/// The last of the identifiers: the object's own name.
QString ownName(const QString &name);
/// All but the last of them: the name of what the object is in.
QString holderOf(const QString &name);
/// Does a routine's name end in its parameter types, "f(integer, text)"?
bool hasParameterTypes(const QString &name);
/// May two names mean one object? "public.users" and "users" may, where only one of them is qualified.
bool mayBeSameName(const QString &left, const QString &right);
bool mayBeSameName(const QStringList &left, const QStringList &right);
/// A name of bare identifiers joined by dots, as Effect::object holds it, as SQL: public.User is public."User". A name
/// with a double quote in it is SQL already and stays; a routine's parameter types stay too: "f(integer)".
QByteArray quotedName(const QString &name);

}  // namespace lockstep
