// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/history.h"

namespace lockstep {

/// The run that a person means: "last", its id, or the beginning of its id where only one begins so. BadRequest
/// otherwise.
Result<RunRecord> chosenRun(const Journal &journal, const QString &text);

}  // namespace lockstep
