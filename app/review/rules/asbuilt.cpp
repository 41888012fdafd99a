// SPDX-License-Identifier: GPL-3.0-or-later

// What IF NOT EXISTS passes over, what a publication needs, and what one server's version does wrong.

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

RuleHit masked(ByteRange range, const QString &object, const QString &there, const QString &here)
{
    return {
        range,
        object,
        Within::Nothing,
        {QT_TRANSLATE_NOOP("app", "%1 exists already and stays as it is: %2 there, %3 here."), {object, there, here}}};
}

void lookAtColumns(const RuleInput &input, const change::AlterTable &altered, std::vector<RuleHit> &hits)
{
    const TableShape *table = knownTable(input, writtenText(altered.name));
    for (const auto &[command, range] : altered.commands) {
        const auto *added = std::get_if<change::AddColumn>(&command);
        const ColumnShape *column = table && added && added->ifNotExists ? table->column(added->column.name) : nullptr;
        const QString type = column ? input.schema->typeText(added->column.type) : QString();
        const Effect *clause = column ? clauseOn(effectsOf(input), EffectKind::AddColumn, column->name) : nullptr;
        if (clause && column->type != type)
            hits.push_back(masked(clause->range, writtenText(altered.name) + u'.' + column->name, column->type, type));
    }
}

QStringList keysOf(const change::CreateIndex &index)
{
    QStringList keys;
    for (const WrittenIndexKey &key : index.keys)
        keys << key.column;
    return keys;
}

/// Only indexes over plain columns are compared.
void lookAtIndex(const RuleInput &input, const change::CreateIndex &made, ByteRange range, std::vector<RuleHit> &hits)
{
    const QStringList keys = keysOf(made);
    if (!made.ifNotExists || keys.contains(QString()))
        return;
    for (const auto &[name, table] : input.schema->snapshot().tables) {
        const auto found = table.indexes.find(made.name);
        if (found == table.indexes.end() || input.schema->isDoubtful(name.name))
            continue;
        QStringList there;
        for (const QString &key : found->second.keys)
            there << key.section(u' ', 0, 0).remove(u'"');
        const auto text = [](const QString &owner, const QStringList &columns, bool isUnique) {
            return (isUnique ? u"UNIQUE "_s : QString()) + owner + u" ("_s + columns.join(u", "_s) + u')';
        };
        const auto on = input.schema->find(made.relation);
        const QString here = text(on ? on->display() : writtenText(made.relation), keys, made.isUnique);
        const QString before = text(name.display(), there, found->second.isUnique);
        if (before != here)
            hits.push_back(masked(range, made.name, before, here));
    }
}

/// A table that only the server has; among files the rule over all of them speaks.
void lookAtTable(const RuleInput &input, const change::CreateTable &made, ByteRange range, std::vector<RuleHit> &hits)
{
    const TableShape *table = made.ifNotExists ? knownTable(input, writtenText(made.name)) : nullptr;
    if (!table || table->origin.migration >= 0 || !made.query.isEmpty() || !made.likes.empty())
        return;
    for (const WrittenColumn &column : made.columns) {
        const ColumnShape *there = table->column(column.name);
        const QString type = input.schema->typeText(column.type);
        const QString object = writtenText(made.name) + u'.' + column.name;
        if (!there)
            hits.push_back({range,
                            object,
                            Within::Nothing,
                            {QT_TRANSLATE_NOOP("app", "%1 exists already and stays as it is: it has no column %2."),
                             {writtenText(made.name), column.name}}});
        else if (there->type != type)
            hits.push_back(masked(range, object, there->type, type));
    }
}

std::vector<RuleHit> checkMasked(const RuleInput &input)
{
    std::vector<RuleHit> hits;
    if (!input.schema)
        return hits;
    eachChange<change::AlterTable>(
        input, [&](const change::AlterTable &altered, ByteRange) { lookAtColumns(input, altered, hits); });
    eachChange<change::CreateIndex>(
        input, [&](const change::CreateIndex &made, ByteRange range) { lookAtIndex(input, made, range, hits); });
    eachChange<change::CreateTable>(
        input, [&](const change::CreateTable &made, ByteRange range) { lookAtTable(input, made, range, hits); });
    return hits;
}

/// By the target, or an earlier statement of the file that publishes it.
bool isPublished(const RuleInput &input, const QString &relation)
{
    if (const RelationFacts *facts = relationFacts(input, relation); facts && facts->isPublished)
        return true;
    for (std::size_t i = 0; i < input.statement; ++i) {
        if (input.effects[i].tag != "CREATE PUBLICATION"_L1)
            continue;
        if (std::ranges::any_of(input.effects[i].locks,
                                [&](const LockForecast &lock) { return mayBeSameName(lock.relation, relation); }))
            return true;
    }
    return false;
}

