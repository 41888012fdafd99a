// SPDX-License-Identifier: GPL-3.0-or-later

// What stands in expressions and queries.

#include "app/review/hits.h"
#include "app/review/rules/index.h"
#include "app/review/rules/parts.h"
#include "app/sql/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace lockstep::rules {

using namespace Qt::StringLiterals;

namespace {

/// Functions whose answer depends on when, where or by whom they are asked (pg_proc.provolatile 's' or 'v').
constexpr std::array changingFunctions{"now",
                                       "random",
                                       "clock_timestamp",
                                       "statement_timestamp",
                                       "transaction_timestamp",
                                       "timeofday",
                                       "gen_random_uuid",
                                       "uuid_generate_v4",
                                       "nextval",
                                       "currval",
                                       "lastval",
                                       "current_setting",
                                       "txid_current"};
/// The same without parentheses.
constexpr std::array changingWords{"current_timestamp", "current_date",   "current_time", "localtime",
                                   "localtimestamp",    "current_user",   "session_user", "user",
                                   "current_role",      "current_catalog"};

/// The first word of the expression that gives another value tomorrow; empty for none.
QByteArray changingWord(const QByteArray &sql)
{
    const std::vector<Token> tokens = scan(sql).tokens;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const QByteArray word = sql.mid(tokens[i].range.begin, tokens[i].range.length()).toLower();
        const bool isCalled = i + 1 < tokens.size() && sql.at(tokens[i + 1].range.begin) == '(';
        const bool isPart = i > 0 && sql.at(tokens[i - 1].range.begin) == '.';
        if ((tokens[i].kind == TokenKind::Keyword && isAmong(changingWords, word) && !isPart)
            || (isCalled && isAmong(changingFunctions, word)))
            return word;
    }
    return {};
}

std::vector<RuleHit> checkChecks(const RuleInput &input)
{
    std::vector<RuleHit> hits;
    for (const NewConstraint &added : newConstraints(input)) {
        if (added.constraint.kind != WrittenConstraint::Kind::Check)
            continue;
        if (const QByteArray word = changingWord(added.constraint.sql); !word.isEmpty())
            hits.push_back({added.range,
                            writtenText(added.table),
                            Within::Nothing,
                            {QT_TRANSLATE_NOOP("app", "A check of %1 asks for %2, which changes by itself."),
                             {writtenText(added.table), QString::fromUtf8(word)}}});
    }
    return hits;
}

/// A "*" that stands for columns: after SELECT, a comma or a dot.
std::optional<ByteRange> starIn(const QByteArray &sql)
{
    const std::vector<Token> tokens = scan(sql).tokens;
    for (std::size_t i = 1; i < tokens.size(); ++i) {
        const QByteArray before = sql.mid(tokens[i - 1].range.begin, tokens[i - 1].range.length()).toUpper();
        const bool standsForColumns = before == "SELECT" || before == "," || before == ".";
        if (sql.at(tokens[i].range.begin) == '*' && tokens[i].range.length() == 1 && standsForColumns)
            return tokens[i].range;
    }
    return {};
}

std::vector<RuleHit> checkStar(const RuleInput &input)
{
    std::vector<RuleHit> hits;
    const auto kept = immediateEffects(
        input,
        {EffectKind::CreateView, EffectKind::ReplaceView, EffectKind::CreateMaterializedView, EffectKind::Insert});
    if (kept.empty() || kept.front().within != Within::Nothing)
        return hits;
    const Statement &statement = input.script.statements[input.statement];
    if (const auto star = starIn(input.script.text(statement)))
        hits.push_back({{statement.range.begin + star->begin, statement.range.begin + star->end},
                        kept.front().object,
                        Within::Nothing,
                        {QT_TRANSLATE_NOOP("app", "Which columns %1 gets is not said."), {kept.front().object}}});
    return hits;
}

bool isQueryKept(const StatementEffects &effects)
{
    return std::ranges::any_of(effects.effects, [](const Effect &effect) {
        return effect.kind == EffectKind::CreateView || effect.kind == EffectKind::ReplaceView
            || effect.kind == EffectKind::CreateMaterializedView || effect.kind == EffectKind::CreatePolicy
            || effect.kind == EffectKind::CreateFunction || effect.kind == EffectKind::ReplaceFunction;
    });
}

std::vector<RuleHit> checkWildcard(const RuleInput &input)
{
    const Statement &statement = input.script.statements[input.statement];
    if (!isQueryKept(effectsOf(input)))
        return {};
    const QByteArray sql = input.script.text(statement);
    const std::vector<Token> tokens = scan(sql).tokens;
    for (std::size_t i = 1; i < tokens.size(); ++i) {
        const QByteArray before = sql.mid(tokens[i - 1].range.begin, tokens[i - 1].range.length()).toUpper();
        const QByteArray text = sql.mid(tokens[i].range.begin, tokens[i].range.length());
        if ((before == "LIKE" || before == "ILIKE") && text.startsWith("'%") && text.size() > 3)
            return {{{statement.range.begin + tokens[i].range.begin, statement.range.begin + tokens[i].range.end},
                     {},
                     Within::Nothing,
                     {QT_TRANSLATE_NOOP("app", "No btree index helps with %1."), {QString::fromUtf8(text)}}}};
    }
    return {};
}

}  // namespace

const Rule volatileCheck{
    "volatile-check-expression",
    Severity::Warning,
    QT_TRANSLATE_NOOP("app", "A check that depends on when it is asked"),
    QT_TRANSLATE_NOOP("app",
                      "PostgreSQL takes a check for something that stays true: rows that passed break it later, and "
                      "restoring a dump of them fails."),
    QT_TRANSLATE_NOOP("app", "A trigger, which looks at the row only when it is written."),
    &checkChecks,
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(CREATE TABLE orders (id bigint PRIMARY KEY, due date CHECK (due > now()));)sql",
    R"sql(CREATE TABLE orders (id bigint PRIMARY KEY, made date, due date, CHECK (due > made));)sql",
};

const Rule selectStar{
    "select-star",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "A query that takes all columns"),
    QT_TRANSLATE_NOOP("app",
                      "A view keeps the columns of the day it was made; an INSERT fails, or fills the wrong columns, "
                      "once one of the tables has changed."),
    QT_TRANSLATE_NOOP("app", "Name the columns."),
    &checkStar,
    Bucket::Advice,
    false,
    0,
    0,
    R"sql(CREATE VIEW buyers AS SELECT * FROM users;)sql",
    R"sql(CREATE VIEW buyers AS SELECT id, email, count(*) OVER () FROM users;)sql",
};

const Rule leadingWildcard{
    "leading-wildcard",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "A pattern that begins with anything"),
    QT_TRANSLATE_NOOP("app", "Every row is read, however few match."),
    QT_TRANSLATE_NOOP("app", "A trigram index (pg_trgm), or full text search."),
    &checkWildcard,
    Bucket::Advice,
    false,
    0,
    0,
    R"sql(CREATE VIEW staff AS SELECT id FROM users WHERE email LIKE '%@example.org';)sql",
    R"sql(CREATE VIEW staff AS SELECT id FROM users WHERE email LIKE 'staff%';)sql",
};

}  // namespace lockstep::rules
