// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/runrecord.h"
#include "app/postgres/session.h"

namespace lockstep {

/// The objects a statement makes or drops, and whether each is there now; only those that can be looked up.
Result<std::vector<ObjectState>> objectsOf(Session &session, const StatementEffects &effects,
                                           const JobContext &context);

/// The invalid index that a failed CREATE INDEX CONCURRENTLY among these effects left, empty for none.
Result<QString> invalidIndexLeft(Session &session, const StatementEffects &effects, const JobContext &context);

/// Did an interrupted statement that commits by itself take effect? Applied when every object it makes or drops changed
/// since right before it, Undone when none did, InDoubt otherwise.
Result<StatementState> judgeInterrupted(Session &session, const StatementEffects &effects, const StatementRun &run,
                                        const JobContext &context);

/// What was there before the statement, for people: one object a line.
QString describeEvidence(const StatementRun &run);

/// Only sets session parameters, which a new session lacks: sent again when a run goes on.
bool isOnlySetting(const StatementEffects &effects);

}  // namespace lockstep
