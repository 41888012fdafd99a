// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/blockwatch.h"

#include <algorithm>

namespace lockstep {
namespace {

using namespace std::chrono_literals;

/// Most statements are over by then, and nobody is asked.
constexpr auto pause = 300ms;
/// How often the clock wakes the watch. Statements do not: hundreds of short ones would each pay for it.
constexpr auto tick = 100ms;

bool areSame(const std::vector<LockParty> &left, const std::vector<LockParty> &right)
{
    return std::ranges::equal(left, right, {}, &LockParty::pid, &LockParty::pid);
}

}  // namespace

BlockWatch::BlockWatch(ConnectionUrl url, int pid, Sinks sinks)
    : m_url(std::move(url))
    , m_pid(pid)
    , m_sinks(std::move(sinks))
    , m_thread([this](std::stop_token stop) { watch(stop); })
{ }

BlockWatch::~BlockWatch() = default;

void BlockWatch::statementBegins()
{
    const std::lock_guard guard(m_mutex);
    m_isRunning = true;
    m_nextLook = std::chrono::steady_clock::now() + pause;
    m_lastWait = {};
}

void BlockWatch::statementEnds()
{
    std::unique_lock lock(m_mutex);
    m_isRunning = false;
    m_wake.wait(lock, [this] { return !m_isActing; });
}

LockWait BlockWatch::lastWait() const
{
    const std::lock_guard guard(m_mutex);
    return m_lastWait;
}

bool BlockWatch::awaitStatement(std::stop_token stop)
{
    std::unique_lock lock(m_mutex);
    m_wake.wait_for(lock, stop, tick, [] { return false; });
    const auto now = std::chrono::steady_clock::now();
    if (!m_isRunning || stop.stop_requested() || now < m_nextLook)
        return false;
    m_nextLook = now + pause;
    return true;
}

void BlockWatch::note(const LockWait &wait)
{
    const std::lock_guard guard(m_mutex);
    if (!m_isRunning)
        return;
    const bool isNews = !areSame(wait.blockers, m_lastWait.blockers) || !areSame(wait.waiting, m_lastWait.waiting);
    m_lastWait = wait;
    if (isNews)
        m_sinks.changed(wait);
}

/// Without the lock, which the statement's end wants: what is done here may take a moment.
void BlockWatch::act(Session &session, const LockWait &wait)
{
    {
        const std::lock_guard guard(m_mutex);
        if (!m_isRunning)
            return;
        m_isActing = true;
    }
    m_sinks.looked(session, wait);
    const std::lock_guard guard(m_mutex);
    m_isActing = false;
    m_wake.notify_all();
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
        const auto wait = lockWaitOf(*session, m_pid, JobContext(stop));
        if (!wait) {
            session.reset();
        } else if (*wait) {
            note(**wait);
            act(*session, **wait);
        }
    }
}

}  // namespace lockstep
