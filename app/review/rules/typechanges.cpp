// SPDX-License-Identifier: GPL-3.0-or-later

// What a change of a column's type runs into beside the rows themselves: views, foreign keys, checks, time zones.

#include "app/review/dependents.h"
#include "app/review/hits.h"
#include "app/review/proofs.h"
#include "app/review/rules/index.h"
#include "app/review/targetfacts.h"
#include "app/review/typechange.h"
#include "app/review/viewuse.h"
#include "app/sql/quoting.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep::rules {

using namespace Qt::StringLiterals;

namespace {

/// A column that gets another type, where the schema tells what it is.
struct Retyping
{
    ObjectName name;
    const TableShape &table;
    const ColumnShape &column;
    const change::AlterColumnType &change;
    RuleHit hit;  ///< on the clause, without a message
};

/// The clause of that column; what the schema's changes say of a statement's only clause is all of the statement.
ByteRange clauseOf(const RuleInput &input, const QString &column, ByteRange change)
{
    const auto &effects = effectsOf(input).effects;
    const auto found = std::ranges::find_if(effects, [&](const Effect &effect) {
        return effect.kind == EffectKind::AlterColumnType && ownName(effect.object) == column
            && effect.range.begin >= change.begin && effect.range.end <= change.end;
    });
    return found == effects.end() ? change : found->range;
}

/// Those on tables that were there before the file.
void eachRetyping(const RuleInput &input, const std::function<void(Retyping &)> &visit)
{
    if (!input.schema || !input.kinds[std::size_t(EffectKind::AlterColumnType)])
        return;
    eachChange<change::AlterTable>(input, [&](const change::AlterTable &altered, ByteRange) {
        const QString relation = writtenText(altered.name);
        const auto name = input.schema->find(altered.name);
        const TableShape *table = knownTable(input, relation);
        if (!name || !table || input.facts.isMadeBefore(relation, input.statement))
            return;
        for (const auto &[command, range] : altered.commands) {
            const auto *type = std::get_if<change::AlterColumnType>(&command);
            const ColumnShape *column = type ? table->column(type->column) : nullptr;
            if (!column)
                continue;
            RuleHit hit{clauseOf(input, column->name, range), name->display() + u'.' + column->name};
            hit.relation = relation;
            Retyping found{*name, *table, *column, *type, std::move(hit)};
            visit(found);
        }
    });
}

bool isConverted(const RuleInput &input, const Retyping &retyping)
{
    return std::ranges::any_of(effectsOf(input).effects, [&retyping](const Effect &effect) {
        return effect.range == retyping.hit.range && effect.traits.testFlag(Trait::Converted);
    });
}

TypeChangeCost costOf(const RuleInput &input, const Retyping &retyping)
{
    return costOfClause({effectsOf(input), input.script.sql, *input.schema, retyping.column.type, retyping.change});
}

std::vector<RuleHit> checkViews(const RuleInput &input)
{
    std::vector<RuleHit> hits;
    eachRetyping(input, [&](Retyping &retyping) {
        QStringList views;
        for (const ObjectName &view :
             viewsUsing(input.schema->snapshot(), input.target, retyping.name, retyping.column.name))
            views << view.display();
        if (views.isEmpty())
            return;
        retyping.hit.message = {QT_TRANSLATE_NOOP("app", "The type of %1 cannot change while a view uses it: %2."),
                                {retyping.hit.object, listed(views)}};
        hits.push_back(std::move(retyping.hit));
    });
    return hits;
}

/// Tables on the other end of a foreign key that the column is part of.
QStringList partnersOf(const RuleInput &input, const ObjectName &own, const TableShape &shape, const QString &column)
{
    QStringList partners;
    for (const auto &[id, constraint] : shape.constraints) {
        if (constraint.kind == ConstraintKind::ForeignKey && constraint.columns.contains(column))
            partners << constraint.referenced.display();
    }
    for (const auto &[name, table] : input.schema->snapshot().tables) {
        for (const auto &[id, constraint] : table.constraints) {
            if (constraint.kind == ConstraintKind::ForeignKey && constraint.referenced == own
                && constraint.referencedColumns.contains(column))
                partners << name.display();
        }
    }
    partners.removeDuplicates();
    partners.removeAll(own.display());
    return partners;
}

/// Those that earlier statements of the file take from everybody in the same way: told once is enough.
QSet<QString> partnersBefore(const RuleInput &input)
{
    QSet<QString> partners;
    for (std::size_t i = 0; i < input.statement; ++i) {
        for (const Effect &effect : input.effects[i].effects) {
            const bool isRetyping = effect.kind == EffectKind::AlterColumnType && !effect.deferred;
            const auto name = isRetyping ? input.schema->find(effect.relation) : std::nullopt;
            const TableShape *table = name ? knownTable(input, effect.relation) : nullptr;
            if (!table)
                continue;
            for (const QString &partner : partnersOf(input, *name, *table, ownName(effect.object)))
                partners << partner;
        }
    }
    return partners;
}

std::vector<RuleHit> checkPartners(const RuleInput &input)
{
    std::vector<RuleHit> hits;
    std::optional<QSet<QString>> told;
    eachRetyping(input, [&](Retyping &retyping) {
        QStringList partners = partnersOf(input, retyping.name, retyping.table, retyping.column.name);
        if (!partners.isEmpty() && !told)
            told = partnersBefore(input);
        partners.removeIf([&told](const QString &partner) { return told->contains(partner); });
        if (partners.isEmpty())
            return;
        for (const QString &partner : std::as_const(partners))
            told->insert(partner);
        retyping.hit.toll = Toll::Wait;
        retyping.hit.relation = partners.front();
        retyping.hit.message
            = {QT_TRANSLATE_NOOP("app", "Nobody can use %2 either while %1 changes: a foreign key joins them."),
               {retyping.hit.object, listed(partners)}};
        hits.push_back(std::move(retyping.hit));
    });
    return hits;
}

/// Read whole although no row is written.
bool isOnlyRead(const Retyping &retyping)
{
    const QString &column = retyping.column.name;
    const bool isChecked = std::ranges::any_of(retyping.table.constraints, [&column](const auto &entry) {
        const ConstraintShape &constraint = entry.second;
        return constraint.kind == ConstraintKind::Check && constraint.isValid && constraint.columns.contains(column);
    });
    const bool isCollated
        = !retyping.change.collation.isEmpty() && retyping.change.collation != retyping.column.collation;
    return isChecked || std::ranges::any_of(retyping.table.indexes, [&](const auto &entry) {
               return isCollated ? involves(entry.second, column) : involvesInExpression(entry.second, column);
           });
}

std::vector<RuleHit> checkScan(const RuleInput &input)
{
    std::vector<RuleHit> hits;
    eachRetyping(input, [&](Retyping &retyping) {
        if (input.facts.isEmptyAt(retyping.hit.relation, input.statement)
            || costOf(input, retyping) != TypeChangeCost::Free || !isOnlyRead(retyping))
            return;
        retyping.hit.toll = Toll::Wait;
        retyping.hit.message = {QT_TRANSLATE_NOOP("app",
                                                  "No row is written for %1, but all of %2 are read while nobody can "
                                                  "use it: a check or an index works the column out."),
                                {retyping.hit.object, retyping.name.display()}};
        hits.push_back(std::move(retyping.hit));
    });
    return hits;
}

/// An earlier statement of the file has had a timestamp retyped: what is said of one holds for all.
bool isZoneTold(const RuleInput &input)
{
    return std::any_of(input.effects.begin(), input.effects.begin() + std::ptrdiff_t(input.statement),
                       [](const StatementEffects &statement) {
                           return std::ranges::any_of(statement.effects, [](const Effect &effect) {
                               return effect.kind == EffectKind::AlterColumnType
                                   && effect.detail.startsWith("timestamp"_L1);
                           });
                       });
}

std::vector<RuleHit> checkZone(const RuleInput &input)
{
    std::vector<RuleHit> hits;
    if (!input.kinds[std::size_t(EffectKind::AlterColumnType)] || isZoneTold(input))
        return hits;
    eachRetyping(input, [&](Retyping &retyping) {
        const SizedType before = sizedType(retyping.column.type);
        const SizedType after = sizedType(input.schema->typeText(retyping.change.type));
        const bool isZoned
            = before.name == "timestamp without time zone"_L1 && after.name == "timestamp with time zone"_L1;
        const bool isUnzoned
            = before.name == "timestamp with time zone"_L1 && after.name == "timestamp without time zone"_L1;
        const bool isOpen = (isZoned || isUnzoned) && !isConverted(input, retyping) && !input.facts.setsTimeZone();
        if (!isOpen || !hits.empty())
            return;
        retyping.hit.message = input.target
            ? Message{QT_TRANSLATE_NOOP("app", "The values of %1 are read in the session's time zone, here %2."),
                      {retyping.hit.object, input.target->timeZone}}
            : Message{QT_TRANSLATE_NOOP("app", "The values of %1 are read in whatever time zone the session has."),
                      {retyping.hit.object}};
        hits.push_back(std::move(retyping.hit));
    });
    return hits;
}

}  // namespace

