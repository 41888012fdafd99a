// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/consent.h"
#include "app/deploy/history.h"

namespace lockstep {

enum class Way { Resume, Abandon, Leave };
/// Tells the person about it and asks what becomes of it.
Result<Way> askAboutRun(const RunRecord &run, const Terminal &terminal, const JobContext &context);

/// Why a run that was found could not be taken up: exit status 6, with what the person can do about it.
Error cannotResume(const RunRecord &run, const Error &reason);

}  // namespace lockstep
