// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/schema/catalogtypes.h"

#include <QSet>

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
bool isOtherWord(const QString &name)
{
    static const QSet<QString> names{u"text"_s,
                                     u"uuid"_s,
                                     u"json"_s,
                                     u"jsonb"_s,
                                     u"bytea"_s,
                                     u"date"_s,
                                     u"numeric"_s,
                                     u"bit"_s,
                                     u"interval"_s,
                                     u"inet"_s,
                                     u"cidr"_s,
                                     u"macaddr"_s,
                                     u"macaddr8"_s,
                                     u"money"_s,
                                     u"oid"_s,
                                     u"name"_s,
                                     u"xml"_s,
                                     u"point"_s,
                                     u"line"_s,
                                     u"lseg"_s,
                                     u"box"_s,
                                     u"path"_s,
                                     u"polygon"_s,
                                     u"circle"_s,
                                     u"tsvector"_s,
                                     u"tsquery"_s,
                                     u"regclass"_s,
                                     u"regtype"_s,
                                     u"regproc"_s,
                                     u"void"_s,
                                     u"trigger"_s,
                                     u"record"_s,
                                     u"anyelement"_s,
                                     u"anyarray"_s,
                                     u"event_trigger"_s,
                                     u"int4range"_s,
                                     u"int8range"_s,
                                     u"numrange"_s,
                                     u"tsrange"_s,
                                     u"tstzrange"_s,
                                     u"daterange"_s,
                                     u"xid"_s,
                                     u"cid"_s,
                                     u"tid"_s,
                                     u"pg_lsn"_s,
                                     u"char"_s,
                                     u"internal"_s,
                                     u"cstring"_s,
                                     u"anynonarray"_s,
                                     u"anyenum"_s,
                                     u"anyrange"_s,
                                     u"jsonpath"_s,
                                     u"txid_snapshot"_s,
                                     u"refcursor"_s,
                                     u"int4multirange"_s,
                                     u"tstzmultirange"_s,
                                     u"nummultirange"_s,
                                     u"anycompatible"_s,
                                     u"anycompatiblearray"_s,
                                     u"language_handler"_s};
    return names.contains(name);
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
