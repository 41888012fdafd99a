// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/deed.h"
#include "app/deploy/journal.h"

namespace lockstep {

/// What the ledger is to show once a deed is done, for its journal.
QJsonArray toJsonArray(const std::vector<LedgerChange::StateChange> &changes);

/// Closes what `resolve` and `baseline` began on this target and did not finish, since their process ended: each was
/// one transaction, and the ledger's rows tell whether it committed. What cannot be told stays in the history as
/// abandoned; what cannot be asked now (no connection, another migrates) stays open. JournalUnusable, Cancelled.
Status settleCutOffDeeds(Journal &journal, const Workspace &workspace, const TargetView &view,
                         const JobContext &context);

}  // namespace lockstep
