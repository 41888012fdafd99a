// SPDX-License-Identifier: GPL-3.0-or-later

// What a statement reads or writes because of how domains, keys and columns are made.

#include "app/review/dependents.h"
#include "app/review/extent.h"
#include "app/review/hits.h"
#include "app/review/proofs.h"
#include "app/review/rules/index.h"
#include "app/review/targetfacts.h"
#include "app/sql/quoting.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep::rules {

using namespace Qt::StringLiterals;

namespace {

const TypeShape *domainOf(const RuleInput &input, const WrittenName &written)
{
    const auto name = input.schema ? input.schema->findType(written) : std::nullopt;
    const auto &types = input.schema->snapshot().types;
    const auto found = name ? types.find(*name) : types.end();
    return found != types.end() && found->second.kind == TypeKind::Domain ? &found->second : nullptr;
}

std::vector<RuleHit> checkDomainColumn(const RuleInput &input)
{
    std::vector<RuleHit> hits;
    if (!input.schema || !input.kinds[std::size_t(EffectKind::AddColumn)])
        return hits;
    eachChange<change::AlterTable>(input, [&](const change::AlterTable &altered, ByteRange) {
        const QString table = writtenText(altered.name);
        if (input.facts.isMadeBefore(table, input.statement) || input.facts.isEmptyAt(table, input.statement))
            return;
        for (const auto &[command, range] : altered.commands) {
            const auto *added = std::get_if<change::AddColumn>(&command);
            const TypeShape *domain = added ? domainOf(input, added->column.type.name) : nullptr;
            const Effect *clause
                = domain ? clauseOn(effectsOf(input), EffectKind::AddColumn, added->column.name) : nullptr;
            if (!clause || (!domain->isNotNull && domain->checks.empty()))
                continue;
            RuleHit hit{clause->range, table + u'.' + added->column.name, clause->within};
            hit.message = {QT_TRANSLATE_NOOP("app", "%1 is of a domain with a constraint: all of %2 is written anew."),
                           {hit.object, table}};
            hit.relation = table;
            hit.toll = Toll::Wait;
            hits.push_back(std::move(hit));
        }
    });
    return hits;
}

std::vector<RuleHit> checkKeyIndex(const RuleInput &input)
{
    std::vector<RuleHit> hits;
    if (!input.kinds[std::size_t(EffectKind::AddConstraint)])
        return hits;
    eachChange<change::AlterTable>(input, [&](const change::AlterTable &altered, ByteRange) {
        const QString name = writtenText(altered.name);
        const TableShape *table = knownTable(input, name);
        if (!table || input.facts.isMadeBefore(name, input.statement))
            return;
        for (const auto &[command, range] : altered.commands) {
            const auto *added = std::get_if<change::AddConstraint>(&command);
            if (!added || added->constraint.kind != WrittenConstraint::Kind::PrimaryKey)
                continue;
            const auto index = table->indexes.find(added->constraint.usingIndex);
            if (index == table->indexes.end() || areNotNull(*table, index->second.keys))
                continue;
            RuleHit hit{range, index->first};
            hit.message = {QT_TRANSLATE_NOOP("app", "%1 has columns that may be NULL: every row of %2 is read first."),
                           {index->first, name}};
            hit.relation = name;
            hit.toll = Toll::Wait;
            hits.push_back(std::move(hit));
        }
    });
    return hits;
}

bool readsRows(const change::AlterDomain &altered)
{
    const auto *set = std::get_if<change::SetNotNull>(&altered.command);
    const auto *added = std::get_if<change::AddConstraint>(&altered.command);
    return (set && set->isNotNull) || (added && !added->constraint.isNotValid);
}

/// The tables that have a column of the domain and were there before the file, the largest first.
QStringList usersOf(const RuleInput &input, const ObjectName &domain)
{
    QStringList tables;
    for (const auto &[name, table] : input.schema->snapshot().tables) {
        const bool isUser = std::ranges::any_of(
            table.columns, [&domain](const ColumnShape &column) { return column.type == domain.display(); });
        if (isUser && !input.facts.isMadeBefore(name.display(), input.statement))
            tables << name.display();
    }
    std::ranges::stable_sort(tables, std::ranges::greater{}, [&input](const QString &table) {
        const auto extent = extentOf(input, table);
        return extent ? extent->bytes : 0;
    });
    return tables;
}

std::vector<RuleHit> checkDomain(const RuleInput &input)
{
    std::vector<RuleHit> hits;
    if (!input.schema)
        return hits;
    eachChange<change::AlterDomain>(input, [&](const change::AlterDomain &altered, ByteRange range) {
        const auto domain = input.schema->findType(altered.name);
        const QStringList tables = domain && readsRows(altered) ? usersOf(input, *domain) : QStringList();
        if (tables.isEmpty())
            return;
        RuleHit hit{range, domain->display()};
        hit.message
            = {QT_TRANSLATE_NOOP("app", "Writes to every table with a column of %1 wait while all rows are read: %2."),
               {hit.object, listed(tables)}};
        hit.relation = tables.front();
        hit.toll = Toll::Wait;
        hits.push_back(std::move(hit));
    });
    return hits;
}

std::vector<RuleHit> checkDroppedIndex(const RuleInput &input)
{
    std::vector<RuleHit> hits;
    if (!input.schema || !input.kinds[std::size_t(EffectKind::DropIndex)])
        return hits;
    for (const Effect &drop : immediateEffects(input, {EffectKind::DropIndex})) {
        const QString index = ownName(drop.object);
        for (const auto &[name, table] : input.schema->snapshot().tables) {
            const auto found = table.indexes.find(index);
            if (found == table.indexes.end() || found->second.constraint.isEmpty()
                || input.schema->isDoubtful(name.name))
                continue;
            RuleHit hit{drop.range, drop.object, drop.within};
            hit.message
                = {QT_TRANSLATE_NOOP("app", "%1 belongs to the constraint %2 of %3 and cannot be dropped by itself."),
                   {drop.object, found->second.constraint, name.display()}};
            hits.push_back(std::move(hit));
        }
    }
    return hits;
}

std::vector<RuleHit> checkNotValid(const RuleInput &input)
{
    std::vector<RuleHit> hits;
    for (const Effect &effect : immediateEffects(input, {EffectKind::SetNotNull})) {
        const auto name = input.target && input.schema ? input.schema->find(effect.relation) : std::nullopt;
        const auto open
            = name ? input.target->unvalidatedNotNull.find(*name) : decltype(input.target->unvalidatedNotNull.end())();
        if (!name || open == input.target->unvalidatedNotNull.end() || !open->second.contains(ownName(effect.object)))
            continue;
        RuleHit hit = hitAt(effect,
                            QT_TRANSLATE_NOOP("app",
                                              "%1 has a NOT NULL that was never validated: all of %2 is read "
                                              "while nobody can use it."));
        hit.toll = Toll::Wait;
        hits.push_back(std::move(hit));
    }
    return hits;
}

}  // namespace

