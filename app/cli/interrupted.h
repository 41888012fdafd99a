// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command.h"
#include "app/cli/consent.h"
#include "app/cli/options.h"
#include "app/deploy/history.h"
#include "app/deploy/survey.h"

namespace lockstep {

enum class Way { Resume, Abandon, Leave };
/// Tells the person about it, `state` being what the server says of it (stateOfRun), and asks what becomes of it.
Result<Way> askAboutRun(const RunRecord &run, const Result<QStringList> &state, const Terminal &terminal,
                        const JobContext &context);

/// What is known of it, a line each, to standard error.
void tellState(const Result<QStringList> &state, const Terminal &terminal);

/// A run that was cut off, and what the server says of it.
struct Interrupted
{
    RunRecord run{};
    Result<std::vector<MigrationTruth>> truths;
};
/// The one on this target; none where there is none, or where the journal cannot be read.
std::optional<Interrupted> interruptedOn(const OpenedTarget &opened, const JobContext &context);
/// It in words, and the ways on.
void showInterrupted(const Interrupted &interrupted, const Surroundings &surroundings);

/// Why a run that was found could not be taken up: exit status 6, with what the person can do about it.
Error cannotResume(const RunRecord &run, const Error &reason);

}  // namespace lockstep
