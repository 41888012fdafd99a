// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/jobcontext.h"
#include "app/postgres/programs.h"
#include "app/postgres/sandboxplace.h"

namespace lockstep {

// The server in the sandbox's place. Whoever calls these holds the sandbox's lock, except for chooseServer.

/// Names the server's socket; nothing listens on TCP.
constexpr int sandboxPort = 5432;
/// The server's superuser.
constexpr auto sandboxOwner = "lockstep";

/// The pg_ctl that fits the data folder, or the newest where there is none yet. ProgramMissing when none fits.
Result<ClientProgram> chooseServer(const SandboxPlace &place, const JobContext &context);

/// Creates folders and data where they are missing and starts the server. When it fails or is stopped, no process and
/// no half-made data folder is left.
Status bringUpServer(const SandboxPlace &place, const JobContext &context);

/// Ends the server, also one that does not answer, and what an earlier one left behind when it died.
Status takeDownServer(const SandboxPlace &place);

/// The last lines of the server's log.
QString serverLogTail(const SandboxPlace &place);

}  // namespace lockstep
