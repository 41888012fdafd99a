// SPDX-License-Identifier: GPL-3.0-or-later

// What the target's statistics say: of values, of rows that a change meets, of indexes that nobody reads.

#include "app/review/extent.h"
#include "app/review/hits.h"
#include "app/review/rules/index.h"
#include "app/review/rules/parts.h"
#include "app/sql/quoting.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace lockstep::rules {

using namespace Qt::StringLiterals;

namespace {

/// Columns that are to have no values twice.
struct UniqueColumns
{
    QString table{};
    QStringList columns{};
    ByteRange range{};
    bool nullsNotDistinct = false;
};

std::vector<UniqueColumns> madeUnique(const RuleInput &input)
{
    std::vector<UniqueColumns> found;
    for (const NewConstraint &added : newConstraints(input)) {
        const WrittenConstraint &constraint = added.constraint;
        const bool isKey = constraint.kind == WrittenConstraint::Kind::Unique
            || constraint.kind == WrittenConstraint::Kind::PrimaryKey;
        if (isKey && constraint.usingIndex.isEmpty() && !constraint.columns.isEmpty())
            found.push_back({writtenText(added.table), constraint.columns, added.range, constraint.nullsNotDistinct});
    }
    eachChange<change::CreateIndex>(input, [&found](const change::CreateIndex &index, ByteRange range) {
        QStringList columns;
        for (const WrittenIndexKey &key : index.keys)
            columns << key.column;
        if (index.isUnique && index.predicate.isEmpty() && !columns.contains(QString()))
            found.push_back({writtenText(index.relation), columns, range, index.nullsNotDistinct});
    });
    return found;
}

/// Somebody has put the rows in order since, or may have.
bool isTidiedBefore(const RuleInput &input, const QString &table)
{
    for (std::size_t i = 0; i < input.statement; ++i) {
        const bool changes = std::ranges::any_of(input.effects[i].effects, [&table](const Effect &effect) {
            const bool isAboutRows = effect.kind >= EffectKind::Truncate && effect.kind <= EffectKind::Insert;
            return (isAboutRows && mayBeSameName(effect.relation, table)) || effect.kind == EffectKind::NotAnalysable;
        });
        if (changes)
            return true;
    }
    return input.filledBefore
        && std::ranges::any_of(*input.filledBefore, [&table](const QString &one) { return mayBeSameName(one, table); });
}

/// By how much the rows are more than there are values to tell them apart: each column has so many, so together they
/// have no more than the product. 0 where nothing is proved.
struct Shortage
{
    double values = 0;
    double rows = 0;
};

std::optional<Shortage> shortageOf(const RuleInput &input, const UniqueColumns &unique)
{
    const RelationFacts *facts = relationFacts(input, unique.table);
    const auto name = input.schema ? input.schema->find(unique.table) : std::nullopt;
    const auto known
        = facts && name ? input.target->columnStatistics.find(*name) : decltype(input.target->columnStatistics.end())();
    if (!facts || !facts->rows || !name || known == input.target->columnStatistics.end())
        return std::nullopt;
    Shortage shortage{1, double(*facts->rows)};
    double nulls = 0;
    for (const QString &column : unique.columns) {
        const auto statistics = known->second.find(column);
        if (statistics == known->second.end())
            return std::nullopt;
        const double distinct = statistics->second.distinct;
        shortage.values *= distinct < 0 ? -distinct * double(*facts->rows) : distinct;
        nulls += statistics->second.nulls;
    }
    if (unique.nullsNotDistinct)
        return std::nullopt;  // as if NULL were one more value: too few cases to be worth the doubt
    shortage.rows *= std::max(0.0, 1 - nulls);
    constexpr double certainty = 0.99;  // the planner's own numbers are rounded
    return shortage.values < shortage.rows * certainty && shortage.rows - shortage.values >= 1 ? std::optional(shortage)
                                                                                               : std::nullopt;
}

QString number(double value)
{
    return QString::number(qint64(std::llround(value)));
}

std::vector<RuleHit> checkUnique(const RuleInput &input)
{
    std::vector<RuleHit> hits;
    if (!input.target || input.target->columnStatistics.empty())
        return hits;
    for (const UniqueColumns &unique : madeUnique(input)) {
        const auto shortage = isTidiedBefore(input, unique.table) ? std::nullopt : shortageOf(input, unique);
        if (shortage)
            hits.push_back(
                {unique.range,
                 unique.table,
                 Within::Nothing,
                 {QT_TRANSLATE_NOOP("app", "The statistics of %1 have about %3 values of (%2) in %4 rows."),
                  {unique.table, unique.columns.join(u", "_s), number(shortage->values), number(shortage->rows)}}});
    }
    return hits;
}

std::vector<RuleHit> checkAffected(const RuleInput &input)
{
    const qint64 most = input.settings ? input.settings->conventions.mostRows : 0;
    if (!input.target || most <= 0)
        return {};
    const QByteArray text = input.script.text(input.script.statements[input.statement]);
    const auto rows = input.target->affectedRows.constFind(text);
    if (rows == input.target->affectedRows.constEnd() || *rows <= most)
        return {};
    return {hitOnStatement(input,
                           {QT_TRANSLATE_NOOP("app",
                                              "The planner expects %1 rows to be changed at once; the project "
                                              "allows %2."),
                            {QString::number(*rows), QString::number(most)}})};
}

/// Plain columns in their plain order.
std::optional<QStringList> plainKeys(const change::CreateIndex &index)
{
    QStringList keys;
    for (const WrittenIndexKey &key : index.keys) {
        if (key.column.isEmpty() || key.isDescending || key.nullsFirst || !key.operatorClass.isEmpty()
            || !key.collation.isEmpty())
            return std::nullopt;
        keys << key.column;
    }
    return keys;
}

bool isDroppedInFile(const RuleInput &input, const QString &index)
{
    return std::ranges::any_of(input.effects, [&index](const StatementEffects &one) {
        return std::ranges::any_of(one.effects, [&index](const Effect &effect) {
            return effect.kind == EffectKind::DropIndex && ownName(effect.object) == index;
        });
    });
}

/// It serves queries alone, and nobody's were served.
bool isIdle(const RuleInput &input, const QString &schema, const IndexShape &index)
{
    const auto scans = input.target->indexScans.find({schema, index.name});
    return !index.isUnique && index.constraint.isEmpty() && index.isValid && index.method == "btree"_L1
        && index.included.isEmpty() && index.predicate.isEmpty() && scans != input.target->indexScans.end()
        && scans->second == 0 && !isDroppedInFile(input, index.name);
}

/// So many reads of the table say that it is in use.
constexpr qint64 leastReads = 100;

std::vector<RuleHit> checkUnused(const RuleInput &input)
{
    std::vector<RuleHit> hits;
    if (!input.target)
        return hits;
    eachChange<change::CreateIndex>(input, [&](const change::CreateIndex &made, ByteRange range) {
        const QString relation = writtenText(made.relation);
        const RelationFacts *facts = relationFacts(input, relation);
        const TableShape *table = facts ? knownTable(input, relation) : nullptr;
        const auto keys = plainKeys(made);
        const bool isPlain = keys && made.predicate.isEmpty() && (made.method.isEmpty() || made.method == "btree"_L1);
        if (!table || !isPlain || facts->reads < leastReads)
            return;
        const QString schema = input.schema->find(relation)->schema;
        for (const auto &[name, index] : table->indexes) {
            const bool isBegun = index.keys.size() <= keys->size() && keys->first(index.keys.size()) == index.keys;
            if (isBegun && isIdle(input, schema, index))
                hits.push_back({range,
                                relation,
                                Within::Nothing,
                                {QT_TRANSLATE_NOOP("app",
                                                   "%1 begins with the same columns (%2), and no query has read "
                                                   "it since the server counts."),
                                 {name, index.keys.join(u", "_s)}}});
        }
    });
    return hits;
}

}  // namespace

