// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/hits.h"
#include "app/review/rules/index.h"
#include "app/sql/quoting.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep::rules {
namespace {

/// Naming a value to place another beside it, or to describe it, does not use it; a function's body uses it later.
bool usesValues(const StatementEffects &effects)
{
    return std::ranges::none_of(effects.effects, [](const Effect &effect) {
        return effect.kind == EffectKind::AddEnumValue || effect.kind == EffectKind::RenameEnumValue
            || effect.kind == EffectKind::CreateFunction || effect.kind == EffectKind::ReplaceFunction
            || effect.objectKind == u"comment";
    });
}

std::optional<ByteRange> stringToken(const QByteArray &text, const QByteArray &quoted)
{
    if (!text.contains(quoted))
        return {};
    for (const Token &token : scan(text).tokens) {
        if (token.kind == TokenKind::String && text.mid(token.range.begin, token.range.length()) == quoted)
            return token.range;
    }
    return {};
}

/// Since 17 the values of a type that the same transaction makes may be used, also those that are added to it.
bool isOfNewType(const RuleInput &input, const QString &value)
{
    if (input.version < 17)
        return false;
    for (std::size_t i = 0; i < input.statement; ++i) {
        for (const Effect &effect : input.effects[i].effects) {
            if (effect.kind == EffectKind::AddEnumValue && ownName(effect.object) == value)
                return input.facts.isMadeBefore(holderOf(effect.object), i);
        }
    }
    return false;
}

std::vector<RuleHit> check(const RuleInput &input)
{
    std::vector<RuleHit> hits;
    if (!usesValues(effectsOf(input)))
        return hits;
    const QStringList values = input.facts.enumValuesBefore(input.statement);
    if (values.isEmpty())
        return hits;
    const Statement &statement = input.script.statements[input.statement];
    const QByteArray text = input.script.text(statement);
    for (const QString &value : values) {
        const auto used = isOfNewType(input, value) ? std::nullopt : stringToken(text, '\'' + value.toUtf8() + '\'');
        if (used)
            hits.push_back(
                {{statement.range.begin + used->begin, statement.range.begin + used->end},
                 value,
                 Within::Nothing,
                 {QT_TRANSLATE_NOOP("app", "The value %1 is used in the transaction that adds it."), {value}}});
    }
    return hits;
}

}  // namespace

const Rule enumValueUsed{
    "enum-add-value-used-same-tx",
    Severity::Error,
    QT_TRANSLATE_NOOP("app", "Using an enum value before it is committed"),
    QT_TRANSLATE_NOOP("app", "PostgreSQL stops with \"unsafe use of new value\", and the migration with it."),
    QT_TRANSLATE_NOOP("app", "Add the value in a migration of its own, before the one that uses it."),
    &check,
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(ALTER TYPE mood ADD VALUE 'blue';
UPDATE people SET mood = 'blue' WHERE mood = 'sad';)sql",
    R"sql(ALTER TYPE mood ADD VALUE 'blue';
COMMIT;
UPDATE people SET mood = 'blue' WHERE id = 1;)sql",
};

}  // namespace lockstep::rules
