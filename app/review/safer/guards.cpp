// SPDX-License-Identifier: GPL-3.0-or-later

// A limit to waiting, and statements that may run twice.

#include "app/review/safer/forms.h"
#include "app/sql/tokenstream.h"
#include "app/sql/words.h"

#include <algorithm>

namespace lockstep::safer {

namespace {

/// Words that may stand between a command and the name of what it is about.
const QByteArrayList kinds{"TABLE",        "INDEX",  "VIEW",       "MATERIALIZED", "SEQUENCE",  "SCHEMA",
                           "TYPE",         "DOMAIN", "FUNCTION",   "PROCEDURE",    "TRIGGER",   "POLICY",
                           "EXTENSION",    "COLUMN", "CONSTRAINT", "FOREIGN",      "AGGREGATE", "ROUTINE",
                           "CONCURRENTLY", "RULE",   "STATISTICS", "ROLE"};

/// Behind the words of the first DROP in the clause, or behind CREATE SCHEMA or EXTENSION, whose definition cannot be
/// another one that IF NOT EXISTS would hide. -1: nowhere.
qsizetype placeOfGuard(const QByteArray &clause, QByteArray &guard)
{
    TokenStream tokens(clause);
    QByteArray command;
    qsizetype end = -1;
    while (const auto token = tokens.next()) {
        const QByteArray word = wordAt(clause, *token);
        if (command.isEmpty() && (word == "DROP" || word == "CREATE")) {
            command = word;
        } else if (command == "DROP" && kinds.contains(word)) {
            end = token->range.end;
        } else if (command == "CREATE" && (word == "SCHEMA" || word == "EXTENSION")) {
            end = token->range.end;
            break;
        } else if (!command.isEmpty()) {
            break;
        }
    }
    guard = command == "DROP" ? " IF EXISTS" : " IF NOT EXISTS";
    return end;
}

}  // namespace

/// A line above the statement.
Form limitWait(const Place &place)
{
    const qsizetype begin = place.statement().range.begin;
    return SaferForm{{begin, begin}, "SET lock_timeout = '5s';\n"};
}

/// IF EXISTS, and IF NOT EXISTS only where it hides no other definition.
Form ifExists(const Place &place)
{
    const auto &effects = place.effects().effects;
    const bool hasOne
        = std::ranges::count_if(effects, [](const Effect &one) { return one.within == Within::Nothing; }) == 1;
    const QByteArray sql = place.statementText();
    QByteArray guard;
    const qsizetype at = hasOne ? placeOfGuard(sql, guard) : -1;
    if (at < 0)
        return std::nullopt;
    return SaferForm{place.statement().range, sql.left(at) + guard + sql.mid(at)};
}

}  // namespace lockstep::safer
