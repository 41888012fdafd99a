// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/deploy/rehearsal/rehearsal.h"

namespace lockstep {

/// One event as a line of JSON Lines.
void showRehearsalEvent(const RunEvent &event, const QString &run, Output &output);
/// The last line: how it ended.
void showRehearsalEnd(const Result<Rehearsal> &rehearsal, const QString &run, int exitStatus, Output &output);
/// For people: a table with a line for each migration, then what did not hold.
void showRehearsal(const Rehearsal &rehearsal, const Surroundings &surroundings);

}  // namespace lockstep
