// SPDX-License-Identifier: GPL-3.0-or-later

// Drops of what holds no rows: what no longer works, or who may do more or less than before.

#include "app/review/hits.h"
#include "app/review/rules/index.h"

#include <QCoreApplication>

namespace lockstep::rules {

using namespace Qt::StringLiterals;

namespace {

/// What the file makes anew, or made itself, is no loss; nor is what goes with its table.
bool isLost(const RuleInput &input, const Effect &drop)
{
    return !input.facts.isMadeInFile(drop) && !input.facts.isDroppedAfter(drop.relation, input.statement);
}

std::vector<RuleHit> hitsOnLost(const RuleInput &input, EffectKind kind, const char *text)
{
    return hitsOn(input, {kind}, text, [&input](const Effect &drop) { return isLost(input, drop); });
}

/// A file that makes other policies for the table says who may do what from then on.
std::vector<RuleHit> checkPolicy(const RuleInput &input)
{
    std::vector<RuleHit> hits = hitsOnLost(
        input, EffectKind::DropPolicy, QT_TRANSLATE_NOOP("app", "The policy %1 is dropped and not made anew here."));
    for (RuleHit &hit : hits) {
        if (input.facts.hasPolicyMade(hit.relation))
            hit.severity = Severity::Note;
    }
    return hits;
}

}  // namespace

const Rule dropPolicy{
    "drop-policy",
    Severity::Warning,
    QT_TRANSLATE_NOOP("app", "Dropping a policy"),
    QT_TRANSLATE_NOOP("app",
                      "Rows that it let through are hidden from then on; without a restrictive one, more rows are seen "
                      "than before."),
    QT_TRANSLATE_NOOP("app", "ALTER POLICY, or make its successor in the same file."),
    &checkPolicy,
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(DROP POLICY own ON notes;)sql",
    R"sql(DROP POLICY own ON notes;
CREATE POLICY own ON notes FOR SELECT USING (owner = current_user);)sql",
};

const Rule dropSequence{
    "drop-sequence",
    Severity::Warning,
    QT_TRANSLATE_NOOP("app", "Dropping a sequence"),
    QT_TRANSLATE_NOOP("app",
                      "Where it stood is lost: one made anew begins with numbers that are taken, and code that asks it "
                      "fails."),
    QT_TRANSLATE_NOOP("app", "Note its last value first, and drop it when nothing asks it any more."),
    [](const RuleInput &input) {
        return hitsOn(input, {EffectKind::DropSequence},
                      QT_TRANSLATE_NOOP("app", "The sequence %1 and the number it stands at are dropped."));
    },
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(DROP SEQUENCE invoice_numbers;)sql",
    R"sql(CREATE SEQUENCE numbers;
DROP SEQUENCE numbers;)sql",
};

const Rule dropExtension{
    "drop-extension",
    Severity::Error,
    QT_TRANSLATE_NOOP("app", "Dropping an extension"),
    QT_TRANSLATE_NOOP(
        "app",
        "Its functions, types and tables go along, with their rows; with CASCADE, columns of its types and "
        "indexes that use it too."),
    QT_TRANSLATE_NOOP("app", "ALTER EXTENSION … UPDATE for another version; else drop first, by name, what uses it."),
    [](const RuleInput &input) {
        return hitsOn(input, {EffectKind::DropExtension},
                      QT_TRANSLATE_NOOP("app", "The extension %1 and all that it made are dropped."),
                      [&input](const Effect &drop) { return !input.facts.isMadeBefore(drop.object, input.statement); });
    },
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(DROP EXTENSION pg_trgm;)sql",
    R"sql(ALTER EXTENSION pg_trgm UPDATE;)sql",
};

const Rule dropView{
    "drop-view",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "Dropping a view"),
    QT_TRANSLATE_NOOP("app",
                      "Running code that reads it fails at once, and who was granted it has to be granted anew."),
    QT_TRANSLATE_NOOP("app", "Drop it in a later release, when nothing reads it any more."),
    [](const RuleInput &input) {
        return hitsOnLost(input, EffectKind::DropView, QT_TRANSLATE_NOOP("app", "The view %1 is dropped."));
    },
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(DROP VIEW active_users;)sql",
    R"sql(DROP VIEW active_users;
CREATE VIEW active_users AS SELECT 1 AS id;)sql",
};

const Rule dropFunction{
    "drop-function",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "Dropping a function"),
    QT_TRANSLATE_NOOP("app",
                      "Running code that calls it fails at once, and so do functions that call it: PostgreSQL does not "
                      "know what they call."),
    QT_TRANSLATE_NOOP("app", "Drop it in a later release, when nothing calls it any more."),
    [](const RuleInput &input) {
        return hitsOnLost(input, EffectKind::DropFunction, QT_TRANSLATE_NOOP("app", "The function %1 is dropped."));
    },
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(DROP FUNCTION total(bigint);)sql",
    R"sql(DROP FUNCTION total(bigint);
CREATE FUNCTION total(who bigint) RETURNS bigint LANGUAGE sql AS $$ SELECT who $$;)sql",
};

const Rule dropTrigger{
    "drop-trigger",
    Severity::Warning,
    QT_TRANSLATE_NOOP("app", "Dropping a trigger"),
    QT_TRANSLATE_NOOP("app",
                      "What it kept up or refused is so no longer, for every row that is written from then on, and "
                      "nothing fails to tell."),
    QT_TRANSLATE_NOOP("app", "Make sure that something else does its work by then."),
    [](const RuleInput &input) {
        return hitsOnLost(input, EffectKind::DropTrigger,
                          QT_TRANSLATE_NOOP("app", "The trigger %1 is dropped and not made anew here."));
    },
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(DROP TRIGGER audit ON users;)sql",
    R"sql(DROP TRIGGER audit ON users;
CREATE TRIGGER audit AFTER UPDATE ON users FOR EACH ROW EXECUTE FUNCTION note_change();)sql",
};

const Rule dropType{
    "drop-type",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "Dropping a type"),
    QT_TRANSLATE_NOOP("app", "Running code that names it, in a cast or as a parameter, fails at once."),
    QT_TRANSLATE_NOOP("app", "Drop it in a later release, when nothing names it any more."),
    [](const RuleInput &input) {
        return hitsOn(input, {EffectKind::DropType, EffectKind::DropDomain},
                      QT_TRANSLATE_NOOP("app", "The type %1 is dropped."),
                      [&input](const Effect &drop) { return !drop.cascade && isLost(input, drop); });
    },
    Bucket::Advice,  // PostgreSQL refuses while a column has it
    false,
    0,
    0,
    R"sql(DROP TYPE mood;)sql",
    R"sql(ALTER TYPE mood RENAME TO mood_old;
DROP TYPE mood_old;)sql",
};

}  // namespace lockstep::rules
