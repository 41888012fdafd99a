// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/result.h"

#include <QString>

#include <chrono>

namespace lockstep {

enum class BackupPolicy { None, Taken, Proven, Pitr };

/// What a deploy wants a rehearsal of its plan to have shown.
enum class RehearsalPolicy {
    None,  ///< nothing, there need be none
    Run,  ///< that every migration runs
    Proven,  ///< and that each revert script restores what was
};

/// BySize: one file for what pg_dump reads in a moment, a folder written by several processes for more.
enum class BackupFormat { BySize, Custom, Directory };

/// How backups are taken and how long they are kept.
struct BackupRules
{
    BackupFormat format = BackupFormat::BySize;  ///< backup_format = "auto", "custom" or "directory"
    int jobs = 0;  ///< backup_jobs: pg_dump's processes for a folder; 0: as many as the machine has processors
    QString folder{};  ///< backup_folder, relative to the project; empty: the state folder's
    bool copiesTables = false;  ///< table_copies: a copy of each table at risk beside it, in the target
    int keep = 0;  ///< backup_keep: as many of a database's newest backups are never offered for removal
    std::chrono::milliseconds keepFor{};  ///< backup_keep_for: nor are younger ones; 0 for both: none is offered
};

/// What a deploy must have and keep to. Defaults are the safe ones.
struct Policy
{
    BackupPolicy backup = BackupPolicy::Taken;
    BackupRules backups{};
    RehearsalPolicy rehearsal = RehearsalPolicy::None;
    std::chrono::milliseconds lockTimeout{5000};
    std::chrono::milliseconds statementTimeout{0};  ///< 0: none
    bool runsOutOfOrder = false;  ///< out_of_order = "run": run a late migration where its tool would stop and ask
    int lockRetries = 5;  ///< after a lock timeout, where nothing had committed
    std::chrono::milliseconds lockBudget{600'000};  ///< lock_budget: of all a migration's tries together; 0: none
    /// confirmations = "every"; "changes": what a step that only looked found needs no "I have seen it".
    bool confirmsEveryStep = true;
    bool mayEndBlockers = false;  ///< end_blockers: a person may have the session ended that is in the way
};

}  // namespace lockstep
