// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/hits.h"
#include "app/review/rules/index.h"

#include <QCoreApplication>

namespace lockstep::rules {

using namespace Qt::StringLiterals;

namespace {

std::vector<RuleHit> checkLockTable(const RuleInput &input)
{
    std::vector<RuleHit> hits;
    if (effectsOf(input).tag != "LOCK"_L1 && effectsOf(input).tag != "LOCK TABLE"_L1)
        return hits;
    for (const LockForecast &lock : effectsOf(input).locks) {
        if (lock.mode < LockMode::Exclusive || input.facts.isMadeBefore(lock.relation, input.statement))
            continue;
        hits.push_back(hitOnStatement(
            input, {QT_TRANSLATE_NOOP("app", "%1 is locked until the transaction ends."), {lock.relation}}));
        hits.back().object = lock.relation;
    }
    return hits;
}

std::vector<RuleHit> checkLocal(const RuleInput &input)
{
    if (!input.isWithoutTransaction || input.facts.isInTransactionBlock(input.statement))
        return {};
    std::vector<RuleHit> hits;
    for (const Effect &set : immediateEffects(input, {EffectKind::Set})) {
        if (set.traits.testFlag(Trait::Local) && set.within == Within::Nothing)
            hits.push_back(hitAt(set, QT_TRANSLATE_NOOP("app", "SET LOCAL %1 does nothing outside a transaction.")));
    }
    return hits;
}

std::vector<RuleHit> checkReference(const RuleInput &input)
{
    std::vector<RuleHit> hits;
    eachChange<change::CreateTable>(input, [&](const change::CreateTable &table, ByteRange range) {
        const auto look = [&](const WrittenConstraint &constraint) {
            const QString other = writtenText(constraint.referenced);
            const bool isOther = constraint.kind == WrittenConstraint::Kind::ForeignKey
                && other != writtenText(table.name) && !input.facts.isMadeBefore(other, input.statement);
            if (isOther)
                hits.push_back(
                    {range,
                     other,
                     Within::Nothing,
                     {QT_TRANSLATE_NOOP("app", "Writes to %1 wait while the table that references it is made."),
                      {other}}});
        };
        for (const WrittenConstraint &constraint : table.constraints)
            look(constraint);
        for (const WrittenColumn &column : table.columns) {
            for (const WrittenConstraint &constraint : column.constraints)
                look(constraint);
        }
    });
    return hits;
}

}  // namespace

const Rule explicitLock{
    "explicit-lock-table",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "Locking a table by hand"),
    QT_TRANSLATE_NOOP("app", "Everybody else waits until the transaction ends, whatever it does until then."),
    QT_TRANSLATE_NOOP("app", "Leave it out: every statement takes the lock that it needs. Or lock in a weaker mode."),
    &checkLockTable,
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(LOCK TABLE users;)sql",
    R"sql(LOCK TABLE users IN SHARE UPDATE EXCLUSIVE MODE;)sql",
};

const Rule wideLockWindow{
    "wide-lock-window",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "Several tables locked in one transaction"),
    QT_TRANSLATE_NOOP("app",
                      "Each is kept until the last is done, and code that takes them in another order runs into a "
                      "deadlock."),
    QT_TRANSLATE_NOOP("app", "One migration a table, where they do not need each other."),
    [](const RuleInput &input) -> std::vector<RuleHit> {
        if (input.facts.secondTableLocked() != std::ptrdiff_t(input.statement))
            return {};
        return {hitOnStatement(input,
                               {QT_TRANSLATE_NOOP("app", "This is the second table that is locked until the end.")})};
    },
    Bucket::Hazard,
    false,
    0,
    0,
    R"sql(ALTER TABLE users ADD COLUMN a int;
ALTER TABLE orders ADD COLUMN b int;)sql",
    R"sql(ALTER TABLE users ADD COLUMN a int;
ALTER TABLE users ADD COLUMN b int;)sql",
};

