// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace lockstep {

/// Double-quotes an identifier where it needs it; 'quotes' a literal, with E'' only where a backslash asks for it.
QByteArray quotedIdentifier(const QString &name);
QByteArray quotedLiteral(const QString &text);
/// A name of bare identifiers joined by dots, as Effect::object holds it, as SQL: public.User is public."User". A name
/// with a double quote in it is SQL already and stays; a routine's parameter types stay too: "f(integer)".
QByteArray quotedName(const QString &name);

}  // namespace lockstep
