// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/run.h"

namespace lockstep {

/// What a trial of a whole plan came to.
struct DryRun
{
    int statements = 0;  ///< that ran
    std::optional<Error> error{};  ///< the first failure, with its file and line; none when all of it ran
};

/// Runs every migration and its ledger row in one transaction on the target and rolls it back, under the ledger's lock.
/// Nothing is written to the journal. What a rollback does not take back (sequences' values) stays as it is on every
/// failed deploy. BadRequest where a migration cannot run inside a transaction, before anything runs; otherwise what
/// connecting and locking give.
Result<DryRun> dryRun(const DeployRequest &request, const EventSink &events, const JobContext &context);

}  // namespace lockstep
