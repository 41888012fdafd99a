// SPDX-License-Identifier: GPL-3.0-or-later

// Changes of which reviews ask first how they are taken back.

#include "app/review/hits.h"
#include "app/review/rules/index.h"

#include <QCoreApplication>

namespace lockstep::rules {

using namespace Qt::StringLiterals;

namespace {

/// Once a file, at the first such change of a table that was there.
std::vector<RuleHit> checkFirst(const RuleInput &input, bool (*concerns)(const Effect &), const char *text)
{
    if (input.hasRevert)
        return {};
    for (std::size_t i = 0; i <= input.statement; ++i) {
        for (const Effect &effect : input.effects[i].effects) {
            const bool isOld = !effect.deferred && !input.facts.isMadeBefore(effect.relation, i);
            if (!isOld || !concerns(effect))
                continue;
            return i == input.statement ? std::vector{hitAt(effect, text)} : std::vector<RuleHit>();
        }
    }
    return {};
}

bool switchesRowSecurity(const Effect &effect)
{
    return effect.kind == EffectKind::EnableRls || effect.kind == EffectKind::DisableRls;
}

bool changesPolicy(const Effect &effect)
{
    return effect.kind == EffectKind::CreatePolicy || effect.kind == EffectKind::DropPolicy;
}

bool changesPartitions(const Effect &effect)
{
    return effect.kind == EffectKind::AttachPartition || effect.kind == EffectKind::DetachPartition
        || (effect.kind == EffectKind::CreateTable && effect.traits.testFlag(Trait::Partition));
}

}  // namespace

const Rule rowSecurityWithoutRevert{
    "rls-without-revert",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "Row level security switched without a way back"),
    QT_TRANSLATE_NOOP("app", "When queries come back empty in production, somebody has to know what it was before."),
    QT_TRANSLATE_NOOP("app", "Ship the revert script with the migration."),
    [](const RuleInput &input) {
        return checkFirst(input, &switchesRowSecurity,
                          QT_TRANSLATE_NOOP("app",
                                            "Row level security of %2 is switched, and nothing switches it "
                                            "back."));
    },
    Bucket::Hygiene,
    false,
    0,
    0,
    R"sql(-- no revert
ALTER TABLE notes ENABLE ROW LEVEL SECURITY;)sql",
    R"sql(ALTER TABLE notes ENABLE ROW LEVEL SECURITY;)sql",
};

const Rule policyWithoutRevert{
    "policy-without-revert",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "A policy changed without a way back"),
    QT_TRANSLATE_NOOP("app", "Who saw which rows before is known to nobody but the database."),
    QT_TRANSLATE_NOOP("app", "Ship the revert script with the migration."),
    [](const RuleInput &input) {
        return checkFirst(input, &changesPolicy,
                          QT_TRANSLATE_NOOP("app", "Policies of %2 change, and nothing brings the old ones back."));
    },
    Bucket::Hygiene,
    false,
    0,
    0,
    R"sql(-- no revert
CREATE POLICY own ON notes USING (owner = current_user);)sql",
    R"sql(CREATE POLICY own ON notes USING (owner = current_user);)sql",
};

const Rule partitionWithoutRevert{
    "partition-without-revert",
    Severity::Note,
    QT_TRANSLATE_NOOP("app", "Partitions changed without a way back"),
    QT_TRANSLATE_NOOP("app", "Rows move with a partition: how it is undone has to be thought of before."),
    QT_TRANSLATE_NOOP("app", "Ship the revert script with the migration."),
    [](const RuleInput &input) {
        return checkFirst(input, &changesPartitions,
                          QT_TRANSLATE_NOOP("app", "Partitions of %2 change, and nothing takes that back."));
    },
    Bucket::Hygiene,
    false,
    0,
    0,
    R"sql(-- no revert
ALTER TABLE events DETACH PARTITION events_2020 CONCURRENTLY;)sql",
    R"sql(ALTER TABLE events DETACH PARTITION events_2020 CONCURRENTLY;)sql",
};

}  // namespace lockstep::rules
