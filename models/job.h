// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/jobcontext.h"

#include <QObject>
#include <QThread>

#include <memory>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace lockstep {

/// One engine call running on a thread of its own, seen from the GUI thread: the one class that owns a thread.
///
/// Lives on the GUI thread. Its destructor asks the call to stop and waits for it, so what the call uses may be
/// captured by value or belong to the owner of the Job. Make it the last member of its owner, so that it dies first.
class Job : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    ~Job() override;

    /// Runs `work(const JobContext &) -> Result<T>` and later `done(Result<T>)` on the GUI thread.
    template <typename Work, typename Finish>
    void start(Work work, Finish done)
    {
        Q_ASSERT(!isRunning());
        std::erase_if(m_leaving, [](const auto &thread) { return thread->isFinished(); });
        JobContext context = makeContext();
        m_thread.reset(QThread::create(
            [this, work = std::move(work), done = std::move(done), context = std::move(context)]() mutable {
                auto outcome = callOnce(std::move(work), context);
                QMetaObject::invokeMethod(
                    this,
                    [this, outcome, done = std::move(done)]() mutable {
                        retire();
                        done(std::move(*outcome));
                        emit finished();
                    },
                    Qt::QueuedConnection);
            }));
        m_thread->start();
        emit started();
    }

    bool isRunning() const { return m_thread != nullptr; }
    void requestStop() { m_stop.request_stop(); }

signals:
    void started();
    void progressed(const lockstep::Progress &progress);
    void finished();

private:
    /// What the work has captured goes here, on its own thread: that may take a while.
    template <typename Work>
    static auto callOnce(Work &&once, const JobContext &context)
    {
        Work work = std::forward<Work>(once);
        return std::make_shared<decltype(work(context))>(work(context));
    }

    JobContext makeContext();
    void post(const Progress &progress);
    void retire();

    std::unique_ptr<QThread> m_thread;
    std::vector<std::unique_ptr<QThread>> m_leaving;  ///< their work is done, they themselves may not be
    std::stop_source m_stop;
    std::mutex m_mailboxMutex;
    std::optional<Progress> m_mailbox;  ///< newest report not yet shown; keeps the event queue short
};

}  // namespace lockstep
