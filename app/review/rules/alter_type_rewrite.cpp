// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/hits.h"
#include "app/review/proofs.h"
#include "app/review/rules/index.h"
#include "app/review/typechange.h"
#include "app/sql/quoting.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep::rules {

using namespace Qt::StringLiterals;

namespace {

/// What text and varchar, or a numeric of any size, become without a rewrite. Coming from another type it is one all
/// the same, which only the history tells.
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

/// What the column's type was and is to be, where the history tells.
struct KnownChange
{
    QString before;
    QString after;
};

std::optional<KnownChange> knownChange(const RuleInput &input, const Effect &effect)
{
    const TableShape *table = knownTable(input, effect.relation);
    const QString name = ownName(effect.object);
    const ColumnShape *column = table ? table->column(name) : nullptr;
    std::optional<KnownChange> known;
    if (!column)
        return known;
    eachChange<change::AlterTable>(input, [&](const change::AlterTable &altered, ByteRange) {
        for (const auto &[command, place] : altered.commands) {
            const auto *type = std::get_if<change::AlterColumnType>(&command);
            if (type && type->column == name && altered.name.name == ownName(effect.relation))
                known = KnownChange{column->type, input.schema->typeText(type->type)};
        }
    });
    return known;
}

/// By the history; nothing where that does not tell.
std::optional<TypeChangeCost> knownCost(const RuleInput &input, const Effect &effect)
{
    const auto known = knownChange(input, effect);
    if (!known)
        return std::nullopt;
    const QByteArray clause = input.script.sql.mid(effect.range.begin, effect.range.length());
    if (effect.traits.testFlag(Trait::Converted) && !isPlainCast(clause, ownName(effect.object)))
        return TypeChangeCost::Rewrite;
    return costOfTypeChange(known->before, known->after, input.schema->snapshot());
}

bool hasIndexOn(const TableShape *table, const QString &column)
{
    return table
        && std::ranges::any_of(table->indexes, [&column](const auto &entry) { return involves(entry.second, column); });
}

/// In UTC both have the same bytes, and only indexes are built anew (measured on PostgreSQL 13 to 18).
std::optional<RuleHit> hitOfZone(const RuleInput &input, const Effect &effect)
{
    const bool isUtc = input.facts.isUtcAt(input.statement);
    if (isUtc && !hasIndexOn(knownTable(input, effect.relation), ownName(effect.object)))
        return std::nullopt;
    RuleHit hit = hitAt(
        effect,
        isUtc ? QT_TRANSLATE_NOOP("app", "%1 becomes %3: its indexes are built anew while nobody can use %2.")
              : QT_TRANSLATE_NOOP("app",
                                  "%1 becomes %3: unless the session's time zone is UTC, %2 is written anew while "
                                  "nobody can use it."));
    hit.severity = Severity::Warning;
    return hit;
}

std::optional<RuleHit> hitOfKnown(const RuleInput &input, const Effect &effect, TypeChangeCost cost)
{
    if (cost == TypeChangeCost::Free)
        return std::nullopt;
    if (cost == TypeChangeCost::ByTimeZone)
        return hitOfZone(input, effect);
    return hitAt(effect, QT_TRANSLATE_NOOP("app", "%1 becomes %3: %2 is written anew while nobody can use it."));
}

/// Where only the new type is known.
std::optional<RuleHit> hitOfUnknown(const RuleInput &input, const Effect &effect)
{
    if (isUsuallyFree(effect))
        return std::nullopt;
    if (!hasLength(effect))
        return hitOfKnown(input, effect, TypeChangeCost::Rewrite);
    RuleHit hit = hitAt(effect,
                        QT_TRANSLATE_NOOP("app",
                                          "%1 becomes %3: unless that is wider than before, %2 is written anew and "
                                          "values may not fit."));
    hit.severity = Severity::Warning;
    return hit;
}

std::vector<RuleHit> check(const RuleInput &input)
{
    std::vector<RuleHit> hits;
    for (const Effect &effect : immediateEffects(input, {EffectKind::AlterColumnType})) {
        if (effect.relation.isEmpty() || concernsNew(input, effect)
            || input.facts.isEmptyAt(effect.relation, input.statement))
            continue;
        const auto cost = knownCost(input, effect);
        if (auto hit = cost ? hitOfKnown(input, effect, *cost) : hitOfUnknown(input, effect)) {
            hit->toll = Toll::Wait;
            hits.push_back(*std::move(hit));
        }
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
