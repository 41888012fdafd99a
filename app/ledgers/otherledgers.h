// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ledgers/ledger.h"

namespace lockstep {

/// Why a database that lacks the folder's own ledger and has another tool's should not be written to: the files may
/// have been applied by that tool, and would run again. Empty where there is none, or where a person named the layout.
Result<Message> obstacleByOtherLedger(Session &session, const MigrationFolder &folder, const Ledger &own,
                                      const JobContext &context);

}  // namespace lockstep
