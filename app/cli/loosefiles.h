// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/workspace.h"

namespace lockstep {

/// SQL files as the migrations of no layout, reviewed. Where a lockstep.toml stands above the first of them, its
/// [review] holds for all; a file that is one of that project's migrations is judged among the others, with the schema
/// that those before it leave. `version`: PostgreSQL's, in place of lockstep.toml's; 0: as that says. FileMalformed
/// names a file that is not UTF-8. `changes`: see reviewFiles().
Result<WorkspacePtr> openLooseFiles(const QStringList &paths, int version, Changes changes, const JobContext &context);

}  // namespace lockstep
