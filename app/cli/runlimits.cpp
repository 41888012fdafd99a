// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/runlimits.h"

#include "app/cli/text.h"

#include <QCoreApplication>

namespace lockstep {

void addLimits(CLI::App &command, RunLimits &limits)
{
    addText(command, "--backup-dir", limits.backupFolder,
            QT_TRANSLATE_NOOP("app", "The folder for backups; the state folder's when left out"))
        ->type_name("FOLDER");
    CLI::Option *noBackup
        = addFlag(command, "--no-backup", limits.noBackup,
                  QT_TRANSLATE_NOOP("app", "Take no backup; the record says why, so --because is needed"));
    CLI::Option *because
        = addText(command, "--because", limits.because, QT_TRANSLATE_NOOP("app", "Why no backup is needed"))
              ->type_name("REASON");
    noBackup->needs(because);
    because->needs(noBackup);
    addDuration(command, "--lock-timeout", limits.lockTimeout,
                QT_TRANSLATE_NOOP("app", "How long a statement may wait for a lock, such as 5s"));
    addDuration(command, "--statement-timeout", limits.statementTimeout,
                QT_TRANSLATE_NOOP("app", "How long a statement may run, such as 10min; 0 for no limit"));
    command
        .add_option("--end-blocker", limits.blockersToEnd,
                    said(QT_TRANSLATE_NOOP("app",
                                           "End the session with this pid where it holds up a statement; needs "
                                           "end_blockers = true in lockstep.toml"))
                        .toStdString())
        ->type_name("PID")
        ->expected(1)
        ->take_all()
        ->check(CLI::PositiveNumber);
}

void applyTo(DeployRequest &request, const RunLimits &limits)
{
    request.backupFolder = limits.backupFolder;
    request.noBackupBecause = limits.noBackup ? limits.because : QString();
    request.lockTimeout = limits.lockTimeout;
    request.statementTimeout = limits.statementTimeout;
    for (const int pid : limits.blockersToEnd)
        request.desk->ask(pid);
}

Status requireAllowed(const RunLimits &limits, const Policy &policy)
{
    if (limits.blockersToEnd.empty() || policy.mayEndBlockers)
        return Done{};
    return Error{.code = ErrorCode::PolicyRefused,
                 .message = {QT_TRANSLATE_NOOP("app", "The project does not let a deploy end other sessions.")},
                 .hint = {QT_TRANSLATE_NOOP("app",
                                            "Leave --end-blocker out, or set end_blockers = true under [policy] in "
                                            "lockstep.toml.")}};
}

}  // namespace lockstep
