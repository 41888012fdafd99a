// SPDX-License-Identifier: GPL-3.0-or-later

// Rows that a migration changes.

#include "app/review/hits.h"
#include "app/review/rules/index.h"
#include "app/review/rules/words.h"
#include "app/sql/quoting.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace lockstep::rules {

using namespace Qt::StringLiterals;

namespace {

QByteArray textOf(const RuleInput &input, ByteRange range)
{
    return input.script.sql.mid(range.begin, range.length());
}

/// The condition asks for nothing but NULL or NOT NULL, which bounds no batch.
bool asksOnlyForNulls(const QByteArray &update)
{
    static constexpr std::array glue{"IS", "NOT", "NULL", "AND", "OR", "(", ")", "."};
    const Words words(update);
    std::size_t at = words.size();
    while (at > 0 && words.upper(at - 1) != "WHERE")
        --at;
    bool asks = false;
    for (; at > 0 && at < words.size(); ++at) {
        const QByteArray word = words.upper(at);
        const bool isAsked = at + 1 < words.size() && words.upper(at + 1) == "IS";
        const bool isName
            = isAsked || words.isOf(at, TokenKind::Identifier) || words.isOf(at, TokenKind::QuotedIdentifier);
        const bool isGlue = std::ranges::any_of(glue, [&word](const char *one) { return word == one; });
        if (!isName && !isGlue)
            return false;
        asks = asks || word == "NULL";
    }
    return asks;
}

/// Another rule says the same of an update without a condition under a lock.
std::vector<RuleHit> checkBackfill(const RuleInput &input)
{
    return hitsOnBusy(input, {EffectKind::UpdateWhere},
                      QT_TRANSLATE_NOOP("app", "Rows of %1 are updated in one go, however many there are: %3."),
                      [&input](const Effect &update) {
                          return update.within != Within::Execute && asksOnlyForNulls(textOf(input, update.range));
                      });
}

/// ANALYZE, or VACUUM that is asked for it: a plain one leaves the statistics as they are.
bool analyses(const RuleInput &input, std::size_t statement)
{
    static constexpr std::array negations{"FALSE", "OFF", "0"};
    const QString &tag = input.effects[statement].tag;
    if (tag != "VACUUM"_L1)
        return tag == "ANALYZE"_L1;
    const Words words(textOf(input, input.script.statements[statement].range));
    for (std::size_t at = 0; at < words.size(); ++at) {
        const QByteArray word = words.upper(at);
        const QByteArray next = at + 1 < words.size() ? words.upper(at + 1) : QByteArray();
        if (word == "ANALYZE" || word == "ANALYSE")
            return std::ranges::none_of(negations, [&next](const char *one) { return next == one; });
    }
    return false;
}

bool isAnalysedAfter(const RuleInput &input, const QString &table)
{
    for (std::size_t i = input.statement + 1; i < input.effects.size(); ++i) {
        const bool names = std::ranges::any_of(input.effects[i].effects, [&table](const Effect &effect) {
            return effect.object.isEmpty() || mayBeSameName(effect.object, table);
        });
        if (names && analyses(input, i))
            return true;
    }
    return false;
}

std::vector<RuleHit> checkAnalyze(const RuleInput &input)
{
    return hitsOn(input, {EffectKind::UpdateAll, EffectKind::DeleteAll},
                  QT_TRANSLATE_NOOP("app", "The planner keeps to what it knew of %1 before."),
                  [&input](const Effect &change) { return !isAnalysedAfter(input, change.object); });
}

bool isDefinition(const Effect &effect)
{
    return !effect.deferred
        && ((effect.kind <= EffectKind::DropOther && effect.kind != EffectKind::CreateRole
             && effect.kind != EffectKind::DropRole)
            || (effect.kind >= EffectKind::AlterColumnType && effect.kind <= EffectKind::ReplaceView));
}

bool changesRows(const Effect &effect)
{
    return !effect.deferred && effect.kind >= EffectKind::Truncate && effect.kind <= EffectKind::Insert;
}

/// Once a file: at the first change of rows that were there, where something defines the schema too.
std::vector<RuleHit> checkMixed(const RuleInput &input)
{
    const auto works = [&input](std::size_t statement, const Effect &effect) {
        return changesRows(effect) && !input.facts.isMadeBefore(effect.relation, statement);
    };
    const auto first = [&works](const std::vector<Effect> &effects, std::size_t statement) {
        return std::ranges::find_if(effects, [&](const Effect &effect) { return works(statement, effect); });
    };
    const auto &own = effectsOf(input).effects;
    const auto change = first(own, input.statement);
    if (change == own.end())
        return {};
    for (std::size_t i = 0; i < input.statement; ++i) {
        if (first(input.effects[i].effects, i) != input.effects[i].effects.end())
            return {};
    }
    const bool defines = std::ranges::any_of(
        input.effects, [](const StatementEffects &one) { return std::ranges::any_of(one.effects, &isDefinition); });
    if (!defines)
        return {};
    return {hitAt(*change, QT_TRANSLATE_NOOP("app", "The file changes the schema, and the rows of %2."))};
}

/// "a, b, a" → a; what is assigned to in parts (a[1], a.x) may stand there twice.
std::vector<RuleHit> checkAssignments(const RuleInput &input)
{
    std::vector<RuleHit> hits;
    for (const Effect &update : immediateEffects(input, {EffectKind::UpdateAll, EffectKind::UpdateWhere})) {
        QSet<QString> seen;
        for (const QString &column : update.detail.split(u", "_s, Qt::SkipEmptyParts)) {
            const QByteArray text = textOf(input, update.range);
            const bool isInParts = text.contains('[') || text.contains((column + u'.').toUtf8());
            if (seen.contains(column) && !isInParts)
                hits.push_back({update.range,
                                update.object,
                                update.within,
                                {QT_TRANSLATE_NOOP("app", "%1 is assigned to twice: this fails."), {column}}});
            seen.insert(column);
        }
    }
    return hits;
}

}  // namespace

