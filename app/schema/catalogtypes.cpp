// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/schema/catalogtypes.h"

#include <QSet>
#include <QStringList>

#include <algorithm>
#include <array>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// The grammar's inner names and what format_type() prints, with where the modifiers go.
struct TypeRow
{
    const char *name;
    const char *before;
    const char *after;
};
constexpr std::array typeRows{
    TypeRow{"int2", "smallint", ""},
    TypeRow{"int4", "integer", ""},
    TypeRow{"int8", "bigint", ""},
    TypeRow{"float4", "real", ""},
    TypeRow{"float8", "double precision", ""},
    TypeRow{"bool", "boolean", ""},
    TypeRow{"varchar", "character varying", ""},
    TypeRow{"bpchar", "character", ""},
    TypeRow{"varbit", "bit varying", ""},
    TypeRow{"timestamptz", "timestamp", " with time zone"},
    TypeRow{"timestamp", "timestamp", " without time zone"},
    TypeRow{"timetz", "time", " with time zone"},
    TypeRow{"time", "time", " without time zone"},
    TypeRow{"decimal", "numeric", ""},
};

/// Other words of the catalog itself.
constexpr auto otherWords
    = "text uuid json jsonb bytea date numeric bit interval inet cidr macaddr macaddr8 money oid name xml "
      "point line lseg box path polygon circle tsvector tsquery regclass regtype regproc void trigger "
      "record anyelement anyarray event_trigger int4range int8range numrange tsrange tstzrange daterange "
      "xid cid tid pg_lsn char internal cstring anynonarray anyenum anyrange jsonpath txid_snapshot "
      "refcursor int4multirange tstzmultirange nummultirange anycompatible anycompatiblearray "
      "language_handler";

bool isOtherWord(const QString &name)
{
    static const QSet<QString> words = [] {
        const QStringList all = QString::fromLatin1(otherWords).split(u' ');
        return QSet<QString>(all.begin(), all.end());
    }();
    return words.contains(name);
}

}  // namespace

bool isCatalogType(const QString &name)
{
    const auto isNamed = [&name](const TypeRow &row) { return name == QLatin1StringView(row.name); };
    return isOtherWord(name) || std::ranges::any_of(typeRows, isNamed);
}

QString catalogTypeText(const QString &name, QString modifiers)
{
    if (name == "numeric"_L1 && !modifiers.isEmpty() && !modifiers.contains(u','))
        modifiers += u",0"_s;
    const QString inParentheses = modifiers.isEmpty() ? QString() : u'(' + modifiers + u')';
    if (name == "interval"_L1)
        return u"interval"_s;  // the field mask among its modifiers is not printed as one
    for (const TypeRow &row : typeRows) {
        if (name == QLatin1StringView(row.name))
            return QString::fromLatin1(row.before) + inParentheses + QString::fromLatin1(row.after);
    }
    return (name == "char"_L1 ? u"\"char\""_s : name) + inParentheses;
}

}  // namespace lockstep
