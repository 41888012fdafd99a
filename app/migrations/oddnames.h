// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/migrations/migration.h"

namespace lockstep {

/// What of the folder has a name that gets lost on the way: one that is not UTF-8 is a problem of the folder, since
/// nothing here can open such a file; one that differs from another's in upper and lower case alone gets a note.
void noteOddNames(MigrationFolder &folder);

}  // namespace lockstep
