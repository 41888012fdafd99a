// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/run.h"

#include <QObject>

#include <deque>
#include <mutex>
#include <vector>

namespace lockstep {

/// Carries a run's events from its thread to the GUI thread, many at once: however fast a server talks, the GUI thread
/// is woken some twenty times a second and keeps the newest thousand notices.
class EventInbox : public QObject
{
    Q_OBJECT

public:
    static constexpr std::size_t noticesKept = 1000;

    struct Batch
    {
        std::vector<RunEvent> events{};  ///< of statements, in order
        std::deque<RunEvent> notices{};  ///< notices and blockers, the newest ones, in order
        qint64 dropped = 0;  ///< notices too many to keep
    };

    using QObject::QObject;

    /// Any thread.
    void push(const RunEvent &event);
    /// GUI thread: delivers at once what is there.
    void drain();

signals:
    void arrived(const lockstep::EventInbox::Batch &batch);

private:
    std::mutex m_mutex;
    Batch m_batch;
    bool m_posted = false;  ///< a delivery is on its way
};

}  // namespace lockstep
