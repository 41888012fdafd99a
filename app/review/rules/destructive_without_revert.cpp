// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/hits.h"
#include "app/review/rules/index.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep::rules {
namespace {

/// Once a file, where the first loss is; every loss has a finding of its own.
std::vector<RuleHit> check(const RuleInput &input)
{
    if (input.hasRevert || input.facts.firstDestructive() != std::ptrdiff_t(input.statement))
        return {};
    const std::vector<Effect> &effects = effectsOf(input).effects;
    const auto loss = std::ranges::find_if(effects, &isDestructive);
    if (loss == effects.end())
        return {};
    return {hitAt(*loss, QT_TRANSLATE_NOOP("app", "This migration destroys something and has no revert script."))};
}

}  // namespace

const Rule destructiveWithoutRevert{
    "destructive-without-revert",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "A loss without a way back"),
    QT_TRANSLATE_NOOP("app", "When the deploy goes wrong, somebody has to write the way back in a hurry."),
    QT_TRANSLATE_NOOP("app", "Ship the revert script with the migration."),
    &check,
    Bucket::Hygiene,
    true,
    0,
    0,
    R"sql(DROP TABLE users;)sql",
    R"sql(CREATE TABLE users (id bigint PRIMARY KEY);)sql",
};

}  // namespace lockstep::rules