/// Whether subscribers find its rows by this key: the last REPLICA IDENTITY of the file tells, else the target.
bool isIdentifiedBy(const RuleInput &input, const QString &relation, const QString &key)
{
    constexpr auto setting = "REPLICA IDENTITY "_L1;
    constexpr auto byIndex = "USING INDEX "_L1;
    for (std::size_t i = input.statement + 1; i-- > 0;) {
        const std::vector<Effect> &effects = input.effects[i].effects;
        const auto last = std::find_if(effects.crbegin(), effects.crend(), [&](const Effect &effect) {
            return !effect.deferred && effect.detail.startsWith(setting) && mayBeSameName(effect.relation, relation);
        });
        if (last != effects.crend()) {
            const QString identity = last->detail.mid(setting.size());
            return identity.startsWith(byIndex) ? ownName(identity.mid(byIndex.size())) == key : identity != "FULL"_L1;
        }
    }
    const RelationFacts *facts = relationFacts(input, relation);
    return !facts || facts->isIdentifiedByKey;
}

std::vector<RuleHit> checkIdentity(const RuleInput &input)
{
    std::vector<RuleHit> hits;
    for (const Effect &drop : immediateEffects(input, {EffectKind::DropConstraint})) {
        const TableShape *table = knownTable(input, drop.relation);
        const auto found = table ? table->constraints.find(ownName(drop.object)) : decltype(table->constraints.end())();
        const bool isKey
            = table && found != table->constraints.end() && found->second.kind == ConstraintKind::PrimaryKey;
        if (isKey && isPublished(input, drop.relation) && isIdentifiedBy(input, drop.relation, found->first))
            hits.push_back(hitAt(
                drop,
                QT_TRANSLATE_NOOP("app", "%2 is published, and without its primary key UPDATE and DELETE fail.")));
    }
    return hits;
}

constexpr int firstCorrupting = 140000;
constexpr int lastCorrupting = 140003;

std::vector<RuleHit> checkCorruption(const RuleInput &input)
{
    const bool isAffected = input.target && input.target->serverVersion >= firstCorrupting
        && input.target->serverVersion <= lastCorrupting;
    if (!isAffected)
        return {};
    return hitsOn(input, {EffectKind::CreateIndex, EffectKind::Rewrite},
                  QT_TRANSLATE_NOOP("app", "%1 may lack rows that change while it is built on this server."),
                  [](const Effect &index) { return index.traits.testFlag(Trait::Concurrently); });
}

}  // namespace

const Rule maskedDrift{
    "if-not-exists-masks-drift",
    Severity::Warning,
    QT_TRANSLATE_NOOP("app", "IF NOT EXISTS over something else of that name"),
    QT_TRANSLATE_NOOP("app",
                      "Nothing is made and nothing is said: code that relies on the new definition meets the old one."),
    QT_TRANSLATE_NOOP("app", "Leave IF NOT EXISTS out, or change what is there by ALTER."),
    &checkMasked,
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(CREATE TABLE users (age smallint);
-- next file
ALTER TABLE users ADD COLUMN IF NOT EXISTS age bigint;)sql",
    R"sql(CREATE TABLE users (age bigint);
-- next file
ALTER TABLE users ADD COLUMN IF NOT EXISTS age bigint;)sql",
};

const Rule dropIdentity{
    "drop-pk-replica-identity",
    Severity::Error,
    QT_TRANSLATE_NOOP("app", "Dropping the primary key of a published table"),
    QT_TRANSLATE_NOOP("app", "Subscribers find rows by it: the server refuses UPDATE and DELETE from then on."),
    QT_TRANSLATE_NOOP("app", "ALTER TABLE … REPLICA IDENTITY USING INDEX, or FULL, before it."),
    &checkIdentity,
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(CREATE TABLE users (id bigint PRIMARY KEY);
-- next file
CREATE PUBLICATION all_users FOR TABLE users;
ALTER TABLE users DROP CONSTRAINT users_pkey;)sql",
    R"sql(CREATE TABLE users (id bigint PRIMARY KEY);
-- next file
ALTER TABLE users DROP CONSTRAINT users_pkey;)sql",
};

const Rule indexCorruption{
    "index-corruption-14",
    Severity::Error,
    QT_TRANSLATE_NOOP("app", "CONCURRENTLY on PostgreSQL 14.0 to 14.3"),
    QT_TRANSLATE_NOOP("app",
                      "A fault of these releases, fixed in 14.4, leaves rows out of the index that are changed while "
                      "it is built; queries then miss them."),
    QT_TRANSLATE_NOOP("app", "Upgrade the server to 14.4 or later first."),
    &checkCorruption,
    Bucket::Hazard,
    true,
    14,
    14,
    R"sql(-- on PostgreSQL 14.2
CREATE TABLE users (email text);
-- next file
CREATE INDEX CONCURRENTLY users_email ON users (email);)sql",
    R"sql(-- on PostgreSQL 14.4
CREATE TABLE users (email text);
-- next file
CREATE INDEX CONCURRENTLY users_email ON users (email);)sql",
};

}  // namespace lockstep::rules
