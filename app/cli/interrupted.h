// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/cli/consent.h"
#include "app/cli/options.h"
#include "app/deploy/history.h"

namespace lockstep {

enum class Way { Resume, Abandon, Leave };
/// Tells the person about it, `state` being what the server says of it (stateOfRun), and asks what becomes of it.
Result<Way> askAboutRun(const RunRecord &run, const Result<QStringList> &state, const Terminal &terminal,
                        const JobContext &context);

/// What is known of it, a line each, to standard error.
void tellState(const Result<QStringList> &state, const Terminal &terminal);

/// The run that was cut off on this target, if there is one: what the server says of it, and the ways on.
void showInterrupted(const OpenedTarget &opened, const Surroundings &surroundings);

/// Why a run that was found could not be taken up: exit status 6, with what the person can do about it.
Error cannotResume(const RunRecord &run, const Error &reason);

}  // namespace lockstep