const Rule uniqueMayFail{
    "unique-may-fail-on-data",
    Severity::Warning,
    QT_TRANSLATE_NOOP("app", "Unique, over rows that are not"),
    QT_TRANSLATE_NOOP("app",
                      "There are fewer values than rows, so some stand there twice: the statement fails at the first "
                      "of them. Statistics are as of the last ANALYZE."),
    QT_TRANSLATE_NOOP("app", "Look at them first: SELECT …, count(*) … GROUP BY … HAVING count(*) > 1."),
    &checkUnique,
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(-- on PostgreSQL 17.0: users.email has 900 values in 1000 rows
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- next file
CREATE UNIQUE INDEX CONCURRENTLY users_email ON users (email);)sql",
    R"sql(-- on PostgreSQL 17.0: users.email has 1000 values in 1000 rows
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- next file
CREATE UNIQUE INDEX CONCURRENTLY users_email ON users (email);)sql",
};

const Rule affectedRows{
    "affected-rows-over-limit",
    Severity::Error,
    QT_TRANSLATE_NOOP("app", "More rows at once than the project allows"),
    QT_TRANSLATE_NOOP("app",
                      "Every row stays locked until the transaction ends, vacuum cannot clean up behind it, and "
                      "standbys fall back. The limit is most_rows in lockstep.toml's [review]; the number is the "
                      "planner's estimate."),
    QT_TRANSLATE_NOOP("app", "Batches by key, each in a transaction of its own."),
    &checkAffected,
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(-- on PostgreSQL 17.0: at most 1000 rows; the planner expects 50000
CREATE TABLE notes (id bigint PRIMARY KEY, state text);
-- next file
UPDATE notes SET state = 'old' WHERE id < 100000;)sql",
    R"sql(-- on PostgreSQL 17.0: at most 1000 rows; the planner expects 900
CREATE TABLE notes (id bigint PRIMARY KEY, state text);
-- next file
UPDATE notes SET state = 'old' WHERE id < 1000;)sql",
};

const Rule unusedIndex{
    "unused-index",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "A new index beside one that nobody reads"),
    QT_TRANSLATE_NOOP("app", "Each index costs every write. What reads a standby is not counted here."),
    QT_TRANSLATE_NOOP("app", "Drop the other one in the same change, once it is known that no standby reads it."),
    &checkUnused,
    Bucket::Hygiene,
    true,
    0,
    0,
    R"sql(-- on PostgreSQL 17.0: users_name was never scanned
CREATE TABLE users (id bigint PRIMARY KEY, name text, city text);
CREATE INDEX users_name ON users (name);
-- next file
CREATE INDEX CONCURRENTLY users_name_city ON users (name, city);)sql",
    R"sql(-- on PostgreSQL 17.0: users_name was never scanned
CREATE TABLE users (id bigint PRIMARY KEY, name text, city text);
CREATE INDEX users_name ON users (name);
-- next file
CREATE INDEX CONCURRENTLY users_city ON users (city);)sql",
};

}  // namespace lockstep::rules
