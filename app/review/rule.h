// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The review room: rules over effects. One rule a file (or one row of a table where only the words differ), all
// registered in rules/index.cpp. A rule is a pure function: no file, no server, no state.

#include "app/review/finding.h"

#include <QStringList>

#include <bitset>
#include <optional>
#include <span>

namespace lockstep {

class ScriptFacts;
class Replay;
struct ReviewSettings;
struct TargetFacts;

inline constexpr int newestPostgres = 18;

/// Never mixed: what loses data, blocks or breaks; habits that keep files safe to run; preferences of design.
enum class Bucket { Hazard, Hygiene, Advice };
QLatin1StringView bucketId(Bucket bucket);  ///< "hazard", "hygiene", "advice"

/// A bit for each EffectKind.
using EffectKinds = std::bitset<128>;
static_assert(std::size_t(EffectKind::NotAnalysable) < EffectKinds().size());

/// What a rule may know.
struct RuleInput
{
    const Script &script;
    const std::vector<StatementEffects> &effects;
    std::size_t statement;  ///< index of the statement under review
    const ScriptFacts &facts;  ///< what the statements before it have done; see facts.h
    bool hasRevert = false;  ///< the migration ships with a revert script
    EffectKinds kinds = EffectKinds().set();  ///< what the statement does when it runs
    /// The schema as the files before have left it, and this one up to the statement; null for a text by itself.
    const Replay *schema = nullptr;
    int version = newestPostgres;  ///< PostgreSQL's major version
    bool isWithoutTransaction = false;  ///< the file opts out of the tool's transaction
    /// What the server says, where the review is for one; `schema` has then begun as its catalog. Null without.
    const TargetFacts *target = nullptr;
    const ReviewSettings *settings = nullptr;
    /// Tables, as written, whose rows the pending files before this one change; null without a target.
    const QStringList *filledBefore = nullptr;
};

/// What grows with the relation that a hit is about.
enum class Toll {
    None,
    Wait,  ///< how long others wait: as grave as the relation is big
    Loss,  ///< how much is lost
};

/// One verdict before place and names are filled in by the engine.
struct RuleHit
{
    ByteRange range{};
    QString object{};
    Within within = Within::Nothing;
    Message message{};
    std::optional<Severity> severity{};  ///< when this hit weighs other than the rule's own
    QString relation{};  ///< whose size `toll` depends on, as written
    Toll toll{};
    const char *instead = nullptr;  ///< where the rule's own advice is of no use: QT_TRANSLATE_NOOP
    const char *why = nullptr;  ///< where it matters for another reason than the rule's own: QT_TRANSLATE_NOOP
};

struct Rule
{
    const char *id;  ///< stable, kebab case
    Severity severity;
    const char *title;  ///< QT_TRANSLATE_NOOP
    const char *why;  ///< QT_TRANSLATE_NOOP
    const char *instead;  ///< QT_TRANSLATE_NOOP; "" for none
    std::vector<RuleHit> (*check)(const RuleInput &input);
    Bucket bucket = Bucket::Hazard;
    bool isOn = true;  ///< in the default set
    int since = 0;  ///< the first of PostgreSQL's major versions that it holds for; 0: all
    int until = 0;  ///< the last; 0: all
    const char *bad = "";  ///< SQL that fires it: the tests run it and the manual prints it
    const char *good = "";  ///< SQL that does not, the safe form among it
};

/// Every rule, in the order in which findings at one place are shown.
std::span<const Rule *const> allRules();

}  // namespace lockstep
