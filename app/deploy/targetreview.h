// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/workspace.h"
#include "app/postgres/session.h"
#include "app/review/targetfacts.h"

namespace lockstep {

/// Catalog, sizes, functions and dependents, by a fixed number of queries. Reads only.
Result<TargetFacts> readTargetFacts(Session &session, const JobContext &context);
/// The same, and what the server says of the syntax of the workspace's statements that were not understood here.
Result<TargetFacts> readTargetFacts(Session &session, const Workspace &workspace, const JobContext &context);
/// The same, connecting anew.
Result<TargetFacts> factsOf(const ConnectionUrl &url, const Workspace &workspace, const JobContext &context);

/// What of the workspace is to run on the target.
TargetInput pendingOn(const Workspace &workspace, const TargetView &view, TargetFacts facts);

/// The workspace with what is pending judged by what the server says; all else stays as it was judged by history.
Result<WorkspacePtr> reviewedFor(const WorkspacePtr &workspace, const TargetInput &target, const JobContext &context);

/// The workspace with the forecast of every statement: those that are pending by the catalog, all others by the
/// replayed history, or, where files are no history, by their syntax.
Result<WorkspacePtr> withForecasts(const WorkspacePtr &workspace, const TargetInput &target, const JobContext &context);

/// Facts and review of a target that was inspected; nothing is asked where nothing is pending. Connects anew.
Result<WorkspacePtr> judgedOnTarget(const WorkspacePtr &workspace, const TargetView &view, const JobContext &context);

/// The same, and the forecasts.
Result<WorkspacePtr> reviewOnTarget(const WorkspacePtr &workspace, const TargetView &view, const JobContext &context);

}  // namespace lockstep
