// SPDX-License-Identifier: GPL-3.0-or-later

// The session's limits: lock_timeout and its kin.

#include "app/review/hits.h"
#include "app/review/rules/index.h"
#include "app/review/settings.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep::rules {

using namespace Qt::StringLiterals;

namespace {

bool isSet(const StatementEffects &effects, QLatin1StringView setting)
{
    return std::ranges::any_of(effects.effects, [setting](const Effect &effect) {
        return effect.kind == EffectKind::Set && !effect.deferred && effect.object == setting;
    });
}

bool isSetBefore(const RuleInput &input, QLatin1StringView setting)
{
    return input.facts.isSetBefore(setting, input.statement);
}

/// Somebody may wait for this statement's locks, or it for theirs.
bool locksWhatIsThere(const RuleInput &input, std::size_t statement)
{
    return std::ranges::any_of(input.effects[statement].locks, [&](const LockForecast &lock) {
        return lock.mode >= LockMode::Share && !input.facts.isMadeBefore(lock.relation, statement + 1);
    });
}

/// From here until lock_timeout is set again.
bool isInForceForALock(const RuleInput &input)
{
    for (std::size_t i = input.statement + 1; i < input.effects.size(); ++i) {
        if (isSet(input.effects[i], "lock_timeout"_L1))
            return false;
        if (locksWhatIsThere(input, i))
            return true;
    }
    return false;
}

/// The statement's lock_timeout in milliseconds, as PostgreSQL reads it: a bare number is milliseconds.
std::optional<qint64> lockTimeoutMs(const RuleInput &input)
{
    for (const Effect &set : immediateEffects(input, {EffectKind::Set})) {
        bool isNumber = false;
        const qint64 bare = set.detail.trimmed().toLongLong(&isNumber);
        if (set.object != "lock_timeout"_L1 || set.within != Within::Nothing || set.detail.isEmpty())
            continue;
        if (isNumber)
            return bare;
        if (const auto duration = parseDuration(set.detail))
            return duration->count();
    }
    return {};
}

std::vector<RuleHit> checkZero(const RuleInput &input)
{
    if (lockTimeoutMs(input) != 0 || !isInForceForALock(input))
        return {};
    return {hitOnStatement(input, {QT_TRANSLATE_NOOP("app", "The locks after this are waited for without limit.")})};
}

std::vector<RuleHit> checkTooLong(const RuleInput &input)
{
    const auto longest
        = input.settings ? input.settings->conventions.longestLockTimeout : Conventions().longestLockTimeout;
    const auto given = lockTimeoutMs(input);
    if (!given || *given <= longest.count() || !isInForceForALock(input))
        return {};
    return {hitOnStatement(input,
                           {QT_TRANSLATE_NOOP("app", "Others may queue behind a waiting lock for %1 s."),
                            {QString::number(*given / 1000)}})};
}

std::vector<RuleHit> checkLate(const RuleInput &input)
{
    const auto given = lockTimeoutMs(input);
    if (!given || *given == 0 || isSetBefore(input, "lock_timeout"_L1))
        return {};
    const std::ptrdiff_t first = input.facts.firstLock();
    if (first < 0 || first >= std::ptrdiff_t(input.statement))
        return {};
    return {hitOnStatement(input, {QT_TRANSLATE_NOOP("app", "A lock was waited for before this, without a limit.")})};
}

/// The first statement of the file that works on what is there, where the setting is not set before it.
std::vector<RuleHit> lacking(const RuleInput &input, QLatin1StringView setting, const char *text)
{
    if (input.facts.firstLock() != std::ptrdiff_t(input.statement) || isSetBefore(input, setting))
        return {};
    RuleHit hit = hitOnStatement(input, {text, {setting}});
    hit.object = setting;
    return {hit};
}

}  // namespace

const Rule lockTimeoutZero{
    "lock-timeout-zero",
    Severity::Warning,
    QT_TRANSLATE_NOOP("app", "Waiting for locks without limit"),
    QT_TRANSLATE_NOOP("app", "Zero switches the limit off: behind one long query, everybody queues."),
    QT_TRANSLATE_NOOP("app", "SET lock_timeout = '5s'; and try again when it is hit."),
    &checkZero,
    Bucket::Hygiene,
    true,
    0,
    0,
    R"sql(SET lock_timeout = 0;
ALTER TABLE users ADD COLUMN a int;)sql",
    R"sql(SET lock_timeout = '5s';
