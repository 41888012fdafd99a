// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/jobcontext.h"
#include "app/project/connectionurl.h"

#include <memory>

namespace lockstep {

/// What the private PostgreSQL is now.
struct SandboxState
{
    bool running = false;
    QString folder{};  ///< where its data is
    QString socketFolder{};  ///< mode 0700; no TCP
    QString version{};  ///< of its programs, "15.18"
    ConnectionUrl url{};  ///< to its "postgres" database; valid when running
};

/// The private PostgreSQL that needs no set-up: initdb and pg_ctl of the installed server, a Unix socket in a folder
/// only its owner enters, no TCP. Root drops to an unprivileged user. It is one per state folder, shared by every
/// Lockstep of this user; start() after a crash removes what was left behind (stale pid file, half-made data folder).
/// ProgramMissing when no server is installed; ProgramFailed with the server's log otherwise. One thread at a time; a
/// lock file keeps two processes from starting it twice.
///
/// It runs while somebody uses it, see SandboxUse; its data stays.
Result<SandboxState> startSandbox(const JobContext &context);
/// Starts it and lets it outlive its users, until stopSandbox().
Result<SandboxState> keepSandbox(const JobContext &context);
/// Whether or not others use it.
Status stopSandbox(const JobContext &context);
/// Stops it and removes its data.
Status resetSandbox(const JobContext &context);
Result<SandboxState> sandboxState(const JobContext &context);

/// Creates the database when it is missing; returns its address. The sandbox must run.
Result<ConnectionUrl> sandboxDatabase(const QString &name, const JobContext &context);
Status dropSandboxDatabase(const QString &name, const JobContext &context);

class LockFile;

/// One user of the sandbox: a program's main function holds one from before its first use to its end.
///
/// Each user holds a shared lock on a file in the state folder. The last one to leave stops the server, unless
/// keepSandbox() started it; so a server that is there before the first use was left behind by a crash, or is to be
/// kept. The system takes the lock from a program that was killed: the next user to leave then is the last one.
/// Leaving waits for the server's end, moments as a rule.
class SandboxUse
{
public:
    SandboxUse();
    ~SandboxUse();
    SandboxUse(const SandboxUse &) = delete;
    SandboxUse &operator=(const SandboxUse &) = delete;

private:
    /// Null where the state folder cannot be written to, where no sandbox can be either.
    std::unique_ptr<LockFile> m_users;
};

}  // namespace lockstep
