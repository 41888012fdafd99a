// SPDX-License-Identifier: GPL-3.0-or-later

// Tables whose rows a publication sends to other servers.

#include "app/review/extent.h"
#include "app/review/hits.h"
#include "app/review/rules/index.h"

#include <QCoreApplication>

namespace lockstep::rules {

using namespace Qt::StringLiterals;

namespace {

bool isReplicated(const RuleInput &input, const Effect &effect)
{
    const RelationFacts *facts = relationFacts(input, effect.relation.isEmpty() ? effect.object : effect.relation);
    return facts && facts->isReplicated;
}

/// A column more on the subscriber is no trouble, one that it lacks is: what only the publisher drops is silent.
std::vector<RuleHit> checkPublished(const RuleInput &input)
{
    if (!input.target)
        return {};
    const auto test = [&input](const Effect &effect) { return isReplicated(input, effect); };
    auto hits = hitsOn(
        input, {EffectKind::AddColumn},
        QT_TRANSLATE_NOOP("app", "%2 is published: subscribers stop at its next row until they have %1."), test);
    const auto others = hitsOn(
        input, {EffectKind::AlterColumnType, EffectKind::RenameColumn, EffectKind::RenameTable, EffectKind::SetSchema},
        QT_TRANSLATE_NOOP("app",
                          "%1 is published under the name and type that it has: subscribers keep those, and stop "
                          "where the rows no longer fit."),
        test);
    hits.insert(hits.end(), others.begin(), others.end());
    return hits;
}

}  // namespace

const Rule tablePublished{
    "table-published",
    Severity::Warning,
    QT_TRANSLATE_NOOP("app", "Changing a table that is published"),
    QT_TRANSLATE_NOOP("app",
                      "Logical replication carries rows and no change of the schema: a subscriber whose table does not "
                      "fit stops, and the publisher keeps its WAL for it until the disk is full."),
    QT_TRANSLATE_NOOP("app", "Change the subscribers first where something is added, last where something goes."),
    &checkPublished,
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(-- on PostgreSQL 17.0: users is published
CREATE TABLE users (id bigint PRIMARY KEY);
-- next file
ALTER TABLE users ADD COLUMN email text;)sql",
    R"sql(-- on PostgreSQL 17.0: users is published
CREATE TABLE users (id bigint PRIMARY KEY, email text);
-- next file
ALTER TABLE users ALTER COLUMN email SET DEFAULT '';)sql",
};

}  // namespace lockstep::rules
