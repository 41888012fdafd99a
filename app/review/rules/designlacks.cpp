// SPDX-License-Identifier: GPL-3.0-or-later

// What the schema lacks at the end of the history.

#include "app/review/rules/history.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace lockstep::rules {

using namespace Qt::StringLiterals;

namespace {

bool isOwn(const TableShape &table)
{
    return table.origin.migration >= 0 && table.kind != TableKind::Foreign && !table.partitionOf;
}

std::vector<HistoryHit> checkPrimaryKey(const HistoryInput &input)
{
    std::vector<HistoryHit> hits;
    for (const auto &[name, table] : input.history.schema.tables) {
        const bool hasKey = std::ranges::any_of(
            table.constraints, [](const auto &entry) { return entry.second.kind == ConstraintKind::PrimaryKey; });
        if (isOwn(table) && !hasKey && table.parents.empty())
            hits.push_back(hitAt(input, table.origin, name.display(),
                                 {QT_TRANSLATE_NOOP("app", "%1 has no primary key."), {name.display()}}));
    }
    return hits;
}

/// An index that begins with these columns, in whatever order they are among themselves.
bool hasIndexOn(const TableShape &table, const QStringList &columns)
{
    return std::ranges::any_of(table.indexes, [&columns](const auto &entry) {
        const IndexShape &index = entry.second;
        if (!index.predicate.isEmpty() || index.keys.size() < columns.size())
            return false;
        return std::ranges::all_of(index.keys.first(columns.size()), [&columns](const QString &key) {
            return columns.contains(key.section(u' ', 0, 0).remove(u'"'));
        });
    });
}

std::vector<HistoryHit> checkForeignKeys(const HistoryInput &input)
{
    std::vector<HistoryHit> hits;
    for (const auto &[name, table] : input.history.schema.tables) {
        for (const auto &[constraintName, constraint] : table.constraints) {
            if (!isOwn(table) || constraint.kind != ConstraintKind::ForeignKey || hasIndexOn(table, constraint.columns))
                continue;
            hits.push_back(hitAt(input, constraint.origin, name.display() + u'.' + constraintName,
                                 {QT_TRANSLATE_NOOP("app", "No index of %1 begins with %2."),
                                  {name.display(), constraint.columns.join(u", "_s)}}));
        }
    }
    return hits;
}

/// Whether `wide` does all that `narrow` does.
bool covers(const IndexShape &wide, const IndexShape &narrow)
{
    const bool isLonger = wide.keys.size() > narrow.keys.size()
        || (wide.keys.size() == narrow.keys.size() && (wide.isUnique || wide.name < narrow.name));
    return isLonger && !narrow.isUnique && narrow.constraint.isEmpty() && narrow.method == "btree"_L1
        && wide.method == narrow.method && narrow.included.isEmpty() && wide.predicate == narrow.predicate
        && wide.keys.first(narrow.keys.size()) == narrow.keys;
}

std::vector<HistoryHit> checkRedundant(const HistoryInput &input)
{
    std::vector<HistoryHit> hits;
    for (const auto &[name, table] : input.history.schema.tables) {
        for (const auto &narrow : table.indexes) {
            const QString &indexName = narrow.first;
            const IndexShape &index = narrow.second;
            const auto wide = std::ranges::find_if(table.indexes,
                                                   [&index](const auto &entry) { return covers(entry.second, index); });
            if (isOwn(table) && wide != table.indexes.end())
                hits.push_back(
                    hitAt(input, index.origin, indexName,
                          {QT_TRANSLATE_NOOP("app", "%1 begins with all that %2 has."), {wide->first, indexName}}));
        }
    }
    return hits;
}

/// "… TO ('2026-01-01')": a day as the upper bound.
QString lastDay(const QString &bound)
{
    static const QRegularExpression form(u"\\bTO\\s*\\(\\s*'(\\d{4}-\\d\\d-\\d\\d)[^']*'[^,]*\\)\\s*$"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    return form.match(bound).captured(1);
}

/// The day after the last partition's; empty where some partition is open, or bounded by something else.
QString partitionedUntil(const Snapshot &schema, const ObjectName &parent)
{
    QString until;
    for (const auto &[name, table] : schema.tables) {
        if (table.partitionOf != parent)
            continue;
        const QString last = lastDay(table.partitionBound);
        if (last.isEmpty())
            return {};
        until = std::max(until, last);
    }
    return until;
}

/// Something in the database makes partitions: an extension for it, or a function's body.
bool hasMaker(const Snapshot &schema)
{
    const bool isManaged = schema.extensions.contains(u"pg_partman"_s) || schema.extensions.contains(u"timescaledb"_s);
    return isManaged || std::ranges::any_of(schema.functions, [](const auto &entry) {
               return entry.second.body.contains("PARTITION OF"_L1, Qt::CaseInsensitive)
                   || entry.second.body.contains("ATTACH PARTITION"_L1, Qt::CaseInsensitive);
           });
}

std::vector<HistoryHit> checkPartitions(const HistoryInput &input)
{
    std::vector<HistoryHit> hits;
    if (hasMaker(input.history.schema))
        return hits;
    for (const auto &[name, table] : input.history.schema.tables) {
        if (!table.partitionKey.startsWith("range"_L1, Qt::CaseInsensitive))
            continue;
        if (const QString until = partitionedUntil(input.history.schema, name); !until.isEmpty())
            hits.push_back(hitAt(
                input, table.origin, name.display(),
                {QT_TRANSLATE_NOOP("app", "No partition of %1 takes rows from %2 on."), {name.display(), until}}));
    }
    return hits;
}

}  // namespace

const HistoryRule partitionsRunOut{
    "partitions-run-out",
    Severity::Warning,
    QT_TRANSLATE_NOOP("app", "Partitions up to a day, and nothing that makes the next"),
    QT_TRANSLATE_NOOP("app", "From that day on every INSERT fails. Unless some program makes partitions in time."),
    QT_TRANSLATE_NOOP("app", "Have a job make them (pg_partman, a function), or add a DEFAULT partition."),
    &checkPartitions,
    Bucket::Hygiene,
    true,
    0,
    0,
    R"sql(CREATE TABLE events (at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE events_2026 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');)sql",
    R"sql(CREATE TABLE events (at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE events_2026 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE TABLE events_rest PARTITION OF events DEFAULT;)sql",
};

const HistoryRule noPrimaryKey{
    "no-primary-key",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "A table without a primary key"),
    QT_TRANSLATE_NOOP("app", "No statement can name one row, and logical replication refuses its UPDATE and DELETE."),
    QT_TRANSLATE_NOOP("app", "Give it one."),
    &checkPrimaryKey,
    Bucket::Advice,
    false,
    0,
    0,
    R"sql(CREATE TABLE log (line text);)sql",
    R"sql(CREATE TABLE log (line text);
-- next file
ALTER TABLE log ADD COLUMN id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY;)sql",
};

