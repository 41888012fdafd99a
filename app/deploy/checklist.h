// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/run.h"

namespace lockstep {

/// What a person answers before a deploy goes beyond its plan: Lockstep's own questions where the target is protected
/// or the plan destroys something, and always those of lockstep.toml's [checklist]. One of the project's own takes the
/// place of Lockstep's where it has its key. A question of the project's that ends in a question mark is answered by a
/// text; all else is agreed to.
std::vector<Confirmation> checklist(const DeployRequest &request, const RunRecord &record);

/// The key of a confirmation that is one of the checklist's: "watcher" of "checklist:watcher"; empty for any other.
QString checklistKey(const QString &confirmationId);

}  // namespace lockstep