const Rule alterTypeBlockedByView{
    "alter-type-blocked-by-view",
    Severity::Error,
    QT_TRANSLATE_NOOP("app", "Changing the type of a column that a view uses"),
    QT_TRANSLATE_NOOP("app", "PostgreSQL refuses it, and the migration stops."),
    QT_TRANSLATE_NOOP("app", "Drop the view before and make it again after, in the same transaction."),
    &checkViews,
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(CREATE TABLE users (name varchar(50));
CREATE VIEW names AS SELECT name FROM users;
-- next file
ALTER TABLE users ALTER COLUMN name TYPE text;)sql",
    R"sql(CREATE TABLE users (name varchar(50));
CREATE VIEW names AS SELECT name FROM users;
-- next file
DROP VIEW names;
ALTER TABLE users ALTER COLUMN name TYPE text;
CREATE VIEW names AS SELECT name FROM users;)sql",
};

const Rule alterTypePartner{
    "alter-type-fk-partner",
    Severity::Warning,
    QT_TRANSLATE_NOOP("app", "Changing the type of a column that a foreign key joins"),
    QT_TRANSLATE_NOOP("app",
                      "The foreign key is made anew: the other table is locked against everybody too, and read whole "
                      "where the values change."),
    QT_TRANSLATE_NOOP("app", "Add columns of the new type on both sides, fill and join them, and switch."),
    &checkPartners,
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(CREATE TABLE users (code varchar(10) PRIMARY KEY);
CREATE TABLE orders (code varchar(10) REFERENCES users (code) ON DELETE CASCADE);
-- next file
ALTER TABLE users ALTER COLUMN code TYPE text;)sql",
    R"sql(CREATE TABLE users (code varchar(10) PRIMARY KEY, name varchar(10));
CREATE TABLE orders (code varchar(10) REFERENCES users (code) ON DELETE CASCADE);
-- next file
ALTER TABLE users ALTER COLUMN name TYPE text;)sql",
};

