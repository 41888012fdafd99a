// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/hits.h"
#include "app/review/rules/index.h"

#include <QCoreApplication>

namespace lockstep::rules {

const Rule backfillUnderLock{
    "ddl-then-backfill-same-tx",
    Severity::Error,
    QT_TRANSLATE_NOOP("app", "Filling a table that is still locked"),
    QT_TRANSLATE_NOOP("app",
                      "The lock of the change above is kept until the transaction ends, so everybody waits while "
                      "every row is updated."),
    QT_TRANSLATE_NOOP("app", "Fill the rows in a migration of its own, in batches."),
    [](const RuleInput &input) {
        return hitsOnBusy(
            input, {EffectKind::UpdateAll},
            QT_TRANSLATE_NOOP("app", "Every row of %1 is updated while the lock of an earlier statement is held."),
            [&input](const Effect &update) {
                return mayShareTransaction(input) && input.facts.isLockedBefore(update.relation, input.statement);
            });
    },
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(ALTER TABLE users ADD COLUMN state text;
UPDATE users SET state = 'new';)sql",
    R"sql(BEGIN;
ALTER TABLE users ADD COLUMN state text;
COMMIT;
UPDATE users SET state = 'new';)sql",
};

}  // namespace lockstep::rules
