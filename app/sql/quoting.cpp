// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sql/quoting.h"

#include <QByteArrayList>

#include <algorithm>
#include <array>
#include <string_view>

namespace lockstep {
namespace {

// Every word but the unreserved ones: pg_get_keywords() of PostgreSQL 15, and what 16 to 18 added to it.
// clang-format off
constexpr auto keywords = std::to_array<std::string_view>({
    "all", "analyse", "analyze", "and", "any", "array", "as", "asc", "asymmetric", "authorization", "between",
    "bigint", "binary", "bit", "boolean", "both", "case", "cast", "char", "character", "check", "coalesce",
    "collate", "collation", "column", "concurrently", "constraint", "create", "cross", "current_catalog",
    "current_date", "current_role", "current_schema", "current_time", "current_timestamp", "current_user",
    "dec", "decimal", "default", "deferrable", "desc", "distinct", "do", "else", "end", "except", "exists",
    "extract", "false", "fetch", "float", "for", "foreign", "freeze", "from", "full", "grant", "greatest",
    "group", "grouping", "having", "ilike", "in", "initially", "inner", "inout", "int", "integer", "intersect",
    "interval", "into", "is", "isnull", "join", "json", "json_array", "json_arrayagg", "json_exists",
    "json_object", "json_objectagg", "json_query", "json_scalar", "json_serialize", "json_table", "json_value",
    "lateral", "leading", "least", "left", "like", "limit", "localtime", "localtimestamp", "merge_action",
    "national", "natural", "nchar", "none", "normalize", "not", "notnull", "null", "nullif", "numeric",
    "offset", "on", "only", "or", "order", "out", "outer", "overlaps", "overlay", "placing", "position",
    "precision", "primary", "real", "references", "returning", "right", "row", "select", "session_user",
    "setof", "similar", "smallint", "some", "substring", "symmetric", "system_user", "table", "tablesample",
    "then", "time", "timestamp", "to", "trailing", "treat", "trim", "true", "union", "unique", "user", "using",
    "values", "varchar", "variadic", "verbose", "when", "where", "window", "with", "xmlattributes", "xmlconcat",
    "xmlelement", "xmlexists", "xmlforest", "xmlnamespaces", "xmlparse", "xmlpi", "xmlroot", "xmlserialize",
    "xmltable"});
// clang-format on
static_assert(std::is_sorted(keywords.begin(), keywords.end()));

bool isPlain(const QByteArray &name)
{
    const auto isLetter = [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; };
    const auto isFollower = [&](char c) { return isLetter(c) || (c >= '0' && c <= '9'); };
    return !name.isEmpty() && isLetter(name[0]) && std::all_of(name.begin(), name.end(), isFollower);
}

}  // namespace

QString joinedIdentifiers(const QStringList &identifiers)
{
    const auto isUnclear = [](const QString &identifier) {
        return identifier.contains(u'.') || identifier.contains(u'"') || identifier.contains(u'(');
    };
    if (std::none_of(identifiers.begin(), identifiers.end(), isUnclear))
        return identifiers.join(u'.');
    QStringList quoted;
    for (QString identifier : identifiers)
        quoted << u'"' + identifier.replace(u'"', QStringLiteral("\"\"")) + u'"';
    return quoted.join(u'.');
}

QStringList identifiersOf(const QString &name)
{
    if (!name.contains(u'"') && !name.contains(u'('))
        return name.split(u'.');
    QStringList identifiers(1);
    bool isQuoted = false;
    for (qsizetype at = 0; at < name.size(); ++at) {
        const QChar each = name[at];
        if (each == u'"') {
            const bool isDoubled = isQuoted && at + 1 < name.size() && name[at + 1] == u'"';
            isQuoted = isDoubled ? isQuoted : !isQuoted;
            if (!isDoubled)
                continue;
            ++at;
        }
        if (!isQuoted && each == u'(')
            break;
        if (!isQuoted && each == u'.')
            identifiers.append(QString());
        else
            identifiers.back() += each;
    }
    return identifiers;
}

QString ownName(const QString &name)
{
    return identifiersOf(name).back();
}

QString holderOf(const QString &name)
{
    QStringList identifiers = identifiersOf(name);
    identifiers.removeLast();
    return joinedIdentifiers(identifiers);
}

bool hasParameterTypes(const QString &name)
{
    bool isQuoted = false;
    return std::any_of(name.begin(), name.end(), [&isQuoted](QChar each) {
        isQuoted = isQuoted != (each == u'"');
        return !isQuoted && each == u'(';
    });
}

bool mayBeSameName(const QStringList &left, const QStringList &right)
{
    const QStringList &longer = left.size() < right.size() ? right : left;
    const QStringList &shorter = left.size() < right.size() ? left : right;
    return std::equal(shorter.rbegin(), shorter.rend(), longer.rbegin());
}

bool mayBeSameName(const QString &left, const QString &right)
{
    return mayBeSameName(identifiersOf(left), identifiersOf(right));
}

QByteArray quotedIdentifier(const QString &name)
{
    QByteArray text = name.toUtf8();
    const bool isKeyword = std::binary_search(keywords.begin(), keywords.end(), std::string_view(text));
    if (isPlain(text) && !isKeyword)
        return text;
    return '"' + text.replace('"', "\"\"") + '"';
}

QByteArray quotedName(const QString &name)
{
    if (name.contains(u'"'))
        return name.toUtf8();
    const qsizetype bracket = name.indexOf(u'(');
    QByteArrayList parts;
    const QStringList identifiers = name.left(bracket).split(u'.');
    for (const QString &identifier : identifiers)
        parts << quotedIdentifier(identifier);
    return parts.join('.') + (bracket < 0 ? QByteArray() : name.mid(bracket).toUtf8());
}

QByteArray quotedLiteral(const QString &text)
{
    QByteArray quoted = text.toUtf8().replace('\'', "''");
    if (!quoted.contains('\\'))
        return '\'' + quoted + '\'';
    return "E'" + quoted.replace('\\', "\\\\") + '\'';
}

}  // namespace lockstep
