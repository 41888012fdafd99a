// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lockstep {

/// What this process remembers, a password among it, is in no core dump when it crashes, and no other program of this
/// user can read it. Programs that it starts are as they always are.
void keepMemoryPrivate();

}  // namespace lockstep
