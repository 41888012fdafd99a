// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/lockretry.h"

#include <QRandomGenerator>

#include <algorithm>
#include <condition_variable>
#include <mutex>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

constexpr auto shortestPause = 250ms;
constexpr auto longestPause = 10000ms;

/// Doubles each time; up to half of it at random on top, so that two consoles do not knock in step.
std::chrono::milliseconds pauseBefore(int attempt)
{
    const auto pause = std::min<std::chrono::milliseconds>(shortestPause * (1 << std::min(attempt, 10)), longestPause);
    return pause + std::chrono::milliseconds(QRandomGenerator::global()->bounded(int(pause.count() / 2)));
}

Status waitFor(std::chrono::milliseconds pause, const JobContext &context)
{
    std::mutex mutex;
    std::condition_variable_any wake;
    std::unique_lock lock(mutex);
    wake.wait_for(lock, context.stopToken(), pause, [] { return false; });
    return context.checkpoint();
}

}  // namespace

LockRetries::LockRetries(const Policy &policy)
    : m_left(policy.lockRetries)
    , m_budget(policy.lockBudget)
{
    m_clock.start();
}

Result<bool> LockRetries::next(RunLog &log, const QString &migration, const JobContext &context)
{
    const auto pause = pauseBefore(m_tried);
    const bool isTooLate = m_budget.count() > 0 && m_clock.elapsed() + pause.count() > m_budget.count();
    if (m_left == 0 || isTooLate)
        return false;
    --m_left;
    ++m_tried;
    log.tell(u"progress"_s,
             {{u"step"_s, stepId(Step::Migrate)},
              {u"migration"_s, migration},
              {u"phase"_s, u"retry"_s},
              {u"attempt"_s, m_tried + 1},
              {u"pauseMs"_s, qint64(pause.count())}});
    const Status waited = waitFor(pause, context);
    return waited ? Result<bool>(true) : Result<bool>(waited.error());
}

}  // namespace lockstep
