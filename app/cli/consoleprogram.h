// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/result.h"

namespace lockstep {

/// lockstep-console beside this program, or in PATH. ProgramMissing when it is not installed.
Result<QString> findConsoleProgram();

}  // namespace lockstep
