// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What rules share: reading the statement under review, and saying what was found in it.

#include "app/migrations/wrapping.h"
#include "app/review/facts.h"
#include "app/schema/replay.h"

#include <functional>
#include <initializer_list>

namespace lockstep {

/// What is said of an effect, where %1 is the object, %2 its table and %3 the effect's detail; and what instead when
/// the object's name is not known.
struct HitText
{
    HitText(const char *both)
        : named(both)
        , unnamed(both)
    { }
    HitText(const char *withName, const char *withoutName)
        : named(withName)
        , unnamed(withoutName)
    { }

    const char *named;
    const char *unnamed;
};

using EffectTest = std::function<bool(const Effect &)>;

const StatementEffects &effectsOf(const RuleInput &input);

/// RuleInput::kinds of a statement.
EffectKinds kindsIn(const StatementEffects &effects);

/// What the statement under review does when it runs. What a function's body does happens later and is not among it.
std::vector<Effect> immediateEffects(const RuleInput &input, std::initializer_list<EffectKind> kinds);

/// The effect concerns something that the same file made: nobody uses it yet.
bool concernsNew(const RuleInput &input, const Effect &effect);

/// One hit an effect of these kinds that passes the test and concerns nothing new.
std::vector<RuleHit> hitsOn(const RuleInput &input, std::initializer_list<EffectKind> kinds, HitText text,
                            const EffectTest &test = {});

/// The same for what makes others wait: silent on a table that the transaction has emptied, too.
std::vector<RuleHit> hitsOnBusy(const RuleInput &input, std::initializer_list<EffectKind> kinds, HitText text,
                                const EffectTest &test = {});

/// The same for what loses rows or values: with the table's size, where that is known. Where IF EXISTS finds nothing,
/// as far as the files tell, it weighs less.
std::vector<RuleHit> hitsOnRows(const RuleInput &input, std::initializer_list<EffectKind> kinds, HitText text,
                                const EffectTest &test = {});

/// What the tool that owns the file puts its statements into; Nothing where the file opts out.
Wrapping wrappingOf(const RuleInput &input);
/// The statement may share a transaction with those before it: nothing says that each commits by itself.
bool mayShareTransaction(const RuleInput &input);

RuleHit hitAt(const Effect &effect, HitText text);
/// On the statement under review as a whole.
RuleHit hitOnStatement(const RuleInput &input, Message message);

/// The table as the history has made it; null where that is not known for sure.
const TableShape *knownTable(const RuleInput &input, const QString &relation);

bool isPartitioned(const RuleInput &input, const QString &relation);
/// The history has an index of this name, and its table is partitioned.
bool isPartitionedIndex(const RuleInput &input, const QString &name);

/// The history has an index of this name, and no table.
bool isKnownIndex(const RuleInput &input, const QString &name);

/// Calls `visit` with every change of this kind that the statement makes to the schema, and its place.
template <typename Change>
void eachChange(const RuleInput &input, const std::function<void(const Change &, ByteRange)> &visit)
{
    for (const LocatedChange &located : effectsOf(input).changes) {
        if (const auto *change = std::get_if<Change>(&located.change))
            visit(*change, located.range);
    }
}

/// "schema.table", as Effect::relation has it.
QString writtenText(const WrittenName &name);

}  // namespace lockstep
