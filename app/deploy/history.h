// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/journal.h"
#include "app/deploy/run.h"

namespace lockstep {

/// The run's events read back into a record; BadRequest when there is no such run. "last" is the newest.
Result<RunRecord> readRun(const Journal &journal, const QString &runId);
/// Newest first; `project` (root folder) empty: all.
Result<std::vector<RunRecord>> readRuns(const Journal &journal, const QString &project);
/// Deploys and reverts of this project that were begun, not finished, and whose process is gone.
Result<std::vector<RunRecord>> interruptedRuns(const Journal &journal, const QString &project);
/// The newest of these on the request's very database; none when there is none.
Result<std::optional<RunRecord>> interruptedRun(const Journal &journal, const DeployRequest &request);
/// Changes of the ledger alone (`resolve`, `baseline`) of this project that were cut off like that: whether they took
/// effect is in doubt until somebody looks at the ledger, which the next deploy, resolve or baseline there does.
Result<std::vector<RunRecord>> cutOffDeeds(const Journal &journal, const QString &project);
/// What is in doubt of such a one.
Message doubtOf(const RunRecord &deed);
/// Marks an interrupted run as abandoned.
Status abandonRun(Journal &journal, const QString &runId);

}  // namespace lockstep
