// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/review/settings.h"
#include "app/review/targetfacts.h"
#include "app/schema/replay.h"

namespace lockstep {

/// How much there is of a relation, as a statement names it, when it runs on the target: nothing of one that this plan
/// makes. None where there is no target, or no such relation.
std::optional<Extent> extentOf(const RuleInput &input, const QString &relation);

/// What the target tells of a relation; null where there is no target, no such relation, or this plan makes it.
const RelationFacts *relationFacts(const RuleInput &input, const QString &relation);

/// When it was written last, or how much since the server counts; empty where the target does not tell, or it holds no
/// rows.
Message lastWriteOf(const RuleInput &input, const QString &relation);

enum class SizeClass { Tiny, Middling, Big };
SizeClass sizeClass(const Extent &extent, const SizeLimits &limits);

/// What a hit weighs, given what its rule says and how much is at stake.
Severity weighed(Severity own, Toll toll, const std::optional<Extent> &extent, const SizeLimits &limits);

}  // namespace lockstep
