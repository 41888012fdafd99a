// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/hits.h"
#include "app/review/rules/index.h"

#include <QCoreApplication>

namespace lockstep::rules {

const Rule renameTable{
    "rename-table",
    Severity::Warning,
    QT_TRANSLATE_NOOP("app", "Renaming a table"),
    QT_TRANSLATE_NOOP("app", "Running code that uses the old name fails at once."),
    QT_TRANSLATE_NOOP("app", "Leave a view of the old name in the same migration."),
    [](const RuleInput &input) {
        return hitsOn(input, {EffectKind::RenameTable},
                      QT_TRANSLATE_NOOP("app", "%1 becomes %3, and the old name is gone."),
                      [&input](const Effect &renamed) {
                          return !input.facts.isMadeAfter(renamed.object, input.statement)
                              && !isKnownIndex(input, renamed.object);
                      });
    },
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(ALTER TABLE users RENAME TO people;)sql",
    R"sql(ALTER TABLE users RENAME TO people;
CREATE VIEW users AS SELECT * FROM people;)sql",
};

const Rule renameColumn{
    "rename-column",
    Severity::Warning,
    QT_TRANSLATE_NOOP("app", "Renaming a column"),
    QT_TRANSLATE_NOOP("app", "Running code that uses the old name fails at once."),
    QT_TRANSLATE_NOOP("app", "Add the new column, write both, move the readers, and drop the old one later."),
    [](const RuleInput &input) {
        return hitsOn(input, {EffectKind::RenameColumn},
                      QT_TRANSLATE_NOOP("app", "%1 becomes %3, and the old name is gone."));
    },
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(ALTER TABLE users RENAME COLUMN mail TO email;)sql",
    R"sql(ALTER TABLE users ADD COLUMN email text;)sql",
};

const Rule renameType{
    "rename-type",
    Severity::Warning,
    QT_TRANSLATE_NOOP("app", "Renaming a type"),
    QT_TRANSLATE_NOOP("app", "Running code that names the type, in casts or prepared statements, fails at once."),
    "",
    [](const RuleInput &input) {
        return hitsOn(
            input, {EffectKind::RenameType},
            QT_TRANSLATE_NOOP("app", "The type %1 becomes %3, and the old name is gone."),
            [&input](const Effect &renamed) { return !input.facts.isMadeAfter(renamed.object, input.statement); });
    },
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(ALTER TYPE mood RENAME TO feeling;)sql",
    R"sql(CREATE TYPE mood_new AS ENUM ('a');
ALTER TYPE mood RENAME TO mood_old;
ALTER TYPE mood_new RENAME TO mood;
DROP TYPE mood_old;)sql",
};

const Rule renameEnumValue{
    "rename-enum-value",
    Severity::Warning,
    QT_TRANSLATE_NOOP("app", "Renaming an enum value"),
    QT_TRANSLATE_NOOP("app", "Running code that writes or compares with the old value fails at once."),
    QT_TRANSLATE_NOOP("app", "Add the new value, move the rows, and stop using the old one."),
    [](const RuleInput &input) {
        return hitsOn(input, {EffectKind::RenameEnumValue}, QT_TRANSLATE_NOOP("app", "The value %1 becomes %3."));
    },
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(ALTER TYPE mood RENAME VALUE 'sad' TO 'blue';)sql",
    R"sql(ALTER TYPE mood ADD VALUE 'blue';)sql",
};

const Rule renameSchema{
    "rename-schema",
    Severity::Warning,
    QT_TRANSLATE_NOOP("app", "Renaming a schema"),
    QT_TRANSLATE_NOOP("app", "Running code that names the schema, or has it in its search path, fails at once."),
    "",
    [](const RuleInput &input) {
        return hitsOn(input, {EffectKind::RenameOther},
                      QT_TRANSLATE_NOOP("app", "The schema %1 becomes %3, and the old name is gone."),
                      [](const Effect &renamed) { return renamed.objectKind == u"schema"; });
    },
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(ALTER SCHEMA audit RENAME TO log;)sql",
    R"sql(ALTER SEQUENCE a RENAME TO b;)sql",
};

const Rule setSchema{
    "set-schema",
    Severity::Warning,
    QT_TRANSLATE_NOOP("app", "Moving an object to another schema"),
    QT_TRANSLATE_NOOP("app", "Running code that finds it by its old place fails at once."),
    QT_TRANSLATE_NOOP("app", "Leave a view in the old schema in the same migration."),
    [](const RuleInput &input) {
        return hitsOn(
            input, {EffectKind::SetSchema}, QT_TRANSLATE_NOOP("app", "%1 moves to the schema %3."),
            [&input](const Effect &renamed) { return !input.facts.isMadeAfter(renamed.object, input.statement); });
    },
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(ALTER TABLE users SET SCHEMA archive;)sql",
    R"sql(ALTER TABLE users SET SCHEMA archive;
CREATE VIEW users AS SELECT * FROM archive.users;)sql",
};

}  // namespace lockstep::rules
