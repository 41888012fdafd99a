// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/terminal.h"

namespace lockstep {

/// Parses the arguments, runs what they ask for, reports how it went; the exit status is CLI.md's. Call after the
/// application object exists and translations are installed.
int runCommandLine(int argc, char *argv[], const Terminal &terminal);

}  // namespace lockstep
