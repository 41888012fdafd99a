// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/postgres/catalog.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace lockstep {

/// Looks, on a thread and a connection of its own, who blocks a session while a statement runs there.
class BlockWatch
{
public:
    using Sink = std::function<void(const std::vector<OpenTransaction> &)>;

    /// `onBlocked` is called on the watching thread, each time the blockers changed, and never after statementEnds().
    BlockWatch(ConnectionUrl url, int pid, Sink onBlocked);
    ~BlockWatch();
    BlockWatch(const BlockWatch &) = delete;
    BlockWatch &operator=(const BlockWatch &) = delete;

    void statementBegins();
    void statementEnds();
    /// Who blocked the statement that ended last; empty when nobody did.
    std::vector<OpenTransaction> lastBlockers() const;

private:
    void watch(std::stop_token stop);
    bool awaitStatement(std::stop_token stop);
    void note(const std::vector<OpenTransaction> &blockers);

    const ConnectionUrl m_url;
    const int m_pid;
    const Sink m_onBlocked;
    mutable std::mutex m_mutex;
    std::condition_variable_any m_wake;
    bool m_isRunning = false;  ///< guarded, as the next one
    std::vector<OpenTransaction> m_lastBlockers{};
    std::jthread m_thread;  ///< last: it uses all of the above
};

}  // namespace lockstep
