// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The review room: rules over effects. One rule a file (or one row of a table where only the words differ), all
// registered in rules/index.cpp. A rule is a pure function: no file, no server, no state.

#include "app/review/finding.h"

#include <bitset>
#include <optional>
#include <span>

namespace lockstep {

class ScriptFacts;

/// A bit for each EffectKind.
using EffectKinds = std::bitset<128>;

/// What a rule may know.
struct RuleInput
{
    const Script &script;
    const std::vector<StatementEffects> &effects;
    std::size_t statement;  ///< index of the statement under review
    const ScriptFacts &facts;  ///< what the statements before it have done; see facts.h
    bool hasRevert = false;  ///< the migration ships with a revert script
    EffectKinds kinds = EffectKinds().set();  ///< what the statement does when it runs
};

/// One verdict before place and names are filled in by the engine.
struct RuleHit
{
    ByteRange range{};
    QString object{};
    Within within = Within::Nothing;
    Message message{};
    std::optional<Severity> severity{};  ///< when this hit weighs other than the rule's own
};

struct Rule
{
    const char *id;  ///< stable, kebab case
    Severity severity;
    const char *title;  ///< QT_TRANSLATE_NOOP
    const char *why;  ///< QT_TRANSLATE_NOOP
    const char *instead;  ///< QT_TRANSLATE_NOOP; "" for none
    std::vector<RuleHit> (*check)(const RuleInput &input);
};

/// Every rule, in the order in which findings at one place are shown.
std::span<const Rule *const> allRules();

}  // namespace lockstep
