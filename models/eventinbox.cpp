// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/eventinbox.h"

#include <QTimer>

#include <chrono>
#include <utility>

namespace lockstep {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

void EventInbox::push(const RunEvent &event)
{
    const std::scoped_lock lock(m_mutex);
    if (event.kind == u"notice" || event.kind == u"blocked") {
        m_batch.notices.push_back(event);
        if (m_batch.notices.size() > noticesKept) {
            m_batch.notices.pop_front();
            ++m_batch.dropped;
        }
    } else if (event.kind == u"statementStarted" || event.kind == u"statementFinished") {
        m_batch.events.push_back(event);
    } else {
        return;
    }
    if (std::exchange(m_posted, true))
        return;
    QMetaObject::invokeMethod(
        this, [this] { QTimer::singleShot(50ms, this, &EventInbox::drain); }, Qt::QueuedConnection);
}

void EventInbox::drain()
{
    std::unique_lock lock(m_mutex);
    const Batch batch = std::exchange(m_batch, {});
    m_posted = false;
    lock.unlock();
    if (!batch.events.empty() || !batch.notices.empty())
        emit arrived(batch);
}

}  // namespace lockstep
