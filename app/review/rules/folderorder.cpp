// SPDX-License-Identifier: GPL-3.0-or-later

// What the files do to each other, and what does not belong among them.

#include "app/review/rules/history.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace lockstep::rules {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype dateDigits = 8;
constexpr int touchesInARow = 3;

/// The running number that the name begins with; -1 for none and for a date.
qint64 runningNumber(const Migration &migration)
{
    static const QRegularExpression form(u"^[VU]?(\\d+)(?=[_.-]|$)"_s);
    const QString digits = form.match(migration.name.section(u'/', -1)).captured(1);
    return digits.isEmpty() || digits.size() >= dateDigits ? -1 : digits.toLongLong();
}

std::vector<HistoryHit> checkGaps(const HistoryInput &input)
{
    std::vector<HistoryHit> hits;
    for (std::size_t index = 1; index < input.migrations.size(); ++index) {
        const qint64 before = runningNumber(input.migrations[index - 1]);
        const qint64 number = runningNumber(input.migrations[index]);
        if (before >= 0 && number > before + 1)
            hits.push_back(hitOnFile(index,
                                     {QT_TRANSLATE_NOOP("app", "Nothing is numbered between %1 and %2."),
                                      {QString::number(before), QString::number(number)}}));
    }
    return hits;
}

/// Reads tables and calls nothing but what adds up.
bool isQuestion(const StatementEffects &statement)
{
    static const QStringList harmless{u"count"_s, u"sum"_s,   u"avg"_s,   u"min"_s,    u"max"_s,    u"now"_s,
                                      u"lower"_s, u"upper"_s, u"round"_s, u"length"_s, u"to_char"_s};
    const bool reads = statement.effects.empty() && !statement.locks.empty()
        && std::ranges::all_of(statement.locks,
                               [](const LockForecast &lock) { return lock.mode == LockMode::AccessShare; });
    return reads && std::ranges::all_of(statement.calls, [](const QString &function) {
               return harmless.contains(function.section(u'.', -1));
           });
}

std::vector<HistoryHit> checkQueries(const HistoryInput &input)
{
    std::vector<HistoryHit> hits;
    for (std::size_t index = 0; index < input.scripts.size(); ++index) {
        const auto &statements = input.scripts[index].effects;
        if (!statements.empty() && std::ranges::all_of(statements, &isQuestion))
            hits.push_back(hitOnFile(index, {QT_TRANSLATE_NOOP("app", "This file only asks, and changes nothing.")}));
    }
    return hits;
}

QSet<QString> lockedTables(const AnalysedScript &script, const QHash<QString, int> &madeFirst, int migration)
{
    QSet<QString> locked;
    for (const StatementEffects &statement : script.effects) {
        for (const LockForecast &lock : statement.locks) {
            const QString name = lock.relation.startsWith("public."_L1) ? lock.relation.mid(7) : lock.relation;
            if (lock.mode == LockMode::AccessExclusive && madeFirst.value(name, -1) < migration)
                locked.insert(name);
        }
    }
    return locked;
}

/// At the third migration in a row.
std::vector<HistoryHit> checkTouches(const HistoryInput &input)
{
    std::vector<HistoryHit> hits;
    QHash<QString, int> inARow;
    for (std::size_t index = 0; index < input.scripts.size(); ++index) {
        const QSet<QString> locked = lockedTables(input.scripts[index], input.history.madeFirst, int(index));
        inARow.removeIf([&locked](const auto &entry) { return !locked.contains(entry.key()); });
        for (const QString &table : locked) {
            if (++inARow[table] == touchesInARow)
                hits.push_back(hitOnFile(
                    index, {QT_TRANSLATE_NOOP("app", "This is the third migration in a row that locks %1."), {table}}));
        }
    }
    std::ranges::sort(hits, {}, [](const HistoryHit &hit) { return hit.hit.message.arguments.front(); });
    return hits;
}

}  // namespace

const HistoryRule numberingGap{
    "gap",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "A number that is left out"),
    QT_TRANSLATE_NOOP("app", "Whoever reads the folder cannot tell a file that was lost from one that never was."),
    QT_TRANSLATE_NOOP("app", "Take the next number, or look for the file that is missing."),
    &checkGaps,
    Bucket::Hygiene,
    false,
    0,
    0,
    R"sql(SELECT 1;
-- next file 0002_add_notes
SELECT 2;
-- next file 0004_add_orders
SELECT 4;)sql",
    R"sql(SELECT 1;
-- next file 0002_add_notes
SELECT 2;
-- next file 0003_add_orders
SELECT 3;)sql",
};

const HistoryRule helperQuery{
    "helper-query-in-folder",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "A question among the migrations"),
    QT_TRANSLATE_NOOP("app", "It runs with every deploy to a new database, is recorded as applied, and does nothing."),
    QT_TRANSLATE_NOOP("app", "Keep queries for people in another folder."),
    &checkQueries,
    Bucket::Hygiene,
    true,
    0,
    0,
    R"sql(CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- next file
SELECT count(*) FROM users WHERE email IS NULL;)sql",
    R"sql(CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- next file
SELECT setval('users_id_seq', (SELECT max(id) FROM users));)sql",
};

const HistoryRule hotTable{
    "hot-table-multi-touch",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "One table locked again and again"),
    QT_TRANSLATE_NOOP("app", "Deployed together, its users are stopped once for each of them."),
    QT_TRANSLATE_NOOP("app", "One migration with all of the table's changes."),
    &checkTouches,
    Bucket::Hazard,
    false,
    0,
    0,
    R"sql(CREATE TABLE users (id bigint PRIMARY KEY);
-- next file
ALTER TABLE users ADD COLUMN a int;
-- next file
ALTER TABLE users ADD COLUMN b int;
-- next file
ALTER TABLE users ADD COLUMN c int;)sql",
    R"sql(CREATE TABLE users (id bigint PRIMARY KEY);
-- next file
ALTER TABLE users ADD COLUMN a int, ADD COLUMN b int, ADD COLUMN c int;)sql",
};

}  // namespace lockstep::rules
