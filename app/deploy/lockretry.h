// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/runlog.h"

#include <QElapsedTimer>

namespace lockstep {

/// The further tries of one piece of work after lock timeouts: as many, and within as much time, as the policy allows.
class LockRetries
{
public:
    explicit LockRetries(const Policy &policy);

    /// Waits for the next try, each time longer; false when there is none left. Cancelled when a stop ends the waiting.
    /// `migration`: which one tries again; empty before the first.
    Result<bool> next(RunLog &log, const QString &migration, const JobContext &context);

private:
    int m_left = 0;
    int m_tried = 0;
    std::chrono::milliseconds m_budget{};  ///< 0: none
    QElapsedTimer m_clock;
};

}  // namespace lockstep