const Rule addColumnConstrainedDomain{
    "add-column-constrained-domain",
    Severity::Error,
    QT_TRANSLATE_NOOP("app", "Adding a column of a domain with a constraint"),
    QT_TRANSLATE_NOOP("app",
                      "The table and all its indexes are written anew while nobody can use them, whether or not the "
                      "column has a default."),
    QT_TRANSLATE_NOOP("app", "Give the column the domain's own type and a CHECK that is NOT VALID at first."),
    &checkDomainColumn,
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(CREATE DOMAIN score AS int CHECK (value >= 0);
CREATE TABLE users (id bigint);
-- next file
ALTER TABLE users ADD COLUMN points score;)sql",
    R"sql(CREATE DOMAIN score AS int CHECK (value >= 0);
CREATE TABLE users (id bigint);
-- next file
ALTER TABLE users ADD COLUMN points int;
ALTER TABLE users ADD CONSTRAINT positive CHECK (points >= 0) NOT VALID;)sql",
};

const Rule keyIndexNullable{
    "pk-index-nullable-columns",
    Severity::Error,
    QT_TRANSLATE_NOOP("app", "A primary key of an index whose columns may be NULL"),
    QT_TRANSLATE_NOOP("app", "The columns become NOT NULL, so every row is read while readers and writers wait."),
    QT_TRANSLATE_NOOP("app",
                      "Prove it first: CHECK (… IS NOT NULL) NOT VALID, VALIDATE it in a later migration, and set the "
                      "key then."),
    &checkKeyIndex,
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(CREATE TABLE users (id bigint);
CREATE UNIQUE INDEX users_id ON users (id);
-- next file
ALTER TABLE users ADD CONSTRAINT users_pkey PRIMARY KEY USING INDEX users_id;)sql",
    R"sql(CREATE TABLE users (id bigint CHECK (id IS NOT NULL));
CREATE UNIQUE INDEX users_id ON users (id);
-- next file
ALTER TABLE users ADD CONSTRAINT users_pkey PRIMARY KEY USING INDEX users_id;)sql",
};

