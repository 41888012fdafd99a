// SPDX-License-Identifier: GPL-3.0-or-later

// What a drop or a new name does to others: functions that name it, views in the way, tables locked along.

#include "app/review/dependents.h"
#include "app/review/hits.h"
#include "app/review/rules/index.h"
#include "app/sql/quoting.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep::rules {

using namespace Qt::StringLiterals;

namespace {

bool isOfColumn(EffectKind kind)
{
    return kind == EffectKind::DropColumn || kind == EffectKind::RenameColumn;
}

bool isOfView(EffectKind kind)
{
    return kind == EffectKind::DropView || kind == EffectKind::DropMaterializedView;
}

/// The relation that a drop or a rename is about; of a view, none where the file makes it anew.
std::optional<ObjectName> relationOf(const RuleInput &input, const Effect &effect)
{
    const QString relation = isOfColumn(effect.kind) ? effect.relation : effect.object;
    if (isOfView(effect.kind) && input.schema && !input.facts.isMadeInFile(effect)) {
        const auto view = input.schema->find(relation);
        return view && input.schema->snapshot().views.contains(*view) ? view : std::nullopt;
    }
    return input.schema && knownTable(input, relation) ? input.schema->find(relation) : std::nullopt;
}

std::vector<RuleHit> checkBroken(const RuleInput &input)
{
    std::vector<RuleHit> hits;
    for (const Effect &effect :
         immediateEffects(input,
                          {EffectKind::DropTable, EffectKind::DropColumn, EffectKind::RenameTable,
                           EffectKind::RenameColumn, EffectKind::DropView, EffectKind::DropMaterializedView})) {
        const auto relation = relationOf(input, effect);
        if (!relation || concernsNew(input, effect))
            continue;
        const QString column = isOfColumn(effect.kind) ? ownName(effect.object) : QString();
        const QStringList functions = functionsNaming(input, *relation, column);
        if (functions.isEmpty())
            continue;
        RuleHit hit = hitAt(effect, "");
        hit.message = {QT_TRANSLATE_NOOP("app", "Functions still name %1 in their bodies: %2."),
                       {effect.object, listed(functions)}};
        hits.push_back(std::move(hit));
    }
    return hits;
}

std::vector<RuleHit> checkPartition(const RuleInput &input)
{
    std::vector<RuleHit> hits;
    for (const Effect &drop : immediateEffects(input, {EffectKind::DropTable})) {
        const TableShape *table = knownTable(input, drop.object);
        if (!table || !table->partitionOf || concernsNew(input, drop))
            continue;
        const QString parent = table->partitionOf->display();
        const bool goesAlong = std::ranges::any_of(effectsOf(input).effects, [&parent](const Effect &other) {
            return other.kind == EffectKind::DropTable && mayBeSameName(other.object, parent);
        });
        if (goesAlong)
            continue;
        RuleHit hit = hitAt(drop, "");
        hit.message = {QT_TRANSLATE_NOOP("app", "Dropping the partition %1 locks all of %2 against reads and writes."),
                       {drop.object, parent}};
        hits.push_back(std::move(hit));
    }
    return hits;
}

std::vector<RuleHit> checkReferenced(const RuleInput &input)
{
    std::vector<RuleHit> hits;
    for (const Effect &drop : immediateEffects(input, {EffectKind::DropTable})) {
        const TableShape *table = knownTable(input, drop.object);
        if (!table || concernsNew(input, drop))
            continue;
        QStringList referenced;
        for (const auto &[name, constraint] : table->constraints) {
            const QString other = constraint.referenced.display();
            if (constraint.kind == ConstraintKind::ForeignKey && !mayBeSameName(other, drop.object)
                && !input.facts.isMadeBefore(other, input.statement))
                referenced << other;
        }
        referenced.removeDuplicates();
        if (referenced.isEmpty())
            continue;
        RuleHit hit = hitAt(drop, "");
        hit.message = {QT_TRANSLATE_NOOP("app", "Dropping %1 locks what it references against reads and writes: %2."),
                       {drop.object, listed(referenced)}};
        hits.push_back(std::move(hit));
    }
    return hits;
}

}  // namespace

const Rule dependentObjectsBreak{
    "dependent-objects-break",
    Severity::Warning,
    QT_TRANSLATE_NOOP("app", "Functions that name what is dropped or renamed"),
    QT_TRANSLATE_NOOP("app",
                      "PostgreSQL keeps no record of what stands in a function's body: the function stays, and fails "
                      "when it is next called."),
    QT_TRANSLATE_NOOP("app", "Replace or drop the functions in the same migration."),
    &checkBroken,
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(CREATE TABLE users (id bigint);
CREATE FUNCTION head_count() RETURNS bigint LANGUAGE plpgsql AS $$ BEGIN RETURN (SELECT count(*) FROM users); END $$;
-- next file
DROP TABLE users;)sql",
    R"sql(CREATE TABLE users (id bigint);
CREATE FUNCTION head_count() RETURNS bigint LANGUAGE plpgsql AS $$ BEGIN RETURN (SELECT count(*) FROM users); END $$;
-- next file
DROP FUNCTION head_count();
DROP TABLE users;)sql",
};

const Rule dropPartition{
    "drop-partition-locks-parent",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "Dropping a partition that is still attached"),
    QT_TRANSLATE_NOOP("app", "The whole partitioned table waits for the lock, behind whatever runs on it."),
    QT_TRANSLATE_NOOP("app", "DETACH PARTITION … CONCURRENTLY first, outside a transaction, and drop the table then."),
    &checkPartition,
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(CREATE TABLE events (at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE events_2025 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
-- next file
DROP TABLE events_2025;)sql",
    R"sql(CREATE TABLE events (at date NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE events_2025 PARTITION OF events FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
-- next file
ALTER TABLE events DETACH PARTITION events_2025 CONCURRENTLY;
-- next file
DROP TABLE events_2025;)sql",
};

const Rule dropReferencing{
    "drop-table-locks-referenced",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "Dropping a table that references others"),
    QT_TRANSLATE_NOOP("app", "The tables that it references lose their triggers, and wait for the lock for that."),
    QT_TRANSLATE_NOOP("app", "Set lock_timeout, and choose a quiet moment."),
    &checkReferenced,
    Bucket::Hazard,
    false,
    0,
    0,
    R"sql(CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE notes (user_id bigint REFERENCES users (id) ON DELETE CASCADE);
-- next file
DROP TABLE notes;)sql",
    R"sql(CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE notes (user_id bigint);
-- next file
DROP TABLE notes;)sql",
};

}  // namespace lockstep::rules
