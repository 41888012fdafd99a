// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/result.h"

#include <QFile>

#include <memory>

namespace lockstep {

/// Says that a run is being worked on. The kernel lets go of it when the process ends, however it ends, so a run whose
/// lock is free and that was not finished was interrupted.
class RunLock
{
public:
    /// `journalPath` is the journal's file; the locks lie in the folder "runs" beside it. LedgerBusy when another
    /// console works on the run.
    static Result<std::unique_ptr<RunLock>> take(const QString &journalPath, const QString &runId);
    ~RunLock();
    RunLock(const RunLock &) = delete;
    RunLock &operator=(const RunLock &) = delete;

    static bool isHeld(const QString &journalPath, const QString &runId);

private:
    explicit RunLock(const QString &path);
    QFile m_file;
};

}  // namespace lockstep
