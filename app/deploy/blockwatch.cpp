// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/blockwatch.h"

#include <algorithm>

namespace lockstep {
namespace {

using namespace std::chrono_literals;

/// Most statements are over by then, and nobody is asked.
constexpr auto pause = 300ms;

bool areSame(const std::vector<OpenTransaction> &left, const std::vector<OpenTransaction> &right)
{
    return std::ranges::equal(left, right, {}, &OpenTransaction::pid, &OpenTransaction::pid);
}

}  // namespace

BlockWatch::BlockWatch(ConnectionUrl url, int pid, Sink onBlocked)
    : m_url(std::move(url))
    , m_pid(pid)
    , m_onBlocked(std::move(onBlocked))
    , m_thread([this](std::stop_token stop) { watch(stop); })
{ }

BlockWatch::~BlockWatch() = default;

void BlockWatch::statementBegins()
{
    const std::lock_guard guard(m_mutex);
    m_isRunning = true;
    m_lastBlockers.clear();
    m_wake.notify_all();
}

void BlockWatch::statementEnds()
{
    const std::lock_guard guard(m_mutex);
    m_isRunning = false;
    m_wake.notify_all();
}

std::vector<OpenTransaction> BlockWatch::lastBlockers() const
{
    const std::lock_guard guard(m_mutex);
    return m_lastBlockers;
}

bool BlockWatch::awaitStatement(std::stop_token stop)
{
    std::unique_lock lock(m_mutex);
    m_wake.wait(lock, stop, [this] { return m_isRunning; });
    m_wake.wait_for(lock, stop, pause, [this] { return !m_isRunning; });
    return m_isRunning && !stop.stop_requested();
}

void BlockWatch::note(const std::vector<OpenTransaction> &blockers)
{
    const std::lock_guard guard(m_mutex);
    if (!m_isRunning || blockers.empty() || areSame(blockers, m_lastBlockers))
        return;
    m_lastBlockers = blockers;
    m_onBlocked(blockers);
}

void BlockWatch::watch(std::stop_token stop)
{
    std::unique_ptr<Session> session;
    while (!stop.stop_requested()) {
        if (!awaitStatement(stop))
            continue;
        if (!session) {
            auto opened = Session::open(m_url, JobContext(stop));
            if (!opened)
                continue;
            session = *std::move(opened);
        }
        // A watcher that cannot see says nothing; the statement itself reports what became of it.
        if (const auto blockers = blockersOf(*session, m_pid, JobContext(stop)); blockers)
            note(*blockers);
        else
            session.reset();
    }
}

}  // namespace lockstep
