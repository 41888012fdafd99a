// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/hits.h"
#include "app/review/rules/index.h"
#include "app/sql/quoting.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace lockstep::rules {

using namespace Qt::StringLiterals;

namespace {

/// A word of the statement, whatever stands around it.
bool names(const RuleInput &input, std::size_t statement, const QString &name)
{
    const QByteArray text = input.script.text(input.script.statements[statement]);
    if (!text.contains(name.toUtf8()))
        return false;
    return std::ranges::any_of(scan(text).tokens, [&](const Token &token) {
        const QByteArray word = text.mid(token.range.begin, token.range.length());
        return token.kind == TokenKind::Identifier && (word == name.toUtf8() || word == '"' + name.toUtf8() + '"');
    });
}

/// Rows are written into a table that this file makes for good, from a statement that names the other.
bool copies(const RuleInput &input, std::size_t statement, const QString &source)
{
    return std::ranges::any_of(input.effects[statement].effects, [&](const Effect &effect) {
        const bool isFilled = effect.kind == EffectKind::Insert
            || (effect.kind == EffectKind::CreateTable && input.effects[statement].tag == "CREATE TABLE AS"_L1);
        const bool isNew
            = effect.kind == EffectKind::CreateTable || input.facts.isMadeBefore(effect.relation, statement);
        const bool stays
            = !effect.traits.testFlag(Trait::Temporary) && !input.facts.isDroppedAfter(effect.relation, statement);
        return !effect.deferred && isFilled && isNew && stays && effect.relation != source
            && names(input, statement, ownName(source));
    });
}

std::vector<RuleHit> checkCopy(const RuleInput &input)
{
    return hitsOn(input, {EffectKind::DropTable},
                  QT_TRANSLATE_NOOP("app", "%1 is dropped in the file that copies its rows."),
                  [&input](const Effect &drop) {
                      return std::ranges::any_of(input.facts.fills(), [&](std::size_t earlier) {
                          return earlier < input.statement && copies(input, earlier, drop.object);
                      });
                  });
}

/// What is named temporary or is renamed into its place is a means to an end.
std::vector<RuleHit> checkCreateThenDrop(const RuleInput &input)
{
    std::vector<RuleHit> hits;
    for (const Effect &made : immediateEffects(input, {EffectKind::CreateTable})) {
        if (!made.traits.testFlag(Trait::Temporary) && input.facts.isDroppedAfter(made.object, input.statement)
            && !input.facts.isMadeAfter(made.object, input.statement))
            hits.push_back(hitAt(made, QT_TRANSLATE_NOOP("app", "%1 is dropped again in this file.")));
    }
    return hits;
}

/// The type could have been the right one where the column was made.
std::vector<RuleHit> checkCreateThenRewrite(const RuleInput &input)
{
    std::vector<RuleHit> hits;
    for (const Effect &altered : immediateEffects(input, {EffectKind::AlterColumnType})) {
        if (concernsNew(input, altered) && !altered.traits.testFlag(Trait::Converted))
            hits.push_back(hitAt(altered, QT_TRANSLATE_NOOP("app", "%1 was made in this file with another type.")));
    }
    return hits;
}

std::vector<RuleHit> checkDeterminism(const RuleInput &input)
{
    static constexpr std::array words{
        "now", "random", "gen_random_uuid", "clock_timestamp", "uuid_generate_v4", "current_timestamp"};
    std::vector<RuleHit> hits;
    const auto writes = immediateEffects(input, {EffectKind::Insert, EffectKind::UpdateAll, EffectKind::UpdateWhere});
    if (writes.empty() || writes.front().within != Within::Nothing)
        return hits;
    const Statement &statement = input.script.statements[input.statement];
    const QByteArray text = input.script.text(statement);
    for (const Token &token : scan(text).tokens) {
        const QByteArray word = text.mid(token.range.begin, token.range.length()).toLower();
        const bool isCall = std::ranges::any_of(words, [&word](const char *one) { return word == one; });
        if ((token.kind != TokenKind::Identifier && token.kind != TokenKind::Keyword) || !isCall)
            continue;
        hits.push_back(
            {{statement.range.begin + token.range.begin, statement.range.begin + token.range.end},
             writes.front().relation,
             Within::Nothing,
             {QT_TRANSLATE_NOOP("app", "%1 gives another value in every database."), {QString::fromUtf8(word)}}});
        return hits;
    }
    return hits;
}

}  // namespace

const Rule copyThenDrop{
    "copy-then-drop",
    Severity::Warning,
    QT_TRANSLATE_NOOP("app", "Rows copied, and the original dropped at once"),
    QT_TRANSLATE_NOOP("app",
                      "Nobody can compare the copy with the original any more, and what the copy lacks only a backup "
                      "brings back."),
    QT_TRANSLATE_NOOP("app", "Rename the original, and drop it in a later migration."),
    &checkCopy,
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(CREATE TABLE events_new (id bigint PRIMARY KEY, at timestamptz);
INSERT INTO events_new SELECT id, at FROM events;
DROP TABLE events;
ALTER TABLE events_new RENAME TO events;)sql",
    R"sql(CREATE TABLE events_new (id bigint PRIMARY KEY, at timestamptz);
INSERT INTO events_new SELECT id, at FROM events;
ALTER TABLE events RENAME TO events_old;
ALTER TABLE events_new RENAME TO events;)sql",
};

const Rule createThenDrop{
    "create-then-drop",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "A table made and dropped in one file"),
    QT_TRANSLATE_NOOP("app",
                      "If it is only a means, a temporary table cannot be left behind; if not, one is a mistake."),
    QT_TRANSLATE_NOOP("app", "CREATE TEMPORARY TABLE, or leave both out."),
    &checkCreateThenDrop,
    Bucket::Advice,
    false,
    0,
    0,
    R"sql(CREATE TABLE copy (id bigint PRIMARY KEY);
INSERT INTO copy SELECT id FROM users;
DROP TABLE copy;)sql",
    R"sql(CREATE TEMPORARY TABLE copy (id bigint PRIMARY KEY);
INSERT INTO copy SELECT id FROM users;
DROP TABLE copy;)sql",
};

const Rule createThenRewrite{
    "create-then-rewrite",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "A column made and given another type in one file"),
    QT_TRANSLATE_NOOP("app", "What fills the column in between is written twice, and a reader has to follow both."),
    QT_TRANSLATE_NOOP("app", "Make it with the type that it is to have."),
    &checkCreateThenRewrite,
    Bucket::Hygiene,
    true,
    0,
    0,
    R"sql(CREATE TABLE notes (id int PRIMARY KEY);
ALTER TABLE notes ALTER COLUMN id TYPE bigint;)sql",
    R"sql(CREATE TABLE notes (id bigint PRIMARY KEY);)sql",
};

const Rule nonDeterministicWrite{
    "non-deterministic-write",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "Data that differs from database to database"),
    QT_TRANSLATE_NOOP("app", "Two databases of one history have other rows, and a rehearsal proves less."),
    QT_TRANSLATE_NOOP("app", "Write the value itself."),
    &checkDeterminism,
    Bucket::Advice,
    false,
    0,
    0,
    R"sql(INSERT INTO settings (name, made_at) VALUES ('theme', now());)sql",
    R"sql(INSERT INTO settings (name, made_at) VALUES ('theme', '2026-01-01');)sql",
};

}  // namespace lockstep::rules
