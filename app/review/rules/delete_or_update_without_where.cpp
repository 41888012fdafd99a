// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/hits.h"
#include "app/review/rules/index.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep::rules {
namespace {

/// Filling columns that the same file has just added overwrites nothing.
bool overwrites(const RuleInput &input, const Effect &update)
{
    const QStringList columns = update.detail.split(QStringLiteral(", "));
    return std::ranges::any_of(columns, [&input, &update](const QString &column) {
        return !input.facts.isMadeBefore(update.relation + u'.' + column, input.statement);
    });
}

std::vector<RuleHit> check(const RuleInput &input)
{
    std::vector<RuleHit> hits
        = hitsOnRows(input, {EffectKind::DeleteAll},
                     {QT_TRANSLATE_NOOP("app", "Every row of %1 is deleted."),
                      QT_TRANSLATE_NOOP(
                          "app", "Every row of a table is deleted whose name is known only when the migration runs.")});
    for (RuleHit &hit : hitsOnRows(
             input, {EffectKind::UpdateAll},
             {QT_TRANSLATE_NOOP("app", "Every row of %1 is overwritten: %3."),
              QT_TRANSLATE_NOOP(
                  "app", "Every row of a table is overwritten whose name is known only when the migration runs: %3.")},
             [&input](const Effect &update) { return overwrites(input, update); })) {
        hit.severity = Severity::Warning;
        hits.push_back(std::move(hit));
    }
    return hits;
}

}  // namespace

const Rule deleteOrUpdateAll{
    "delete-or-update-without-where",
    Severity::Error,
    QT_TRANSLATE_NOOP("app", "Changing every row"),
    QT_TRANSLATE_NOOP("app", "What was there before is gone, and one long transaction bloats the table."),
    QT_TRANSLATE_NOOP("app", "Say which rows, and change many of them in batches."),
    &check,
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(DELETE FROM users;)sql",
    R"sql(DELETE FROM users WHERE id = 1;)sql",
};

}  // namespace lockstep::rules
