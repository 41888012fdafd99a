// SPDX-License-Identifier: GPL-3.0-or-later

// How the tables at the end of the history are described, laid out and protected.

#include "app/review/hits.h"
#include "app/review/rules/history.h"
#include "app/sql/quoting.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep::rules {

using namespace Qt::StringLiterals;

namespace {

QSet<QString> commentedNames(const HistoryInput &input)
{
    QSet<QString> names;
    for (const AnalysedScript &script : input.scripts) {
        for (const StatementEffects &statement : script.effects) {
            for (const Effect &effect : statement.effects) {
                if (effect.objectKind == "comment"_L1)
                    names.insert(ownName(effect.object));
            }
        }
    }
    return names;
}

bool isOwn(const TableShape &table)
{
    return table.origin.migration >= 0 && !table.partitionOf;
}

std::vector<HistoryHit> checkComments(const HistoryInput &input)
{
    std::vector<HistoryHit> hits;
    const QSet<QString> commented = commentedNames(input);
    for (const auto &[name, table] : input.history.schema.tables) {
        if (isOwn(table) && !commented.contains(name.name))
            hits.push_back(hitAt(input, table.origin, name.display(),
                                 {QT_TRANSLATE_NOOP("app", "No file says what %1 is for."), {name.display()}}));
    }
    return hits;
}

/// pg_type.typalign of types of a fixed length, with that length; {0, 0} for others.
std::pair<int, int> layoutOf(const QString &type)
{
    static const QHash<QString, std::pair<int, int>> layouts{
        {u"bigint"_s, {8, 8}},
        {u"double precision"_s, {8, 8}},
        {u"timestamp with time zone"_s, {8, 8}},
        {u"integer"_s, {4, 4}},
        {u"real"_s, {4, 4}},
        {u"timestamp without time zone"_s, {8, 8}},
        {u"date"_s, {4, 4}},
        {u"smallint"_s, {2, 2}},
        {u"boolean"_s, {1, 1}},
        {u"uuid"_s, {1, 16}},
    };
    return layouts.value(type);
}

/// Bytes that a row loses to alignment before its first value of no fixed length.
int paddingOf(const TableShape &table)
{
    int at = 0;
    int padding = 0;
    for (const ColumnShape &column : table.columns) {
        const auto [alignment, length] = layoutOf(column.type);
        if (alignment == 0)
            break;
        const int gap = (alignment - at % alignment) % alignment;
        padding += gap;
        at += gap + length;
    }
    return padding;
}

/// In tables as one statement made them: a column that came later can stand nowhere but behind the others.
std::vector<HistoryHit> checkOrder(const HistoryInput &input)
{
    constexpr int leastPadding = 8;
    std::vector<HistoryHit> hits;
    for (const auto &[name, table] : input.history.schema.tables) {
        const bool isAsMade = std::ranges::all_of(
            table.columns, [made = table.origin](const ColumnShape &column) { return column.origin == made; });
        const int padding = isOwn(table) && isAsMade ? paddingOf(table) : 0;
        if (padding >= leastPadding)
            hits.push_back(hitAt(input, table.origin, name.display(),
                                 {QT_TRANSLATE_NOOP("app", "Every row of %1 has %2 bytes between its columns."),
                                  {name.display(), QString::number(padding)}}));
    }
    return hits;
}

bool hasPermissive(const TableShape &table, const QStringList &commands)
{
    return std::ranges::any_of(table.policies, [&commands](const auto &entry) {
        return entry.second.isPermissive && commands.contains(entry.second.command);
    });
}

std::vector<HistoryHit> checkPolicies(const HistoryInput &input)
{
    std::vector<HistoryHit> hits;
    for (const auto &[name, table] : input.history.schema.tables) {
        if (!table.hasRowSecurity || table.policies.empty())
            continue;
        const bool anyPermissive
            = std::ranges::any_of(table.policies, [](const auto &entry) { return entry.second.isPermissive; });
        const bool isBlind
            = hasPermissive(table, {u"update"_s, u"delete"_s}) && !hasPermissive(table, {u"select"_s, u"all"_s});
        const Origin where = table.policies.begin()->second.origin;
        if (!anyPermissive)
            hits.push_back(hitAt(input, where, name.display(),
                                 {QT_TRANSLATE_NOOP("app",
                                                    "%1 has restrictive policies alone: nobody but its owner "
                                                    "sees a row."),
                                  {name.display()}}));
        else if (isBlind)
            hits.push_back(hitAt(input, where, name.display(),
                                 {QT_TRANSLATE_NOOP("app",
                                                    "Who may change rows of %1 cannot see them: UPDATE and "
                                                    "DELETE find none."),
                                  {name.display()}}));
    }
    return hits;
}

}  // namespace

const HistoryRule commentRequired{
    "comment-required",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "A table without a comment"),
    QT_TRANSLATE_NOOP("app", "Whoever meets it in the database has to ask what it is for."),
    QT_TRANSLATE_NOOP("app", "COMMENT ON TABLE … IS '…'; in the file that makes it."),
    &checkComments,
    Bucket::Advice,
    false,
    0,
    0,
    R"sql(CREATE TABLE notes (id bigint PRIMARY KEY);)sql",
    R"sql(CREATE TABLE notes (id bigint PRIMARY KEY);
COMMENT ON TABLE notes IS 'What people wrote down';)sql",
};

const HistoryRule columnOrder{
    "column-order",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "Columns in an order that wastes space"),
    QT_TRANSLATE_NOOP("app",
                      "PostgreSQL starts each value where its type may start, and leaves the bytes before it "
                      "empty."),
    QT_TRANSLATE_NOOP("app", "The widest types first: bigint and timestamps, then integers, then the others."),
    &checkOrder,
    Bucket::Advice,
    false,
    0,
    0,
    R"sql(CREATE TABLE notes (done boolean, id bigint PRIMARY KEY, hidden boolean, at timestamptz);)sql",
    R"sql(CREATE TABLE notes (id bigint PRIMARY KEY, at timestamptz, done boolean, hidden boolean);)sql",
};

const HistoryRule policyIncomplete{
    "policy-incomplete",
    Severity::Warning,
    QT_TRANSLATE_NOOP("app", "Policies that let nobody in"),
    QT_TRANSLATE_NOOP("app",
                      "Without a permissive policy for SELECT, a statement that looks for rows finds none, and "
                      "no error says so."),
    QT_TRANSLATE_NOOP("app", "CREATE POLICY … FOR SELECT, for the same roles."),
    &checkPolicies,
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(CREATE TABLE notes (id bigint PRIMARY KEY, owner text);
ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON notes FOR UPDATE USING (owner = current_user);)sql",
    R"sql(CREATE TABLE notes (id bigint PRIMARY KEY, owner text);
ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
CREATE POLICY readers ON notes FOR SELECT USING (true);
CREATE POLICY own ON notes FOR UPDATE USING (owner = current_user);)sql",
};

}  // namespace lockstep::rules
