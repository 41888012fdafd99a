// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/targetscope.h"
#include "app/deploy/workspace.h"
#include "app/postgres/session.h"
#include "app/review/targetfacts.h"

namespace lockstep {

/// All that the server's catalog tells, sizes, rights and counters, by a fixed number of queries. Reads only.
Result<TargetFacts> readTargetFacts(Session &session, const JobContext &context);

/// What the facts are for.
enum class FactsFor {
    WhatIsPending,  ///< relations that it does not name are left out, which costs nothing however many there are
    Anything,  ///< what is being written may name any
};
/// The same for these statements: what the planner knows of them too.
Result<TargetFacts> readTargetFacts(Session &session, const TargetScope &scope, FactsFor about,
                                    const JobContext &context);
/// The same for the workspace's, and what the server says of the syntax of those that were not understood here, those
/// that are pending first.
Result<TargetFacts> readTargetFacts(Session &session, const Workspace &workspace, const std::vector<bool> &isPending,
                                    FactsFor about, const JobContext &context);
/// The same, connecting anew.
Result<TargetFacts> factsOf(const ConnectionUrl &url, const Workspace &workspace, const std::vector<bool> &isPending,
                            FactsFor about, const JobContext &context);

/// Which of the workspace's migrations are to run on the target.
std::vector<bool> pendingOn(const Workspace &workspace, const TargetView &view);
/// The same with what the target knows, and which baselines were changed since the ledger has them.
TargetInput inputFor(const Workspace &workspace, const TargetView &view, TargetFacts facts);

/// The workspace with what is pending judged by what the server says; all else stays as it was judged by history.
Result<WorkspacePtr> reviewedFor(const WorkspacePtr &workspace, const TargetInput &target, const JobContext &context);

/// The workspace with the forecast of every statement: those that are pending by the catalog, all others by the
/// replayed history, or, where files are no history, by their syntax.
Result<WorkspacePtr> withForecasts(const WorkspacePtr &workspace, const TargetInput &target, const JobContext &context);

/// Facts and review of a target that was inspected; nothing is asked where there is nothing to judge. Connects anew.
Result<WorkspacePtr> judgedOnTarget(const WorkspacePtr &workspace, const TargetView &view, const JobContext &context);

/// The same, and the forecasts.
Result<WorkspacePtr> reviewOnTarget(const WorkspacePtr &workspace, const TargetView &view, FactsFor about,
                                    const JobContext &context);

}  // namespace lockstep
