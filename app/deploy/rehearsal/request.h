// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/rehearsal/rehearsal.h"

namespace lockstep {

/// What a person wants rehearsed.
struct RehearsalChoice
{
    std::optional<RehearsalSource> source{};  ///< none: the backup, where one is named, the target's schema, the files
    QString backup{};  ///< a dump; empty: the newest of the whole target where the project keeps its backups
    QString upTo{};  ///< the last migration; empty: all
};

/// The request, and the digest of the plan that it rehearses; empty where there is no target.
struct PlannedRehearsal
{
    RehearsalRequest request{};
    QString digest{};
};

/// What is pending on the target; without one, everything that the files have. BadRequest where the choice makes no
/// sense, the plan's first obstacle where it cannot be run.
Result<PlannedRehearsal> planRehearsal(const WorkspacePtr &workspace, const std::optional<TargetView> &target,
                                       const RehearsalChoice &choice, const JobContext &context);

/// rehearse(), and what came of it kept for the deploy of that plan.
Result<Rehearsal> rehearseAndKeep(const PlannedRehearsal &planned, const EventSink &events, const JobContext &context);

}  // namespace lockstep
