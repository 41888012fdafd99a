// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/hits.h"
#include "app/review/rules/index.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep::rules {
namespace {

/// Code that commits by itself refuses nothing but a transaction around all of it.
bool isInsideBlock(const StatementEffects &effects)
{
    const bool commits = std::ranges::any_of(effects.effects, [](const Effect &effect) {
        return effect.kind == EffectKind::Transaction && effect.within == Within::Do;
    });
    return !commits && std::ranges::any_of(effects.effects, [](const Effect &effect) {
        return !effect.deferred && effect.within != Within::Nothing;
    });
}

/// The tool's own transaction, unless the file has ended it.
bool isWrappedByTool(const RuleInput &input)
{
    switch (wrappingOf(input)) {
    case Wrapping::InBlock:
        return !input.facts.hasEndedTransaction(input.statement);
    case Wrapping::Query:
        return input.script.statements.size() > 1;
    case Wrapping::InBlockOrNothing:
        return input.facts.mixesTransactions();
    default:
        return false;
    }
}

std::vector<RuleHit> checkConcurrent(const RuleInput &input)
{
    if (effectsOf(input).transaction != TransactionNeed::Outside)
        return {};
    if (input.facts.isInTransactionBlock(input.statement) || isInsideBlock(effectsOf(input)))
        return {hitOnStatement(
            input,
            {QT_TRANSLATE_NOOP("app", "%1 fails here: it cannot run inside a transaction."), {effectsOf(input).tag}})};
    if (isWrappedByTool(input))
        return {hitOnStatement(
            input,
            {QT_TRANSLATE_NOOP("app", "%1 fails when the tool runs it: what it sends is one transaction."),
             {effectsOf(input).tag}})};
    return {};
}

std::vector<RuleHit> checkMixed(const RuleInput &input)
{
    const auto refuses
        = [](const StatementEffects &statement) { return statement.transaction == TransactionNeed::Outside; };
    const auto end = input.effects.begin() + std::ptrdiff_t(input.statement);
    const bool isFirst = refuses(effectsOf(input)) && std::none_of(input.effects.begin(), end, refuses);
    if (!isFirst || !input.facts.mixesTransactions() || !checkConcurrent(input).empty())
        return {};
    return {hitOnStatement(input,
                           {QT_TRANSLATE_NOOP("app", "This statement (%1) keeps the whole file out of a transaction."),
                            {effectsOf(input).tag}})};
}

std::vector<RuleHit> checkUncommitted(const RuleInput &input)
{
    if (!input.facts.isLeftOpen(input.statement))
        return {};
    return {hitOnStatement(input,
                           {QT_TRANSLATE_NOOP("app", "The transaction that starts here never ends in this file."),
                            {effectsOf(input).tag}})};
}

}  // namespace

const Rule concurrentInTransaction{
    "concurrent-in-transaction",
    Severity::Error,
    QT_TRANSLATE_NOOP("app", "A statement that refuses transactions, inside one"),
    QT_TRANSLATE_NOOP("app", "PostgreSQL stops with error 25001, and the migration with it."),
    QT_TRANSLATE_NOOP("app", "Put it into a migration of its own without BEGIN and COMMIT."),
    &checkConcurrent,
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(BEGIN;
CREATE INDEX CONCURRENTLY i ON users (email);
COMMIT;)sql",
    R"sql(CREATE INDEX CONCURRENTLY i ON users (email);)sql",
};

const Rule mixedTransactions{
    "non-tx-mixed",
    Severity::Warning,
    QT_TRANSLATE_NOOP("app", "A statement that refuses transactions, among others"),
    QT_TRANSLATE_NOOP("app",
                      "When a later statement fails, what came before stays, and the file cannot simply run again."),
    QT_TRANSLATE_NOOP("app", "Put it into a migration of its own."),
    &checkMixed,
    Bucket::Hygiene,
    true,
    0,
    0,
    R"sql(ALTER TABLE users ADD COLUMN a int;
CREATE INDEX CONCURRENTLY i ON users (a);)sql",
    R"sql(CREATE INDEX CONCURRENTLY i ON users (a);)sql",
};

const Rule uncommittedTransaction{
    "uncommitted-transaction",
    Severity::Warning,
    QT_TRANSLATE_NOOP("app", "A transaction that never ends"),
    QT_TRANSLATE_NOOP("app", "Locks stay until the session closes, and then everything is undone."),
    QT_TRANSLATE_NOOP("app", "End it with COMMIT, or leave BEGIN to the tool."),
    &checkUncommitted,
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(BEGIN;
ALTER TABLE users ADD COLUMN a int;)sql",
    R"sql(BEGIN;
ALTER TABLE users ADD COLUMN a int;
COMMIT;)sql",
};

}  // namespace lockstep::rules
