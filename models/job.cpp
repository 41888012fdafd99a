// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/job.h"

namespace lockstep {

Job::~Job()
{
    requestStop();
    retire();
    for (const auto &thread : m_leaving)
        thread->wait();
}

JobContext Job::makeContext()
{
    m_stop = std::stop_source();
    return JobContext(m_stop.get_token(), [this](const Progress &progress) { post(progress); });
}

void Job::post(const Progress &progress)
{
    const std::scoped_lock lock(m_mailboxMutex);
    const bool alreadyPosted = m_mailbox.has_value();
    m_mailbox = progress;
    if (alreadyPosted)
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            std::unique_lock unlockedBeforeEmit(m_mailboxMutex);
            const Progress newest = *std::exchange(m_mailbox, std::nullopt);
            unlockedBeforeEmit.unlock();
            emit progressed(newest);
        },
        Qt::QueuedConnection);
}

/// Nobody waits for the thread's last steps: on a busy machine it may be long until they have their turn.
void Job::retire()
{
    if (m_thread)
        m_leaving.push_back(std::move(m_thread));
}

}  // namespace lockstep