const HistoryRule foreignKeyWithoutIndex{
    "fk-missing-index",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "A foreign key without an index"),
    QT_TRANSLATE_NOOP("app", "Deleting or renumbering what is referenced reads the whole table each time."),
    QT_TRANSLATE_NOOP("app", "CREATE INDEX CONCURRENTLY on the foreign key's columns."),
    &checkForeignKeys,
    Bucket::Advice,
    false,
    0,
    0,
    R"sql(CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint REFERENCES users (id));)sql",
    R"sql(CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint REFERENCES users (id));
CREATE INDEX orders_user ON orders (user_id);)sql",
};

const HistoryRule redundantIndex{
    "redundant-index",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "An index that another one makes superfluous"),
    QT_TRANSLATE_NOOP("app", "Every write keeps both, and no query needs the shorter one."),
    QT_TRANSLATE_NOOP("app", "DROP INDEX CONCURRENTLY."),
    &checkRedundant,
    Bucket::Advice,
    false,
    0,
    0,
    R"sql(CREATE TABLE users (id bigint PRIMARY KEY, email text, name text);
CREATE INDEX users_email ON users (email);
CREATE INDEX users_email_name ON users (email, name);)sql",
    R"sql(CREATE TABLE users (id bigint PRIMARY KEY, email text, name text);
CREATE INDEX users_name ON users (name);
CREATE INDEX users_email_name ON users (email, name);)sql",
};

}  // namespace lockstep::rules
