// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/hits.h"
#include "app/review/rules/index.h"
#include "app/sql/quoting.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep::rules {

using namespace Qt::StringLiterals;

namespace {

/// A column of this table goes in this statement or later in the file.
bool isColumnDropped(const RuleInput &input, const QString &relation, const QString &column)
{
    for (std::size_t i = input.statement; i < input.effects.size(); ++i) {
        const bool drops = std::ranges::any_of(input.effects[i].effects, [&](const Effect &effect) {
            return effect.kind == EffectKind::DropColumn && !effect.deferred && effect.relation == relation
                && ownName(effect.object) == column;
        });
        if (drops)
            return true;
    }
    return false;
}

/// Null where the history does not tell.
const ConstraintShape *knownConstraint(const RuleInput &input, const Effect &drop)
{
    const TableShape *table = knownTable(input, drop.relation);
    if (!table)
        return nullptr;
    const auto found = table->constraints.find(ownName(drop.object));
    return found == table->constraints.end() ? nullptr : &found->second;
}

/// What the constraint is about goes as well, and has a finding of its own.
bool losesItsSubject(const RuleInput &input, const Effect &drop)
{
    const ConstraintShape *constraint = knownConstraint(input, drop);
    if (!constraint)
        return false;
    const bool isReferencedDropped = constraint->kind == ConstraintKind::ForeignKey
        && input.facts.isDroppedAfter(constraint->referenced.display(), input.statement);
    return isReferencedDropped || std::ranges::any_of(constraint->columns, [&](const QString &column) {
               return isColumnDropped(input, drop.relation, column);
           });
}

bool areAllIn(const QStringList &some, const QStringList &all)
{
    return std::ranges::all_of(some, [&all](const QString &one) { return all.contains(one); });
}

/// The new one promises what the old one did: another primary key, a key over no more columns, the same foreign key.
bool promisesAsMuch(const WrittenConstraint &added, const ConstraintShape &dropped)
{
    using Kind = WrittenConstraint::Kind;
    switch (dropped.kind) {
    case ConstraintKind::PrimaryKey:
        return added.kind == Kind::PrimaryKey;
    case ConstraintKind::Unique:
        return (added.kind == Kind::Unique || added.kind == Kind::PrimaryKey) && !added.columns.isEmpty()
            && areAllIn(added.columns, dropped.columns);
    case ConstraintKind::ForeignKey:
        return added.kind == Kind::ForeignKey && added.columns == dropped.columns;
    default:
        return false;
    }
}

/// By the same statement or a later one of the file, under another name.
bool isSucceeded(const RuleInput &input, const Effect &drop)
{
    const ConstraintShape *dropped = knownConstraint(input, drop);
    for (std::size_t i = input.statement; dropped && i < input.effects.size(); ++i) {
        for (const LocatedChange &located : input.effects[i].changes) {
            const auto *altered = std::get_if<change::AlterTable>(&located.change);
            const bool succeeds = altered && altered->name.name == ownName(drop.relation)
                && std::ranges::any_of(altered->commands, [dropped](const auto &command) {
                                      const auto *added = std::get_if<change::AddConstraint>(&command.first);
                                      return added && promisesAsMuch(added->constraint, *dropped);
                                  });
            if (succeeds)
                return true;
        }
    }
    return false;
}

/// One of this name is added in its place, by the same statement or a later one of the file.
bool isReplaced(const RuleInput &input, const Effect &drop)
{
    return input.facts.isMadeAfter(drop.object, input.statement)
        || std::ranges::any_of(effectsOf(input).effects,
                               [&drop](const Effect &effect) {
                                   return effect.kind == EffectKind::AddConstraint && effect.object == drop.object;
                               })
        || isSucceeded(input, drop);
}

}  // namespace

