// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Inside the room: what a migration does that no script takes back.

#include "app/schema/replay.h"

namespace lockstep {

/// Rows that are lost or stay changed, and what a snapshot does not hold or files alone do not tell. A sentence each.
std::vector<Message> lossesOf(const Snapshot &before, const std::vector<StatementEffects> &statements,
                              const std::vector<ReplayNote> &notes);

}  // namespace lockstep
