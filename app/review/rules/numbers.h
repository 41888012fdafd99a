// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Where the target's sequences stand, and numbers that statements give by hand.

#include "app/review/rule.h"
#include "app/review/targetfacts.h"

namespace lockstep::rules {

/// A sequence as SQL names it; null where the target does not tell, or has several of that name.
const SequenceFacts *sequenceFacts(const RuleInput &input, const QString &name);

/// It gives out this number, or has given it out; none where it stands nowhere yet.
bool isPassed(const SequenceFacts &sequence, qint64 number);

/// The largest number that INSERT … VALUES gives to its column at this place, from 0; none where one of them is no
/// number.
std::optional<qint64> largestGiven(const QByteArray &insert, int column);

}  // namespace lockstep::rules
