// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/jobcontext.h"
#include "app/migrations/migration.h"

namespace lockstep {

/// Notes on each migration whose file, or the folder that it stands in, is a link that leads out of the project: what
/// it runs is not the project's own, and version control has only the link.
Status noteLinksOut(MigrationFolder &folder, const JobContext &context);

}  // namespace lockstep
