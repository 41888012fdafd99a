// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/program.h"
#include "app/deploy/steps/steps.h"

namespace lockstep {

/// Is a part of lockstep.toml with these `environments` meant for the target?
bool isMeantFor(const QStringList &environments, const TargetChoice &choice);

/// The command as one would type it.
QString commandLine(const ProjectCommand &command);
/// The folder that it runs in.
QString folderOf(const ProjectCommand &command, const Workspace &workspace);

/// Runs it for a step of this run, telling what it prints as notices; the target's password is masked in all of it.
Result<ProgramEnd> runCommand(const ProjectCommand &command, Step step, const StepInput &input);
/// Nothing when it ended well; else what it did, with its last words.
std::optional<Error> failureOf(const ProgramEnd &end, const ProjectCommand &command);

/// "exit status 3", "ended from outside", "ended after 30 s".
Message howItEnded(const ProgramEnd &end);

}  // namespace lockstep
