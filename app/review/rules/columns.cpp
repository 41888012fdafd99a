// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/hits.h"
#include "app/review/rules/index.h"
#include "app/review/volatility.h"
#include "app/sql/quoting.h"

#include <QCoreApplication>

namespace lockstep::rules {
namespace {

/// Whether a function that syntax does not know makes the default of this column differ from row to row, the schema or
/// the target tells.
bool isVolatileHere(const RuleInput &input, const Effect &column)
{
    if (!input.schema || !column.traits.testFlag(Trait::UserDefault))
        return false;
    bool found = false;
    eachChange<change::AlterTable>(input, [&](const change::AlterTable &altered, ByteRange) {
        for (const auto &[command, range] : altered.commands) {
            const auto *added = std::get_if<change::AddColumn>(&command);
            if (!added || added->column.name != ownName(column.object))
                continue;
            for (const WrittenConstraint &constraint : added->column.constraints) {
                found = found
                    || (constraint.kind == WrittenConstraint::Kind::Default
                        && volatilityOf(constraint.sql, input.schema->snapshot(), input.target)
                            == Volatility::Volatile);
            }
        }
    });
    return found;
}

}  // namespace

const Rule addColumnVolatileDefault{
    "add-column-volatile-default",
    Severity::Error,
    QT_TRANSLATE_NOOP("app", "Adding a column whose default differs from row to row"),
    QT_TRANSLATE_NOOP("app", "The table and all its indexes are written anew while nobody can use them."),
    QT_TRANSLATE_NOOP("app", "Add the column without a default, set the default, and fill the rows in batches."),
    [](const RuleInput &input) {
        return hitsOnBusy(input, {EffectKind::AddColumn}, QT_TRANSLATE_NOOP("app", "Adding %1 writes all of %2 anew."),
                          [&input](const Effect &column) {
                              return column.traits.testFlag(Trait::VolatileDefault) || isVolatileHere(input, column);
                          });
    },
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(ALTER TABLE users ADD COLUMN token uuid DEFAULT gen_random_uuid();)sql",
    R"sql(ALTER TABLE users ADD COLUMN token uuid;
ALTER TABLE users ALTER COLUMN token SET DEFAULT gen_random_uuid();)sql",
};

const Rule addColumnSerial{
    "add-column-serial",
    Severity::Error,
    QT_TRANSLATE_NOOP("app", "Adding a numbered column"),
    QT_TRANSLATE_NOOP(
        "app",
        "Every row needs a number, so the table and all its indexes are written anew while nobody can use them."),
    QT_TRANSLATE_NOOP("app", "Add a plain column, fill it in batches, and attach the sequence then."),
    [](const RuleInput &input) {
        return hitsOnBusy(
            input, {EffectKind::AddColumn}, QT_TRANSLATE_NOOP("app", "Adding %1 writes all of %2 anew."),
            [](const Effect &column) { return bool(column.traits & (Traits(Trait::Serial) | Trait::Identity)); });
    },
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(ALTER TABLE users ADD COLUMN n bigserial;)sql",
    R"sql(ALTER TABLE users ADD COLUMN n bigint;)sql",
};

const Rule addColumnGenerated{
    "add-column-generated-stored",
    Severity::Error,
    QT_TRANSLATE_NOOP("app", "Adding a stored generated column"),
    QT_TRANSLATE_NOOP(
        "app",
        "Every row needs its value, so the table and all its indexes are written anew while nobody can use them."),
    QT_TRANSLATE_NOOP("app", "Add a plain column, keep it by a trigger, and fill it in batches."),
    [](const RuleInput &input) {
        return hitsOnBusy(input, {EffectKind::AddColumn}, QT_TRANSLATE_NOOP("app", "Adding %1 writes all of %2 anew."),
                          [](const Effect &column) { return column.traits.testFlag(Trait::GeneratedStored); });
    },
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(ALTER TABLE users ADD COLUMN low text GENERATED ALWAYS AS (lower(email)) STORED;)sql",
    R"sql(ALTER TABLE users ADD COLUMN low text;)sql",
};

const Rule addColumnRequired{
    "add-column-required",
    Severity::Warning,
    QT_TRANSLATE_NOOP("app", "Adding a column that must have a value and has none"),
    QT_TRANSLATE_NOOP("app", "It fails when the table has a row, and breaks code that inserts without it."),
    QT_TRANSLATE_NOOP("app", "Add it with a default, or without NOT NULL; fill it, and require it later."),
    [](const RuleInput &input) {
        return hitsOnBusy(input, {EffectKind::AddColumn},
                          QT_TRANSLATE_NOOP("app", "%1 is NOT NULL without a default: it fails when %2 has rows."),
                          [](const Effect &column) {
                              const Traits filled = Traits(Trait::HasDefault) | Trait::Serial | Trait::Identity
                                  | Trait::GeneratedStored;
                              return column.traits.testFlag(Trait::NotNull) && !(column.traits & filled);
                          });
    },
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(ALTER TABLE users ADD COLUMN email text NOT NULL;)sql",
    R"sql(ALTER TABLE users ADD COLUMN email text NOT NULL DEFAULT '';)sql",
};

}  // namespace lockstep::rules
