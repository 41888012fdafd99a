// SPDX-License-Identifier: GPL-3.0-or-later

// How the owning tool runs the file: what it wraps in a transaction, and what happens when it runs it again.

#include "app/review/hits.h"
#include "app/review/rules/index.h"
#include "app/sql/quoting.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep::rules {

using namespace Qt::StringLiterals;

namespace {

bool endsTransaction(TransactionControl control)
{
    return control == TransactionControl::Commit || control == TransactionControl::Rollback
        || control == TransactionControl::Other;
}

/// Once a file. A tool that sends the whole text as one query leaves its transactions to the text.
std::vector<RuleHit> checkCommit(const RuleInput &input)
{
    const Wrapping wrapping = wrappingOf(input);
    if ((wrapping != Wrapping::InBlock && wrapping != Wrapping::InBlockOrNothing)
        || !endsTransaction(effectsOf(input).control))
        return {};
    for (std::size_t i = 0; i < input.statement; ++i) {
        if (endsTransaction(input.effects[i].control))
            return {};
    }
    return {hitOnStatement(
        input, {QT_TRANSLATE_NOOP("app", "%1 ends the transaction that the tool began."), {effectsOf(input).tag}})};
}

/// What PostgreSQL would refuse when the same statement runs a second time.
bool isRefusedAgain(const Effect &effect)
{
    if (effect.deferred || effect.ifExists || effect.within != Within::Nothing)
        return false;
    switch (effect.kind) {
    case EffectKind::CreateView:
    case EffectKind::CreateFunction:
    case EffectKind::CreateOther:
    case EffectKind::DropOwned:
        return false;
    default:
        return effect.kind <= EffectKind::DropOther
            || (effect.kind >= EffectKind::RenameTable && effect.kind <= EffectKind::RenameOther);
    }
}

bool drops(const Effect &effect)
{
    return effect.kind >= EffectKind::DropTable && effect.kind <= EffectKind::DropOther;
}

bool makes(const Effect &effect)
{
    return effect.kind <= EffectKind::AddAttribute || effect.kind == EffectKind::ReplaceFunction
        || effect.kind == EffectKind::ReplaceView;
}

/// The same run has made what it drops, or dropped what it makes, so that it finds things as it needs them.
bool isPrepared(const std::vector<Effect> &effects, const Effect &refused)
{
    return std::ranges::any_of(effects, [&refused](const Effect &other) {
        const bool isOpposite = (drops(refused) && makes(other)) || (makes(refused) && drops(other));
        return !other.deferred && isOpposite && ownName(other.object) == ownName(refused.object);
    });
}

bool isReplacedTrigger(const StatementEffects &statement)
{
    return std::ranges::any_of(statement.changes, [](const LocatedChange &located) {
        const auto *trigger = std::get_if<change::CreateTrigger>(&located.change);
        return trigger && trigger->isReplaced;
    });
}

/// The first effect of a statement that stops a second run of the file; null for none.
const Effect *firstRefusedAgain(const RuleInput &input, std::size_t statement)
{
    const StatementEffects &effects = input.effects[statement];
    if (isReplacedTrigger(effects))
        return nullptr;
    for (const Effect &effect : effects.effects) {
        bool isReady = !isRefusedAgain(effect) || isPrepared(effects.effects, effect);
        for (std::size_t i = 0; i < statement && !isReady; ++i)
            isReady = isPrepared(input.effects[i].effects, effect);
        if (!isReady)
            return &effect;
    }
    return nullptr;
}

/// Statements are compared pair by pair; nobody makes a file of more than these able to run twice by hand.
constexpr std::size_t longestFile = 200;

/// A statement before this one has no guard either.
bool isSaidBefore(const RuleInput &input)
{
    if (input.effects.size() > longestFile)
        return true;
    for (std::size_t i = 0; i < input.statement; ++i) {
        if (firstRefusedAgain(input, i))
            return true;
    }
    return false;
}

bool hasNoTransaction(const RuleInput &input)
{
    return wrappingOf(input) == Wrapping::Nothing && !input.facts.hasTransactionBlock();
}

/// Once a file. The last statement may fail and run again; what stands before another has taken effect by then.
std::vector<RuleHit> checkRerun(const RuleInput &input)
{
    if (!hasNoTransaction(input) || input.statement + 1 == input.effects.size())
        return {};
    const Effect *effect = isSaidBefore(input) ? nullptr : firstRefusedAgain(input, input.statement);
    if (!effect)
        return {};
    return {hitAt(*effect, QT_TRANSLATE_NOOP("app", "If a later statement fails, this stops the next run."))};
}

/// VALIDATE changes nothing that a later failure would have to take back.
bool isWork(const StatementEffects &statement)
{
    return std::ranges::any_of(statement.effects, [](const Effect &effect) {
        return !effect.deferred && effect.kind < EffectKind::Set && effect.kind != EffectKind::ValidateConstraint;
    });
}

/// Exactly one statement before this one works.
bool isSecondStep(const RuleInput &input)
{
    int steps = 0;
    for (std::size_t i = 0; i < input.statement && steps < 2; ++i)
        steps += isWork(input.effects[i]) ? 1 : 0;
    return steps == 1;
}

/// Once a file, at the second step. A file of statements that refuse a transaction has no choice.
std::vector<RuleHit> checkSteps(const RuleInput &input)
{
    // Who opts out of the tool's transaction has chosen so.
    if (input.isWithoutTransaction || !hasNoTransaction(input) || !isWork(effectsOf(input)) || !isSecondStep(input))
        return {};
    const bool refuses = std::ranges::any_of(input.effects, [](const StatementEffects &statement) {
        return statement.transaction == TransactionNeed::Outside;
    });
    if (refuses)
        return {};
    return {hitOnStatement(input,
                           {QT_TRANSLATE_NOOP("app",
                                              "If this fails, what stands above it stays: nothing wraps the file in "
                                              "a transaction.")})};
}

std::vector<RuleHit> checkIdempotent(const RuleInput &input)
{
    const Effect *effect = firstRefusedAgain(input, input.statement);
    if (!effect || isSaidBefore(input))
        return {};
    return {hitAt(*effect,
                  {QT_TRANSLATE_NOOP("app", "A second run of the file fails here: %1."),
                   QT_TRANSLATE_NOOP("app", "A second run of the file fails here.")})};
}

}  // namespace

