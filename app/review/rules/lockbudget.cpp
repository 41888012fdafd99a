// SPDX-License-Identifier: GPL-3.0-or-later

// How much of the database one file holds, and what it does twice.

#include "app/review/hits.h"
#include "app/review/rules/index.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep::rules {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostTablesLocked = 5;
constexpr qsizetype mostTablesTouched = 10;

/// Relations that were there before the file and that it takes at least this lock on, up to and including a statement.
QSet<QString> lockedUpTo(const RuleInput &input, std::size_t statement, LockMode mode)
{
    QSet<QString> relations;
    for (std::size_t i = 0; i <= statement && i < input.effects.size(); ++i) {
        for (const LockForecast &lock : input.effects[i].locks) {
            if (lock.mode >= mode && !lock.relation.contains(u'…') && !input.facts.isMadeBefore(lock.relation, i + 1))
                relations.insert(lock.relation);
        }
    }
    return relations;
}

/// Once a file, at its last statement: how many it comes to.
std::vector<RuleHit> checkCount(const RuleInput &input, LockMode mode, qsizetype most, const char *text)
{
    if (input.statement + 1 != input.effects.size())
        return {};
    const QSet<QString> relations = lockedUpTo(input, input.statement, mode);
    if (relations.size() <= most)
        return {};
    QStringList names(relations.begin(), relations.end());
    names.sort();
    return {{input.script.statements.front().range,
             {},
             Within::Nothing,
             {text, {names.join(u", "_s)}, int(relations.size())}}};
}

/// What one pass over the rows does for all of a statement's clauses. Keys and foreign keys have a pass of their own.
bool sharesAPass(const Effect &effect, const StatementEffects &effects)
{
    constexpr Traits ownValue
        = Traits(Trait::Serial) | Trait::Identity | Trait::VolatileDefault | Trait::GeneratedStored;
    switch (effect.kind) {
    case EffectKind::AddColumn:
        return effects.rewrites.contains(effect.relation) && (effect.traits & ownValue);
    case EffectKind::AlterColumnType:
        return effects.rewrites.contains(effect.relation);
    case EffectKind::SetNotNull:
        return true;
    case EffectKind::AddConstraint:
        return effect.detail == "CHECK"_L1 && !effect.notValid;
    default:
        return false;
    }
}

/// The table whose rows this ALTER TABLE goes through; empty for none.
QString workedThrough(const StatementEffects &effects, const EffectTest &isReal)
{
    if (effects.tag != "ALTER TABLE"_L1)
        return {};
    const auto found = std::ranges::find_if(
        effects.effects, [&](const Effect &effect) { return sharesAPass(effect, effects) && isReal(effect); });
    return found == effects.effects.end() ? QString() : found->relation;
}

/// By the schema that the statement meets: a type may only grow, and a NOT NULL be proven.
bool isFoundBy(const Rule &rule, const RuleInput &input, const Effect &effect)
{
    return std::ranges::any_of(rule.check(input),
                               [&effect](const RuleHit &hit) { return hit.object == effect.object; });
}

bool isRealHere(const RuleInput &input, const Effect &effect)
{
    if (effect.kind == EffectKind::AlterColumnType)
        return isFoundBy(alterTypeRewrite, input, effect);
    return effect.kind != EffectKind::SetNotNull || isFoundBy(setNotNullScan, input, effect);
}

/// The schema that the statement before met is gone: a type with a length may have grown.
bool isRealBefore(const Effect &effect)
{
    return effect.kind != EffectKind::AlterColumnType || effect.traits.testFlag(Trait::Converted)
        || !effect.detail.contains(u'(');
}

/// A statement before this one does; what was done between them may be why they are two.
bool isWorkedThroughBefore(const RuleInput &input, const QString &relation)
{
    return input.statement > 0 && workedThrough(input.effects[input.statement - 1], &isRealBefore) == relation;
}

std::vector<RuleHit> checkMerge(const RuleInput &input)
{
    const QString relation
        = workedThrough(effectsOf(input), [&input](const Effect &effect) { return isRealHere(input, effect); });
    if (!relation.isEmpty()) {
        const bool isNew
            = input.facts.isMadeBefore(relation, input.statement) || input.facts.isEmptyAt(relation, input.statement);
        if (!isNew && isWorkedThroughBefore(input, relation))
            return {{input.script.statements[input.statement].range,
                     relation,
                     Within::Nothing,
                     {QT_TRANSLATE_NOOP("app", "The rows of %1 are gone through again."), {relation}},
                     {},
                     relation,
                     Toll::Wait}};
    }
    return {};
}

std::vector<RuleHit> checkRenamedIndex(const RuleInput &input)
{
    std::vector<RuleHit> hits;
    if (!input.kinds[std::size_t(EffectKind::RenameTable)])
        return hits;
    eachChange<change::Rename>(input, [&](const change::Rename &rename, ByteRange range) {
        const QString name = writtenText(rename.name);
        if (rename.objectKind == "table"_L1 && rename.part.isEmpty() && isKnownIndex(input, name))
            hits.push_back({range, name, Within::Nothing, {QT_TRANSLATE_NOOP("app", "%1 is an index."), {name}}});
    });
    return hits;
}

}  // namespace

