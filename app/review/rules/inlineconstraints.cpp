// SPDX-License-Identifier: GPL-3.0-or-later

// Constraints that come with a new column, in ADD COLUMN itself.

#include "app/review/hits.h"
#include "app/review/rules/index.h"
#include "app/review/rules/parts.h"
#include "app/sql/quoting.h"

#include <QCoreApplication>
#include <QSet>

#include <utility>

namespace lockstep::rules {
namespace {

/// The table, as written, and the column of every constraint of this kind that comes with a column.
QSet<std::pair<QString, QString>> columnsWith(const RuleInput &input, WrittenConstraint::Kind kind)
{
    QSet<std::pair<QString, QString>> columns;
    for (const NewConstraint &added : newConstraints(input)) {
        if (added.constraint.kind == kind && !added.column.isEmpty())
            columns.insert({writtenText(added.table), added.column});
    }
    return columns;
}

bool isAmong(const QSet<std::pair<QString, QString>> &columns, const Effect &column)
{
    return !columns.isEmpty() && columns.contains({column.relation, ownName(column.object)});
}

}  // namespace

const Rule inlineCheck{
    "add-column-inline-check",
    Severity::Error,
    QT_TRANSLATE_NOOP("app", "A check that comes with a new column"),
    QT_TRANSLATE_NOOP("app", "Readers and writers wait while every row is checked, although none has a value yet."),
    QT_TRANSLATE_NOOP("app", "Add the column alone, then the check NOT VALID, and VALIDATE it in a later migration."),
    [](const RuleInput &input) {
        return hitsOnBusy(input, {EffectKind::AddColumn},
                          QT_TRANSLATE_NOOP("app", "Every row of %2 is checked under a lock."),
                          [checked = columnsWith(input, WrittenConstraint::Kind::Check)](const Effect &column) {
                              return isAmong(checked, column);
                          });
    },
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(ALTER TABLE users ADD COLUMN age int CHECK (age > 17);)sql",
    R"sql(ALTER TABLE users ADD COLUMN age int;
ALTER TABLE users ADD CONSTRAINT adult CHECK (age > 17) NOT VALID;)sql",
};

/// Without a default the rows have nothing to look up, and PostgreSQL reads none.
const Rule inlineForeignKey{
    "add-column-inline-fk",
    Severity::Error,
    QT_TRANSLATE_NOOP("app", "A foreign key that comes with a new column and its default"),
    QT_TRANSLATE_NOOP("app",
                      "Nobody can use the table, or write to the other, while every row's default is looked up."),
    QT_TRANSLATE_NOOP("app", "Add the column alone, then the key NOT VALID, and VALIDATE it in a later migration."),
    [](const RuleInput &input) {
        return hitsOnBusy(input, {EffectKind::AddColumn},
                          QT_TRANSLATE_NOOP("app", "Every row of %2 is looked up under a lock."),
                          [tied = columnsWith(input, WrittenConstraint::Kind::ForeignKey)](const Effect &column) {
                              return column.traits.testFlag(Trait::HasDefault) && isAmong(tied, column);
                          });
    },
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(ALTER TABLE orders ADD COLUMN state_id bigint DEFAULT 1 REFERENCES states (id);)sql",
    R"sql(ALTER TABLE orders ADD COLUMN state_id bigint REFERENCES states (id);)sql",
};

}  // namespace lockstep::rules
