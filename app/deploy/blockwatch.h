// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/postgres/lockwait.h"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace lockstep {

/// Looks, on a thread and a connection of its own, who blocks a session while a statement runs there.
class BlockWatch
{
public:
    struct Sinks
    {
        /// Each time those who block or wait behind changed.
        std::function<void(const LockWait &)> changed{};
        /// At every look while somebody blocks, with the watch's own session.
        std::function<void(Session &, const LockWait &)> looked{};
    };

    /// Both are called on the watching thread, and never after statementEnds().
    BlockWatch(ConnectionUrl url, int pid, Sinks sinks);
    ~BlockWatch();
    BlockWatch(const BlockWatch &) = delete;
    BlockWatch &operator=(const BlockWatch &) = delete;

    void statementBegins();
    /// Returns when nothing is under way on the watching thread that began with a look.
    void statementEnds();
    /// What the statement that ended last had waited for; no blocker when it had not.
    LockWait lastWait() const;

private:
    void watch(std::stop_token stop);
    bool awaitStatement(std::stop_token stop);
    void note(const LockWait &wait);
    void act(Session &session, const LockWait &wait);

    const ConnectionUrl m_url;
    const int m_pid;
    const Sinks m_sinks;
    mutable std::mutex m_mutex;
    std::condition_variable_any m_wake;
    bool m_isRunning = false;  ///< guarded, as the next three
    bool m_isActing = false;
    std::chrono::steady_clock::time_point m_nextLook{};
    LockWait m_lastWait{};
    std::jthread m_thread;  ///< last: it uses all of the above
};

}  // namespace lockstep