const Rule mergeAlterTable{
    "merge-alter-table",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "Going through a table twice"),
    QT_TRANSLATE_NOOP("app",
                      "Each ALTER TABLE reads or writes every row under its lock; one statement does all of it "
                      "in one go."),
    QT_TRANSLATE_NOOP("app", "One ALTER TABLE with both changes, parted by a comma."),
    &checkMerge,
    Bucket::Hygiene,
    true,
    0,
    0,
    R"sql(ALTER TABLE users ADD COLUMN token uuid DEFAULT gen_random_uuid();
ALTER TABLE users ADD COLUMN secret uuid DEFAULT gen_random_uuid();)sql",
    R"sql(CREATE TABLE users (id int, note varchar(10));
-- next file
ALTER TABLE users
    ADD COLUMN token uuid DEFAULT gen_random_uuid(),
    ADD COLUMN secret uuid DEFAULT gen_random_uuid();
ALTER TABLE users ALTER COLUMN note TYPE varchar(20);)sql",
};

const Rule renameIndexAsTable{
    "alter-table-rename-index",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "Renaming an index as if it were a table"),
    QT_TRANSLATE_NOOP("app",
                      "ALTER TABLE takes ACCESS EXCLUSIVE on it, for which every query of its table waits; ALTER "
                      "INDEX lets them go on."),
    QT_TRANSLATE_NOOP("app", "ALTER INDEX … RENAME TO …."),
    &checkRenamedIndex,
    Bucket::Hazard,
    true,
    12,
    0,
    R"sql(CREATE TABLE users (id bigint PRIMARY KEY, email text);
CREATE INDEX mails ON users (email);
-- next file
ALTER TABLE mails RENAME TO users_email_idx;)sql",
    R"sql(CREATE TABLE users (id bigint PRIMARY KEY, email text);
CREATE INDEX mails ON users (email);
-- next file
ALTER INDEX mails RENAME TO users_email_idx;)sql",
};

const Rule cumulativeLockBudget{
    "cumulative-lock-budget",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "Many tables locked by one file"),
    QT_TRANSLATE_NOOP("app", "In one transaction, nobody can read any of them until the last statement is through."),
    QT_TRANSLATE_NOOP("app", "Part the file, so that each migration locks a few."),
    [](const RuleInput &input) {
        return checkCount(input, LockMode::AccessExclusive, mostTablesLocked,
                          QT_TRANSLATE_N_NOOP("app", "%n relation(s) are locked against reads and writes: %1."));
    },
    Bucket::Hazard,
    false,
    0,
    0,
    R"sql(ALTER TABLE a ADD COLUMN n int;
ALTER TABLE b ADD COLUMN n int;
ALTER TABLE c ADD COLUMN n int;
ALTER TABLE d ADD COLUMN n int;
ALTER TABLE e ADD COLUMN n int;
ALTER TABLE f ADD COLUMN n int;)sql",
    R"sql(ALTER TABLE a ADD COLUMN n int;
ALTER TABLE b ADD COLUMN n int;)sql",
};

const Rule blastRadius{
    "blast-radius",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "One file that touches much"),
    QT_TRANSLATE_NOOP("app", "When it fails, or has to be taken back, all of that is affected at once."),
    QT_TRANSLATE_NOOP("app", "Part it into migrations that can be deployed and reverted by themselves."),
    [](const RuleInput &input) {
        return checkCount(input, LockMode::RowExclusive, mostTablesTouched,
                          QT_TRANSLATE_N_NOOP("app", "%n relation(s) that were there are changed: %1."));
    },
    Bucket::Hygiene,
    false,
    0,
    0,
    R"sql(UPDATE a SET n = 1 WHERE id = 1;
UPDATE b SET n = 1 WHERE id = 1;
UPDATE c SET n = 1 WHERE id = 1;
UPDATE d SET n = 1 WHERE id = 1;
UPDATE e SET n = 1 WHERE id = 1;
UPDATE f SET n = 1 WHERE id = 1;
UPDATE g SET n = 1 WHERE id = 1;
UPDATE h SET n = 1 WHERE id = 1;
UPDATE i SET n = 1 WHERE id = 1;
UPDATE j SET n = 1 WHERE id = 1;
UPDATE k SET n = 1 WHERE id = 1;)sql",
    R"sql(UPDATE a SET n = 1 WHERE id = 1;
UPDATE b SET n = 1 WHERE id = 1;)sql",
};

const Rule matviewWithData{
    "matview-with-data",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "A materialized view that is filled as it is made"),
    QT_TRANSLATE_NOOP("app", "The migration's locks are kept for as long as its query runs."),
    QT_TRANSLATE_NOOP("app", "CREATE MATERIALIZED VIEW … WITH NO DATA, and REFRESH it in a migration of its own."),
    [](const RuleInput &input) {
        std::vector<RuleHit> hits;
        for (const Effect &view : immediateEffects(input, {EffectKind::CreateMaterializedView})) {
            if (view.traits.testFlag(Trait::ReadsData))
                hits.push_back(hitAt(view, QT_TRANSLATE_NOOP("app", "The query of %1 runs to its end here.")));
        }
        return hits;
    },
    Bucket::Hazard,
    false,
    0,
    0,
    R"sql(CREATE MATERIALIZED VIEW totals AS SELECT sum(price) AS total FROM orders;)sql",
    R"sql(CREATE MATERIALIZED VIEW totals AS SELECT sum(price) AS total FROM orders WITH NO DATA;)sql",
};

}  // namespace lockstep::rules
