// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/hits.h"
#include "app/review/rules/index.h"
#include "app/review/settings.h"
#include "app/review/targetfacts.h"
#include "app/sql/notunderstood.h"

#include <QCoreApplication>

#include <algorithm>
#include <climits>

namespace lockstep::rules {
namespace {

constexpr const char *refusedWhy
    = QT_TRANSLATE_NOOP("app", "The server does not run it, and a deployment stops there.");

/// The server's grammar is what counts: its complaint, or nothing where it has none.
void judgeByServer(const QString &complaint, int version, RuleHit &hit)
{
    const QString number = QString::number(version);
    if (complaint.isEmpty()) {
        hit.severity = Severity::Note;
        hit.message = {QT_TRANSLATE_NOOP("app",
                                         "Not understood here; the server, PostgreSQL %1, accepts the syntax. What "
                                         "the statement does was not reviewed."),
                       {number}};
    } else {
        hit.severity = Severity::Error;
        hit.message = {QT_TRANSLATE_NOOP("app", "The server, PostgreSQL %1, refuses this: %2"), {number, complaint}};
        hit.why = refusedWhy;
    }
}

/// Nobody asked the server, but which version it has is known, and that the syntax is newer.
bool isTooNew(const RuleInput &input, const QByteArray &text)
{
    const Statement &statement = input.script.statements[input.statement];
    const bool isVersionKnown = input.target || (input.settings && input.settings->isVersionKnown);
    const auto needed = isVersionKnown ? versionNeeded(text, *statement.problem, statement.range.begin) : std::nullopt;
    return needed && input.version < *needed;
}

/// A file that is no SQL at all has one at every line.
constexpr int mostTold = 50;

/// How many statements were not understood, counted no further than is asked.
int problemsIn(const Script &script, std::size_t from, std::size_t to, int most)
{
    int count = 0;
    for (std::size_t i = from; i < to && count < most; ++i)
        count += script.statements[i].problem ? 1 : 0;
    return count;
}

std::vector<RuleHit> checkSyntax(const RuleInput &input)
{
    const Statement &statement = input.script.statements[input.statement];
    if (!statement.problem)
        return {};
    const int before = problemsIn(input.script, 0, input.statement, mostTold);
    if (before >= mostTold)
        return {};
    const int after = before + 1 < mostTold
        ? 0
        : problemsIn(input.script, input.statement + 1, input.script.statements.size(), INT_MAX);
    if (after > 0)
        return {{statement.range,
                 {},
                 Within::Nothing,
                 {QT_TRANSLATE_N_NOOP("app", "Not understood, like %n more statement(s) of this file."), {}, after}}};
    const QByteArray text = input.script.text(statement);
    RuleHit hit{
        statement.range, {}, Within::Nothing, whyNotUnderstood(text, *statement.problem, statement.range.begin)};
    if (input.target && input.target->syntax.contains(text)) {
        judgeByServer(input.target->syntax.value(text), input.target->major(), hit);
    } else if (isTooNew(input, text)) {
        hit.severity = Severity::Error;
        hit.why = refusedWhy;
    } else if (input.target && input.target->syntaxNotAsked > 0 && isForServers(*statement.problem)) {
        hit.message = {QT_TRANSLATE_N_NOOP("app",
                                           "Not understood here. There are very many such statements: the server was "
                                           "not asked about %n of them, this one among them."),
                       {},
                       input.target->syntaxNotAsked};
    }
    return {hit};
}

/// A statement that the parser refused is syntax-error's.
std::vector<RuleHit> checkAnalysable(const RuleInput &input)
{
    if (input.script.statements[input.statement].problem)
        return {};
    std::vector<RuleHit> hits;
    for (const Effect &effect : immediateEffects(input, {EffectKind::NotAnalysable}))
        hits.push_back({effect.range,
                        {},
                        effect.within,
                        {QT_TRANSLATE_NOOP("app", "What this does cannot be told from the file.")}});
    return hits;
}

bool isDefinition(const Effect &effect)
{
    const bool immediate = !effect.deferred && effect.within != Within::Nothing;
    return immediate
        && (effect.kind <= EffectKind::DropOther
            || (effect.kind >= EffectKind::AlterColumnType && effect.kind <= EffectKind::ReplaceView));
}

/// "BEGIN …; EXCEPTION WHEN duplicate_object": what happens is known, and written so that it can happen again.
bool isAllGuarded(const StatementEffects &statement)
{
    return !statement.changes.empty()
        && std::ranges::all_of(statement.changes, [](const LocatedChange &change) { return change.isGuarded; });
}

int definitionsFromCode(const StatementEffects &statement)
{
    return isAllGuarded(statement) ? 0 : int(std::ranges::count_if(statement.effects, &isDefinition));
}

/// Once a file: at the first block, for all of them.
std::vector<RuleHit> checkDo(const RuleInput &input)
{
    if (definitionsFromCode(effectsOf(input)) == 0)
        return {};
    int count = 0;
    for (std::size_t i = 0; i < input.effects.size(); ++i) {
        const int here = definitionsFromCode(input.effects[i]);
        if (here > 0 && i < input.statement)
            return {};
        count += here;
    }
    return {{input.script.statements[input.statement].range,
             {},
             Within::Do,
             {QT_TRANSLATE_N_NOOP("app", "Code makes %n change(s) to the schema from here on."), {}, count}}};
}

}  // namespace

const Rule syntaxError{
    "syntax-error",
    Severity::Warning,
    QT_TRANSLATE_NOOP("app", "SQL that the checker does not understand"),
    QT_TRANSLATE_NOOP("app",
                      "It was not checked. It may be wrong, or newer than the checker, or meant for another program."),
    "",
    &checkSyntax,
    Bucket::Hygiene,
    true,
    0,
    0,
    R"sql(DROP TABEL users;)sql",
    R"sql(DROP TABLE users;)sql",
};

const Rule notAnalysable{
    "not-analysable",
    Severity::Warning,
    QT_TRANSLATE_NOOP("app", "SQL that is made while it runs"),
    QT_TRANSLATE_NOOP("app", "It may do anything, and nobody can review it before."),
    QT_TRANSLATE_NOOP("app", "Write the statement out, or look at it closely in a rehearsal."),
    &checkAnalysable,
    Bucket::Hygiene,
    true,
    0,
    0,
    R"sql(DO $$ BEGIN EXECUTE current_setting('my.sql'); END $$;)sql",
    R"sql(DO $$ BEGIN EXECUTE 'DROP TABLE users'; END $$;)sql",
};

const Rule ddlInDoBlock{
    "ddl-in-do-block",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "Changing the schema from code"),
    QT_TRANSLATE_NOOP("app", "What happens depends on the data and the server it runs on."),
    QT_TRANSLATE_NOOP("app", "Write it as plain statements, with IF EXISTS or IF NOT EXISTS where it must run again."),
    &checkDo,
    Bucket::Hygiene,
    true,
    0,
    0,
    R"sql(DO $$ BEGIN ALTER TABLE users ADD COLUMN a int; END $$;)sql",
    R"sql(ALTER TABLE users ADD COLUMN IF NOT EXISTS a int;)sql",
};

const Rule unusedIgnore{
    "unused-ignore",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "A permission that silences nothing"),
    QT_TRANSLATE_NOOP("app", "It would hide a later finding that nobody has thought about."),
    QT_TRANSLATE_NOOP("app", "Remove it, or write: -- lockstep: allow RULE because REASON"),
    // The engine finds these itself, when every other rule has spoken.
    [](const RuleInput &) { return std::vector<RuleHit>(); },
    Bucket::Hygiene,
    true,
    0,
    0,
    R"sql(-- lockstep: allow drop-table because nobody uses it
SELECT 1;)sql",
    R"sql(-- lockstep: allow drop-table because nobody uses it
DROP TABLE users;)sql",
};

}  // namespace lockstep::rules
