// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/options.h"
#include "app/deploy/run.h"

namespace lockstep {

/// What a run may do and how long its statements may take: a deploy's options, and a revert's.
struct RunLimits
{
    QString backupFolder{};
    QString because{};
    bool noBackup = false;
    std::optional<std::chrono::milliseconds> lockTimeout{};
    std::optional<std::chrono::milliseconds> statementTimeout{};
    std::vector<int> blockersToEnd{};  ///< pids
};

/// --backup-dir, --no-backup with --because, --lock-timeout, --statement-timeout, --end-blocker.
void addLimits(CLI::App &command, RunLimits &limits);
void applyTo(DeployRequest &request, const RunLimits &limits);
/// PolicyRefused where the project does not let a run end other sessions and one was named.
Status requireAllowed(const RunLimits &limits, const Policy &policy);

}  // namespace lockstep
