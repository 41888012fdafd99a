// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/facts.h"
#include "app/review/rules/index.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep::rules {

using namespace Qt::StringLiterals;

namespace {

/// What text and varchar, or a numeric of any size, become without a rewrite (manual, ALTER TABLE, Notes; measured on
/// PostgreSQL 13 to 18). Coming from another type it is a rewrite all the same, which syntax alone does not tell.
bool isUsuallyFree(const Effect &change)
{
    static const QStringList wide{u"text"_s, u"varchar"_s, u"numeric"_s};
    return !change.traits.testFlag(Trait::Converted) && wide.contains(change.detail);
}

/// The same types with a length: free when it grows, a rewrite that may cut or fail when it shrinks.
bool hasLength(const Effect &change)
{
    const bool lengthened = change.detail.startsWith(u"varchar("_s) || change.detail.startsWith(u"numeric("_s)
        || change.detail.startsWith(u"varbit("_s);
    return !change.traits.testFlag(Trait::Converted) && lengthened;
}

std::vector<RuleHit> check(const RuleInput &input)
{
    std::vector<RuleHit> hits;
    for (const Effect &change : immediateEffects(input, {EffectKind::AlterColumnType})) {
        if (change.relation.isEmpty() || concernsNew(input, change) || isUsuallyFree(change))
            continue;
        const bool depends = hasLength(change);
        hits.push_back(
            hitAt(change,
                  depends ? QT_TRANSLATE_NOOP("app",
                                              "%1 becomes %3: unless that is wider than before, %2 is written "
                                              "anew and values may not fit.")
                          : QT_TRANSLATE_NOOP("app", "%1 becomes %3: %2 is written anew while nobody can use it.")));
        if (depends)
            hits.back().severity = Severity::Warning;
    }
    return hits;
}

}  // namespace

const Rule alterTypeRewrite{
    "alter-type-rewrite",
    Severity::Error,
    QT_TRANSLATE_NOOP("app", "Changing a column's type"),
    QT_TRANSLATE_NOOP("app",
                      "Readers and writers wait until every row and index is written again; a narrower type "
                      "loses values or fails."),
    QT_TRANSLATE_NOOP("app",
                      "Add a column of the new type, write both, fill it in batches, switch, and drop the old one."),
    &check,
    Bucket::Hazard,
    true,
    0,
    0,
    R"sql(ALTER TABLE users ALTER COLUMN id TYPE bigint;)sql",
    R"sql(ALTER TABLE users ADD COLUMN id_new bigint;)sql",
};

}  // namespace lockstep::rules