const Rule unbatchedBackfill{
    "unbatched-backfill",
    Severity::Warning,
    QT_TRANSLATE_NOOP("app", "Filling a column in one go"),
    QT_TRANSLATE_NOOP("app",
                      "Every row stays locked until the transaction ends, vacuum cannot clean up behind it, and "
                      "standbys fall back."),
    QT_TRANSLATE_NOOP("app", "Batches by key, each in a transaction of its own: … WHERE id BETWEEN 1 AND 10000."),
    &checkBackfill,
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(UPDATE users SET state = 'new' WHERE state IS NULL;)sql",
    R"sql(UPDATE users SET state = 'new' WHERE state IS NULL AND id BETWEEN 1 AND 10000;)sql",
};

const Rule noAnalyzeAfterBackfill{
    "no-analyze-after-backfill",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "Statistics from before a change of every row"),
    QT_TRANSLATE_NOOP("app", "Until autovacuum comes by, queries are planned for rows that are no longer there."),
    QT_TRANSLATE_NOOP("app", "ANALYZE the table at the end."),
    &checkAnalyze,
    Bucket::Hygiene,
    false,
    0,
    0,
    R"sql(UPDATE users SET state = 'new';)sql",
    R"sql(UPDATE users SET state = 'new';
ANALYZE users;)sql",
};

const Rule mixedDefinitionAndData{
    "mixed-ddl-dml",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "The schema and rows changed in one file"),
    QT_TRANSLATE_NOOP("app",
                      "The locks of the one are kept while the other works through its rows, and neither can be tried "
                      "again without the other."),
    QT_TRANSLATE_NOOP("app", "A migration for the schema, another for the rows."),
    &checkMixed,
    Bucket::Hygiene,
    false,
    0,
    0,
    R"sql(ALTER TABLE users ADD COLUMN state text;
UPDATE users SET state = 'new' WHERE id < 100;)sql",
    R"sql(CREATE TABLE states (name text PRIMARY KEY);
INSERT INTO states VALUES ('new');)sql",
};

const Rule duplicateColumnAssignment{
    "duplicate-column-assignment",
    Severity::Error,
    QT_TRANSLATE_NOOP("app", "A column that is assigned to twice"),
    QT_TRANSLATE_NOOP("app", "PostgreSQL stops with error 42601, and the migration with it."),
    QT_TRANSLATE_NOOP("app", "Leave one of the two out."),
    &checkAssignments,
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(UPDATE users SET state = 'new', email = '', state = 'old' WHERE id = 1;)sql",
    R"sql(UPDATE users SET state = 'new', email = '' WHERE id = 1;)sql",
};

}  // namespace lockstep::rules
