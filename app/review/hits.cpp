// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/review/hits.h"

#include "app/review/settings.h"
#include "app/sql/quoting.h"

#include <algorithm>

namespace lockstep {

using namespace Qt::StringLiterals;

const StatementEffects &effectsOf(const RuleInput &input)
{
    return input.effects[input.statement];
}

EffectKinds kindsIn(const StatementEffects &effects)
{
    EffectKinds kinds;
    for (const Effect &effect : effects.effects) {
        if (!effect.deferred)
            kinds.set(std::size_t(effect.kind));
    }
    return kinds;
}

std::vector<Effect> immediateEffects(const RuleInput &input, std::initializer_list<EffectKind> kinds)
{
    std::vector<Effect> found;
    if (std::ranges::none_of(kinds, [&input](EffectKind kind) { return input.kinds[std::size_t(kind)]; }))
        return found;
    for (const Effect &effect : effectsOf(input).effects) {
        if (!effect.deferred && std::ranges::find(kinds, effect.kind) != kinds.end())
            found.push_back(effect);
    }
    return found;
}

bool concernsNew(const RuleInput &input, const Effect &effect)
{
    return input.facts.isMadeBefore(effect.object, input.statement)
        || input.facts.isMadeBefore(effect.relation, input.statement);
}

Wrapping wrappingOf(const RuleInput &input)
{
    if (input.isWithoutTransaction)
        return Wrapping::Nothing;
    return input.settings ? input.settings->wrapping : Wrapping::Unknown;
}

bool mayShareTransaction(const RuleInput &input)
{
    return wrappingOf(input) != Wrapping::Nothing || input.facts.isInTransactionBlock(input.statement);
}

namespace {

/// Only what the words name: a file may have a million findings.
QStringList argumentsOf(const Effect &effect, QByteArrayView words)
{
    if (words.contains("%3"))
        return {effect.object, effect.relation, effect.detail};
    if (words.contains("%2"))
        return {effect.object, effect.relation};
    return words.contains("%1") ? QStringList{effect.object} : QStringList();
}

}  // namespace

RuleHit hitAt(const Effect &effect, HitText text)
{
    const char *words = effect.nameIsUnknown ? text.unnamed : text.named;
    RuleHit hit{effect.range, effect.object, effect.within, {words, argumentsOf(effect, words)}};
    hit.relation = effect.relation;
    return hit;
}

RuleHit hitOnStatement(const RuleInput &input, Message message)
{
    return {input.script.statements[input.statement].range, {}, Within::Nothing, std::move(message)};
}

std::vector<RuleHit> hitsOn(const RuleInput &input, std::initializer_list<EffectKind> kinds, HitText text,
                            const EffectTest &test)
{
    std::vector<RuleHit> hits;
    for (const Effect &effect : immediateEffects(input, kinds)) {
        if ((!test || test(effect)) && !concernsNew(input, effect))
            hits.push_back(hitAt(effect, text));
    }
    return hits;
}

std::vector<RuleHit> hitsOnBusy(const RuleInput &input, std::initializer_list<EffectKind> kinds, HitText text,
                                const EffectTest &test)
{
    auto hits = hitsOn(input, kinds, text, [&input, &test](const Effect &effect) {
        return (!test || test(effect)) && !input.facts.isEmptyAt(effect.relation, input.statement);
    });
    for (RuleHit &hit : hits)
        hit.toll = Toll::Wait;
    return hits;
}

namespace {

/// The history, or the target, has nothing of this name for IF EXISTS to find.
bool isAbsent(const RuleInput &input, const Effect &drop)
{
    const bool isColumn = drop.kind == EffectKind::DropColumn;
    const QString &relation = isColumn ? drop.relation : drop.object;
    if (!input.schema || !drop.ifExists || drop.nameIsUnknown || input.schema->isDoubtful(ownName(relation)))
        return false;
    const TableShape *table = input.schema->table(relation);
    return isColumn ? table && !table->column(ownName(drop.object)) : !input.schema->find(relation);
}

}  // namespace

std::vector<RuleHit> hitsOnRows(const RuleInput &input, std::initializer_list<EffectKind> kinds, HitText text,
                                const EffectTest &test)
{
    std::vector<RuleHit> hits;
    for (const Effect &effect : immediateEffects(input, kinds)) {
        if ((test && !test(effect)) || concernsNew(input, effect))
            continue;
        RuleHit hit = hitAt(effect, text);
        hit.toll = Toll::Loss;
        if (hit.relation.isEmpty())
            hit.relation = hit.object;
        // A table may be there although no file has made it; a target tells, and so does the file that makes it anew.
        const bool isSure = input.target || effect.kind == EffectKind::DropColumn
            || input.facts.isMadeAfter(effect.object, input.statement);
        if (isAbsent(input, effect))
            hit.severity = isSure ? Severity::Note : Severity::Warning;
        hits.push_back(std::move(hit));
    }
    return hits;
}

const TableShape *knownTable(const RuleInput &input, const QString &relation)
{
    const bool isKnown = input.schema && !relation.isEmpty() && !input.schema->isDoubtful(ownName(relation));
    return isKnown ? input.schema->table(relation) : nullptr;
}

bool isPartitioned(const RuleInput &input, const QString &relation)
{
    const TableShape *table = knownTable(input, relation);
    return table && table->kind == TableKind::Partitioned;
}

bool isPartitionedIndex(const RuleInput &input, const QString &name)
{
    if (!input.schema)
        return false;
    const QString last = ownName(name);
    return std::ranges::any_of(input.schema->snapshot().tables, [&last](const auto &entry) {
        return entry.second.kind == TableKind::Partitioned && entry.second.indexes.contains(last);
    });
}

bool isKnownIndex(const RuleInput &input, const QString &name)
{
    if (!input.schema || input.schema->table(name))
        return false;
    const QString last = ownName(name);
    return std::ranges::any_of(input.schema->snapshot().tables,
                               [&last](const auto &entry) { return entry.second.indexes.contains(last); });
}

QString writtenText(const WrittenName &name)
{
    return name.schema.isEmpty() ? name.name : name.schema + u'.' + name.name;
}

}  // namespace lockstep