ALTER TABLE users ADD COLUMN a int;
SET lock_timeout = 0;)sql",
};

const Rule lockTimeoutTooLong{
    "lock-timeout-too-long",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "Waiting for locks for minutes"),
    QT_TRANSLATE_NOOP("app", "While the statement waits, every later query of the table queues behind it."),
    QT_TRANSLATE_NOOP("app", "A few seconds, and try again when they are over."),
    &checkTooLong,
    Bucket::Hygiene,
    true,
    0,
    0,
    R"sql(SET lock_timeout = '10min';
ALTER TABLE users ADD COLUMN a int;)sql",
    R"sql(SET lock_timeout = '5s';
ALTER TABLE users ADD COLUMN a int;)sql",
};

const Rule lockTimeoutLate{
    "lock-timeout-late",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "A limit that comes after the first lock"),
    QT_TRANSLATE_NOOP("app", "The statements above it wait without limit, and others queue behind them."),
    QT_TRANSLATE_NOOP("app", "Set it at the top of the file."),
    &checkLate,
    Bucket::Hygiene,
    true,
    0,
    0,
    R"sql(ALTER TABLE users ADD COLUMN a int;
SET lock_timeout = '5s';
ALTER TABLE users ADD COLUMN b int;)sql",
    R"sql(SET lock_timeout = '5s';
ALTER TABLE users ADD COLUMN a int;
ALTER TABLE users ADD COLUMN b int;)sql",
};

const Rule missingStatementTimeout{
    "missing-statement-timeout",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "Work on tables in use without a limit to its time"),
    QT_TRANSLATE_NOOP("app",
                      "A statement that takes longer than anybody expected keeps its locks until somebody stops it. A "
                      "deploy by Lockstep can set the limit itself; another tool may not."),
    QT_TRANSLATE_NOOP("app", "SET statement_timeout (transaction_timeout since PostgreSQL 17) before it."),
    [](const RuleInput &input) {
        return isSetBefore(input, "transaction_timeout"_L1)
            ? std::vector<RuleHit>()
            : lacking(input, "statement_timeout"_L1, QT_TRANSLATE_NOOP("app", "No %1 is set before this."));
    },
    Bucket::Hygiene,
    false,
    0,
    0,
    R"sql(ALTER TABLE users ADD COLUMN a int;)sql",
    R"sql(SET statement_timeout = '15min';
ALTER TABLE users ADD COLUMN a int;)sql",
};

const Rule missingIdleTimeout{
    "missing-idle-timeout",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "Locks that outlive a runner that hangs"),
    QT_TRANSLATE_NOOP("app",
                      "When whoever runs the file stops in the middle and stays connected, its locks stay as well."),
    QT_TRANSLATE_NOOP("app", "SET idle_in_transaction_session_timeout = '1min'; before it."),
    [](const RuleInput &input) {
        return lacking(input, "idle_in_transaction_session_timeout"_L1,
                       QT_TRANSLATE_NOOP("app", "No %1 is set before this."));
    },
    Bucket::Hygiene,
    false,
    0,
    0,
    R"sql(ALTER TABLE users ADD COLUMN a int;)sql",
    R"sql(SET idle_in_transaction_session_timeout = '1min';
ALTER TABLE users ADD COLUMN a int;)sql",
};

const Rule missingApplicationName{
    "missing-application-name",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "A session without a name"),
    QT_TRANSLATE_NOOP("app", "Whoever looks for what holds a lock cannot tell the migration from the application."),
    QT_TRANSLATE_NOOP("app", "SET application_name = 'migration'; before it."),
    [](const RuleInput &input) {
        return lacking(input, "application_name"_L1, QT_TRANSLATE_NOOP("app", "No %1 is set before this."));
    },
    Bucket::Advice,
    false,
    0,
    0,
    R"sql(ALTER TABLE users ADD COLUMN a int;)sql",
    R"sql(SET application_name = 'migration';
ALTER TABLE users ADD COLUMN a int;)sql",
};

}  // namespace lockstep::rules