const Rule commitInFile{
    "commit-in-file",
    Severity::Warning,
    QT_TRANSLATE_NOOP("app", "A COMMIT inside of the tool's transaction"),
    QT_TRANSLATE_NOOP("app",
                      "What follows runs outside of any transaction, and when it fails, the first part stays while the "
                      "tool takes nothing for applied."),
    QT_TRANSLATE_NOOP("app", "Leave BEGIN and COMMIT out, or opt out of the tool's transaction."),
    &checkCommit,
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(-- wrapped
BEGIN;
ALTER TABLE users ADD COLUMN a int;
COMMIT;)sql",
    R"sql(-- wrapped
ALTER TABLE users ADD COLUMN a int;)sql",
};

const Rule notRerunnable{
    "not-rerunnable-non-tx",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "A step outside of transactions that cannot run twice"),
    QT_TRANSLATE_NOOP("app",
                      "When a later statement fails, this one stays, and running the file again stops here until "
                      "somebody clears up by hand."),
    QT_TRANSLATE_NOOP("app", "IF EXISTS or IF NOT EXISTS, or a file of its own."),
    &checkRerun,
    Bucket::Hygiene,
    true,
    0,
    0,
    R"sql(-- no-transaction
DROP INDEX CONCURRENTLY users_email;
CREATE INDEX CONCURRENTLY users_email ON users (lower(email));)sql",
    R"sql(-- no-transaction
DROP INDEX CONCURRENTLY IF EXISTS users_email;
CREATE INDEX CONCURRENTLY users_email ON users (lower(email));)sql",
};

const Rule stepsWithoutTransaction{
    "multi-step-without-transaction",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "Several steps without a transaction"),
    QT_TRANSLATE_NOOP("app", "Each commits by itself: a failure in the middle leaves a schema that no file describes."),
    QT_TRANSLATE_NOOP("app", "BEGIN; at the top and COMMIT; at the end."),
    &checkSteps,
    Bucket::Hygiene,
    true,
    0,
    0,
    R"sql(-- unwrapped
ALTER TABLE users ADD COLUMN IF NOT EXISTS a int;
ALTER TABLE users ADD COLUMN IF NOT EXISTS b int;)sql",
    R"sql(-- unwrapped
BEGIN;
ALTER TABLE users ADD COLUMN a int;
ALTER TABLE users ADD COLUMN b int;
COMMIT;)sql",
};

const Rule notIdempotent{
    "not-idempotent",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "A file that cannot run twice"),
    QT_TRANSLATE_NOOP("app", "Where a project asks for it, every file runs on a database that has it already."),
    QT_TRANSLATE_NOOP("app", "IF EXISTS, IF NOT EXISTS, OR REPLACE, or a DO block that looks first."),
    &checkIdempotent,
    Bucket::Advice,
    false,
    0,
    0,
    R"sql(ALTER TABLE users ADD COLUMN a int;)sql",
    R"sql(ALTER TABLE users ADD COLUMN IF NOT EXISTS a int;)sql",
};

}  // namespace lockstep::rules