const Rule domainConstraint{
    "domain-constraint",
    Severity::Error,
    QT_TRANSLATE_NOOP("app", "A new constraint on a domain in use"),
    QT_TRANSLATE_NOOP("app", "Every table with a column of it is locked against writes and read whole."),
    QT_TRANSLATE_NOOP("app", "Add it NOT VALID, which reads and locks no table, and VALIDATE it in a quiet moment."),
    &checkDomain,
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(CREATE DOMAIN score AS int;
CREATE TABLE users (points score);
-- next file
ALTER DOMAIN score ADD CONSTRAINT positive CHECK (value >= 0);)sql",
    R"sql(CREATE DOMAIN score AS int;
CREATE TABLE users (points score);
-- next file
ALTER DOMAIN score ADD CONSTRAINT positive CHECK (value >= 0) NOT VALID;)sql",
};

const Rule dropConstraintIndex{
    "drop-constraint-index",
    Severity::Error,
    QT_TRANSLATE_NOOP("app", "Dropping an index that a constraint owns"),
    QT_TRANSLATE_NOOP("app", "PostgreSQL refuses it, and the migration stops."),
    QT_TRANSLATE_NOOP("app", "ALTER TABLE … DROP CONSTRAINT, which takes the index along."),
    &checkDroppedIndex,
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(CREATE TABLE users (email text CONSTRAINT users_email UNIQUE);
-- next file
DROP INDEX CONCURRENTLY users_email;)sql",
    R"sql(CREATE TABLE users (email text CONSTRAINT users_email UNIQUE);
-- next file
ALTER TABLE users DROP CONSTRAINT users_email;)sql",
};

const Rule setNotNullNotValid{
    "set-not-null-over-not-valid",
    Severity::Error,
    QT_TRANSLATE_NOOP("app", "SET NOT NULL where a NOT NULL is not validated yet"),
    QT_TRANSLATE_NOOP("app", "It validates the constraint that is there, but under a lock that keeps everybody out."),
    QT_TRANSLATE_NOOP("app", "ALTER TABLE … VALIDATE CONSTRAINT, which blocks nobody."),
    &checkNotValid,
    Bucket::Hazard,
    true,
    18,
    0,
    R"sql(-- on PostgreSQL 18.0
CREATE TABLE users (email text);
-- next file
ALTER TABLE users ALTER COLUMN email SET NOT NULL;)sql",
    R"sql(-- on PostgreSQL 18.0
CREATE TABLE users (email text);
-- next file
ALTER TABLE users VALIDATE CONSTRAINT users_email_not_null;)sql",
};

}  // namespace lockstep::rules
