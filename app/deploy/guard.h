// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/run.h"

namespace lockstep {

/// PlanChanged when a planned file's bytes in memory, or its revert script, are not those that the plan was made from.
Status requireSameFiles(const Workspace &workspace, const Plan &plan);

/// PlanChanged when the ledger tells another history now than `before`; what `record`'s run itself applied or began
/// since then does not count.
Status requireSameLedger(const LedgerStatus &before, const LedgerStatus &now, const RunRecord &record);

/// The run's plan in terms of a workspace that was read anew: the indexes found again by name. PlanChanged when a
/// migration is gone.
Result<Plan> rebased(const Plan &plan, const Workspace &workspace);

/// ServerUnsuitable where the server would refuse every write: a standby, a read-only role or database.
Status requireWritable(const TargetIdentity &target);

/// PolicyRefused: what must be said and was not.
Error unconfirmed(const Confirmation &missing);
/// The typed name that a protected target wants.
Confirmation databaseNameOf(const TargetIdentity &target);

}  // namespace lockstep
