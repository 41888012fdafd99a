// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/targetscope.h"
#include "app/review/targetfacts.h"

#include <functional>

namespace lockstep {

/// Runs this in a transaction that writes nothing, waits for no lock longer than a second, and is rolled back.
Status readOnly(Session &session, const JobContext &context, const std::function<Status()> &questions);

/// TargetFacts::columnStatistics of the tables that the scope makes unique.
Status readStatistics(Session &session, const TargetScope &scope, TargetFacts &facts, const JobContext &context);

/// RelationFacts::lastWrite of the tables that the scope drops, where the server keeps the times of commits
/// (track_commit_timestamp) and they are small enough to be read for it.
Status readLastWrites(Session &session, const TargetScope &scope, TargetFacts &facts, const JobContext &context);

/// TargetFacts::affectedRows of what is to run, by EXPLAIN: planned, never run. What the server cannot plan yet, since
/// an earlier migration makes what it needs, stays unknown.
Status readEstimates(Session &session, const Workspace &workspace, const std::vector<bool> &isPending,
                     TargetFacts &facts, const JobContext &context);

}  // namespace lockstep