const Rule missingLockTimeout{
    "missing-lock-timeout",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "A lock without a limit to waiting for it"),
    QT_TRANSLATE_NOOP("app",
                      "While it waits behind a long query, everybody else queues behind it. A deploy by Lockstep sets "
                      "the limit itself; another tool may not."),
    QT_TRANSLATE_NOOP("app", "SET lock_timeout = '5s'; before it, and try again when it is hit."),
    [](const RuleInput &input) -> std::vector<RuleHit> {
        if (input.facts.firstLockWithoutTimeout() != std::ptrdiff_t(input.statement))
            return {};
        return {hitOnStatement(input, {QT_TRANSLATE_NOOP("app", "No lock_timeout is set before this.")})};
    },
    Bucket::Hygiene,
    false,
    0,
    0,
    R"sql(ALTER TABLE users ADD COLUMN a int;)sql",
    R"sql(SET lock_timeout = '5s';
ALTER TABLE users ADD COLUMN a int;)sql",
};

const Rule setLocalOutside{
    "set-local-outside-tx",
    Severity::Warning,
    QT_TRANSLATE_NOOP("app", "SET LOCAL without a transaction"),
    QT_TRANSLATE_NOOP("app", "PostgreSQL only warns, and the setting stays what it was: a timeout is not set."),
    QT_TRANSLATE_NOOP("app", "SET without LOCAL, and RESET at the end."),
    &checkLocal,
    Bucket::Hygiene,
    true,
    0,
    0,
    R"sql(-- no-transaction
SET LOCAL lock_timeout = '5s';
CREATE INDEX CONCURRENTLY users_email ON users (email);)sql",
    R"sql(-- no-transaction
SET lock_timeout = '5s';
CREATE INDEX CONCURRENTLY users_email ON users (email);)sql",
};

const Rule triggerLock{
    "trigger-lock",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "A trigger on a table that is in use"),
    QT_TRANSLATE_NOOP("app", "Writes wait for a moment, and queue behind a long transaction that writes."),
    QT_TRANSLATE_NOOP("app", "Set lock_timeout, and choose a quiet moment."),
    [](const RuleInput &input) {
        return hitsOn(input, {EffectKind::CreateTrigger, EffectKind::EnableTrigger, EffectKind::DisableTrigger},
                      QT_TRANSLATE_NOOP("app", "Writes to %2 wait for the trigger's lock."),
                      [](const Effect &trigger) { return !trigger.traits.testFlag(Trait::All); });
    },
    Bucket::Hazard,
    false,
    0,
    0,
    R"sql(CREATE TRIGGER audit AFTER INSERT ON users FOR EACH ROW EXECUTE FUNCTION note_it();)sql",
    R"sql(CREATE TABLE users (id bigint);
CREATE TRIGGER audit AFTER INSERT ON users FOR EACH ROW EXECUTE FUNCTION note_it();)sql",
};

const Rule policyLock{
    "policy-rls-lock",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "Row level security on a table that is in use"),
    QT_TRANSLATE_NOOP("app", "Readers and writers wait for a moment, and queue behind a long query."),
    QT_TRANSLATE_NOOP("app", "Set lock_timeout, and choose a quiet moment."),
    [](const RuleInput &input) {
        return hitsOn(input,
                      {EffectKind::CreatePolicy, EffectKind::DropPolicy, EffectKind::EnableRls, EffectKind::DisableRls},
                      QT_TRANSLATE_NOOP("app", "%2 is locked against reads and writes for a moment."),
                      [](const Effect &effect) { return !effect.relation.isEmpty(); });
    },
    Bucket::Hazard,
    false,
    0,
    0,
    R"sql(CREATE POLICY own ON notes USING (owner = current_user);)sql",
    R"sql(CREATE TABLE notes (owner text);
CREATE POLICY own ON notes USING (owner = current_user);)sql",
};

const Rule createTableReference{
    "create-table-fk-locks-parent",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "A new table that references one in use"),
    QT_TRANSLATE_NOOP("app", "The table that is referenced is locked against writes until the transaction ends."),
    QT_TRANSLATE_NOOP("app", "Make it at the end of the migration, or set lock_timeout."),
    &checkReference,
    Bucket::Hazard,
    false,
    0,
    0,
    R"sql(CREATE TABLE orders (user_id bigint REFERENCES users (id));)sql",
    R"sql(CREATE TABLE users (id bigint PRIMARY KEY);
CREATE TABLE orders (user_id bigint REFERENCES users (id));)sql",
};

}  // namespace lockstep::rules
