// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/backup/archiving.h"
#include "app/deploy/backup/backup.h"
#include "app/deploy/runrecord.h"

namespace lockstep {

/// What there is to be looked at of a backup, for people, a label and a value each.
std::vector<Fact> backupFacts(const Backup &backup);
std::vector<Fact> restorePointFacts(const RestorePoint &point);

/// "Proven", "Restored, and differs", "Not restored yet".
Message proofInAWord(const Backup &backup);

}  // namespace lockstep
