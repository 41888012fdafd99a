// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/facts.h"
#include "app/review/rules/index.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep::rules {
namespace {

std::vector<RuleHit> checkSyntax(const RuleInput &input)
{
    const Statement &statement = input.script.statements[input.statement];
    if (!statement.problem)
        return {};
    return {{statement.range,
             {},
             Within::Nothing,
             {QT_TRANSLATE_NOOP("app", "Not understood by the checker: %1"), {statement.problem->text}}}};
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

std::vector<RuleHit> checkDo(const RuleInput &input)
{
    const int count = int(std::ranges::count_if(effectsOf(input).effects, &isDefinition));
    if (count == 0)
        return {};
    return {{input.script.statements[input.statement].range,
             {},
             Within::Do,
             {QT_TRANSLATE_N_NOOP("app", "This block makes %n change(s) to the schema."), {}, count}}};
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