const Rule dropNotNull{
    "drop-not-null",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "Dropping NOT NULL"),
    QT_TRANSLATE_NOOP("app", "Code that relies on a value meets NULL; setting it back fails once there are some."),
    "",
    [](const RuleInput &input) {
        return hitsOn(input, {EffectKind::DropNotNull}, QT_TRANSLATE_NOOP("app", "%1 may be empty from now on."));
    },
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(ALTER TABLE users ALTER COLUMN email DROP NOT NULL;)sql",
    R"sql(ALTER TABLE users ALTER COLUMN email SET DEFAULT '';)sql",
};

const Rule dropConstraint{
    "drop-constraint",
    Severity::Warning,
    QT_TRANSLATE_NOOP("app", "Dropping a constraint"),
    QT_TRANSLATE_NOOP(
        "app",
        "The guarantee is lost at once; putting it back reads the whole table, and fails when rows break it by then."),
    QT_TRANSLATE_NOOP("app", "Add the constraint that replaces it in the same migration."),
    [](const RuleInput &input) {
        return hitsOn(
            input, {EffectKind::DropConstraint},
            {QT_TRANSLATE_NOOP("app", "The constraint %1 is dropped."),
             QT_TRANSLATE_NOOP("app", "A constraint whose name is known only when the migration runs is dropped.")},
            [&input](const Effect &drop) {
                return !isReplaced(input, drop) && !losesItsSubject(input, drop)
                    && !input.facts.isDroppedAfter(drop.relation, input.statement)
                    && !input.facts.isValidatedBefore(drop.object, input.statement);
            });
    },
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(ALTER TABLE users DROP CONSTRAINT users_email_check;)sql",
    R"sql(ALTER TABLE orders DROP CONSTRAINT orders_user_fkey;
ALTER TABLE orders ADD CONSTRAINT orders_user_fkey FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE NOT VALID;)sql",
};

const Rule disableTriggerAll{
    "disable-trigger-all",
    Severity::Error,
    QT_TRANSLATE_NOOP("app", "Disabling every trigger"),
    QT_TRANSLATE_NOOP("app", "Foreign keys are triggers: rows that break them get in, and nothing checks them later."),
    QT_TRANSLATE_NOOP("app", "Disable the one trigger by name, or DISABLE TRIGGER USER."),
    [](const RuleInput &input) {
        return hitsOn(input, {EffectKind::DisableTrigger},
                      QT_TRANSLATE_NOOP("app", "Every trigger of %1 is disabled, foreign keys included."),
                      [](const Effect &disabled) { return disabled.traits.testFlag(Trait::All); });
    },
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(ALTER TABLE users DISABLE TRIGGER ALL;)sql",
    R"sql(ALTER TABLE users DISABLE TRIGGER audit;)sql",
};

const Rule sessionReplicationRole{
    "session-replication-role",
    Severity::Error,
    QT_TRANSLATE_NOOP("app", "Acting as a replica"),
    QT_TRANSLATE_NOOP("app", "Triggers do not fire and foreign keys are not checked for the rest of the session."),
    QT_TRANSLATE_NOOP("app", "Disable single triggers by name where that is needed."),
    [](const RuleInput &input) {
        return hitsOn(input, {EffectKind::Set},
                      QT_TRANSLATE_NOOP("app", "Foreign keys and triggers are switched off for this session."),
                      [](const Effect &set) {
                          return set.object == u"session_replication_role" && set.detail.toLower() == u"replica";
                      });
    },
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(SET session_replication_role = 'replica';)sql",
    R"sql(ALTER TABLE users DISABLE TRIGGER audit;)sql",
};

const Rule setUnlogged{
    "set-unlogged",
    Severity::Warning,
    QT_TRANSLATE_NOOP("app", "Making a table unlogged"),
    QT_TRANSLATE_NOOP("app", "Its rows are lost when the server crashes, and standbys never have them."),
    "",
    [](const RuleInput &input) {
        return hitsOn(input, {EffectKind::SetUnlogged},
                      QT_TRANSLATE_NOOP("app", "The rows of %1 no longer survive a crash."));
    },
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(ALTER TABLE users SET UNLOGGED;)sql",
    R"sql(CREATE UNLOGGED TABLE import_cache (line text);)sql",
};

}  // namespace lockstep::rules