const Rule alterTypeScan{
    "alter-type-scan-only",
    Severity::Error,
    QT_TRANSLATE_NOOP("app", "A type that fits, and a table that is read all the same"),
    QT_TRANSLATE_NOOP("app",
                      "Checks on the column are tested again, and indexes over an expression of it built again, while "
                      "readers and writers wait."),
    QT_TRANSLATE_NOOP("app",
                      "Drop the check before, add it again NOT VALID after, and VALIDATE it in a later migration."),
    &checkScan,
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(CREATE TABLE users (code varchar(10) CONSTRAINT short CHECK (length(code) < 9));
-- next file
ALTER TABLE users ALTER COLUMN code TYPE varchar(20);)sql",
    R"sql(CREATE TABLE users (code varchar(10) CONSTRAINT short CHECK (length(code) < 9));
-- next file
ALTER TABLE users DROP CONSTRAINT short;
ALTER TABLE users ALTER COLUMN code TYPE varchar(20);
ALTER TABLE users ADD CONSTRAINT short CHECK (length(code) < 9) NOT VALID;)sql",
};

const Rule alterTypeTimeZone{
    "alter-type-session-timezone",
    Severity::Warning,
    QT_TRANSLATE_NOOP("app", "Timestamps that get or lose their time zone"),
    QT_TRANSLATE_NOOP("app", "Another server, or another client, gives the same rows other moments in time."),
    QT_TRANSLATE_NOOP("app", "Say which zone is meant: USING … AT TIME ZONE 'UTC', or SET timezone before it."),
    &checkZone,
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(CREATE TABLE orders (paid timestamp);
-- next file
ALTER TABLE orders ALTER COLUMN paid TYPE timestamptz;)sql",
    R"sql(CREATE TABLE orders (paid timestamp, sent timestamp);
-- next file
SET timezone = 'UTC';
ALTER TABLE orders ALTER COLUMN paid TYPE timestamptz;
-- next file
ALTER TABLE orders ALTER COLUMN sent TYPE timestamptz USING sent AT TIME ZONE 'UTC';)sql",
};

}  // namespace lockstep::rules
