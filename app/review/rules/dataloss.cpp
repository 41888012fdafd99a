// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/hits.h"
#include "app/review/rules/index.h"

#include <QCoreApplication>

namespace lockstep::rules {

const Rule dropTable{
    "drop-table",
    Severity::Error,
    QT_TRANSLATE_NOOP("app", "Dropping a table"),
    QT_TRANSLATE_NOOP("app", "Every row is gone for good; only a backup brings it back."),
    QT_TRANSLATE_NOOP("app", "Rename the table first, and drop it in a later release when nothing has missed it."),
    [](const RuleInput &input) {
        return hitsOnRows(
            input, {EffectKind::DropTable},
            {QT_TRANSLATE_NOOP("app", "The table %1 and all its rows are dropped."),
             QT_TRANSLATE_NOOP(
                 "app", "A table whose name is known only when the migration runs, and all its rows, are dropped.")});
    },
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(DROP TABLE users;)sql",
    R"sql(ALTER TABLE users RENAME TO users_old;
CREATE VIEW users AS SELECT * FROM users_old;)sql",
};

const Rule dropMaterializedView{
    "drop-matview",
    Severity::Warning,
    QT_TRANSLATE_NOOP("app", "Dropping a materialized view"),
    QT_TRANSLATE_NOOP("app",
                      "Its rows and indexes are gone; building them again can take long and may give other rows."),
    QT_TRANSLATE_NOOP("app", "Create the successor under a new name first, and switch by renaming."),
    [](const RuleInput &input) {
        return hitsOnRows(
            input, {EffectKind::DropMaterializedView},
            {QT_TRANSLATE_NOOP("app", "The materialized view %1 and its rows are dropped."),
             QT_TRANSLATE_NOOP(
                 "app",
                 "A materialized view whose name is known only when the migration runs, and its rows, are dropped.")},
            [&input](const Effect &view) { return !input.facts.isMadeAfter(view.object, input.statement); });
    },
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(DROP MATERIALIZED VIEW totals;)sql",
    R"sql(DROP MATERIALIZED VIEW totals;
CREATE MATERIALIZED VIEW totals AS SELECT 1 AS a;)sql",
};

const Rule dropColumn{
    "drop-column",
    Severity::Error,
    QT_TRANSLATE_NOOP("app", "Dropping a column"),
    QT_TRANSLATE_NOOP("app", "Its values are gone for good, and running code that still names it fails at once."),
    QT_TRANSLATE_NOOP("app",
                      "Stop using the column first, keep it for a release, and drop it when a backup is proven."),
    [](const RuleInput &input) {
        return hitsOnRows(
            input, {EffectKind::DropColumn, EffectKind::DropAttribute},
            {QT_TRANSLATE_NOOP("app", "The column %1 and all its values are dropped."),
             QT_TRANSLATE_NOOP(
                 "app",
                 "A column whose name is known only when the migration runs, and all its values, are dropped.")});
    },
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(ALTER TABLE users DROP COLUMN email;)sql",
    R"sql(ALTER TABLE users ALTER COLUMN email DROP NOT NULL;)sql",
};

const Rule dropSchema{
    "drop-schema",
    Severity::Error,
    QT_TRANSLATE_NOOP("app", "Dropping a schema"),
    QT_TRANSLATE_NOOP("app", "With CASCADE, every table in it goes along, whatever it holds."),
    QT_TRANSLATE_NOOP("app", "Drop the objects one by one, so that the file says what is lost."),
    [](const RuleInput &input) {
        return hitsOn(
            input, {EffectKind::DropSchema},
            {QT_TRANSLATE_NOOP("app", "The schema %1 is dropped."),
             QT_TRANSLATE_NOOP("app", "A schema whose name is known only when the migration runs is dropped.")});
    },
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(DROP SCHEMA audit;)sql",
    R"sql(DROP TABLE audit.old_entries;)sql",
};

const Rule dropDatabase{
    "drop-database",
    Severity::Error,
    QT_TRANSLATE_NOOP("app", "Dropping a database"),
    QT_TRANSLATE_NOOP("app", "Everything in it is gone, and no transaction can take that back."),
    QT_TRANSLATE_NOOP("app", "Leave dropping databases to the people who run the server."),
    [](const RuleInput &input) {
        return hitsOn(
            input, {EffectKind::DropDatabase},
            {QT_TRANSLATE_NOOP("app", "The database %1 is dropped."),
             QT_TRANSLATE_NOOP("app", "A database whose name is known only when the migration runs is dropped.")});
    },
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(DROP DATABASE shop;)sql",
    R"sql(DROP TABLE old_orders;)sql",
};

const Rule dropOwned{
    "drop-owned",
    Severity::Error,
    QT_TRANSLATE_NOOP("app", "Dropping all that a role owns"),
    QT_TRANSLATE_NOOP("app", "What is dropped depends on the server, not on this file: it can be every table."),
    QT_TRANSLATE_NOOP("app", "Use REASSIGN OWNED, and drop objects by name."),
    [](const RuleInput &input) {
        return hitsOn(
            input, {EffectKind::DropOwned},
            {QT_TRANSLATE_NOOP("app", "Everything that %1 owns is dropped."),
             QT_TRANSLATE_NOOP(
                 "app",
                 "Everything that a role owns is dropped, and its name is known only when the migration runs.")});
    },
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(DROP OWNED BY app;)sql",
    R"sql(REASSIGN OWNED BY app TO owner;)sql",
};

const Rule truncate{
    "truncate",
    Severity::Error,
    QT_TRANSLATE_NOOP("app", "Emptying a table"),
    QT_TRANSLATE_NOOP("app", "Every row is gone for good, and readers and writers wait for the lock."),
    QT_TRANSLATE_NOOP("app", "Copy the rows to another table first, or make sure that a backup is proven."),
    [](const RuleInput &input) {
        return hitsOnRows(
            input, {EffectKind::Truncate},
            {QT_TRANSLATE_NOOP("app", "Every row of %1 is removed."),
             QT_TRANSLATE_NOOP("app",
                               "Every row of a table is removed whose name is known only when the migration runs.")});
    },
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(TRUNCATE users;)sql",
    R"sql(CREATE TABLE a (b int);
TRUNCATE a;)sql",
};

}  // namespace lockstep::rules
