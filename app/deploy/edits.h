// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/workspace.h"
#include "app/ledgers/appliedtext.h"

#include <QHash>

namespace lockstep {

/// What was applied of each changed migration that it could be found for, by name.
using Edits = QHash<QString, AppliedText>;

/// Looks at every changed migration of the view. FileUnreadable when git's history cannot be read.
Result<Edits> explainEdits(const Workspace &workspace, const TargetView &view, const JobContext &context);

}  // namespace lockstep
