// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/result.h"
#include "models/job.h"

#include <QtTest>

#include <atomic>
#include <semaphore>

using namespace lockstep;

namespace {

/// Notes the thread that it went on.
struct Witness
{
    explicit Witness(std::atomic<QThread *> &place)
        : wentOn(&place)
    { }
    ~Witness() { wentOn->store(QThread::currentThread()); }
    Q_DISABLE_COPY_MOVE(Witness)

    std::atomic<QThread *> *wentOn;
};

}  // namespace

class TestJob : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".?"))); }

    /// A whole project may hang on what a work captured: the window is not to take it apart.
    void whatWasCapturedGoesOnTheWorkersThread()
    {
        std::atomic<QThread *> wentOn = nullptr;
        QThread *worker = nullptr;
        Job job;
        const auto begin = [&] {
            auto witness = std::make_shared<Witness>(wentOn);
            job.start([witness](const JobContext &) { return QThread::currentThread(); },
                      [&worker](QThread *thread) { worker = thread; });
        };
        begin();
        QTRY_VERIFY(worker);
        QVERIFY(worker != QThread::currentThread());
        QTRY_COMPARE(wentOn.load(), worker);
    }

    void theNextBeginsWhereTheLastEnds()
    {
        Job job;
        int done = 0;
        std::function<void(int)> next = [&](int value) {
            QVERIFY(!job.isRunning());
            done = value;
            if (value < 50)
                job.start([value](const JobContext &) { return value + 1; }, next);
        };
        next(0);
        QTRY_COMPARE(done, 50);
        QVERIFY(!job.isRunning());
    }

    void itsEndStopsTheWorkAndWaitsForIt()
    {
        std::binary_semaphore begun{0};
        std::atomic<bool> ended = false;
        bool told = false;
        {
            Job job;
            job.start(
                [&](const JobContext &context) {
                    begun.release();
                    while (!context.stopToken().stop_requested())
                        QThread::yieldCurrentThread();
                    ended = true;
                    return true;
                },
                [&told](bool) { told = true; });
            begun.acquire();
        }
        QVERIFY(ended);
        QCoreApplication::processEvents();
        QVERIFY(!told);
    }
};

QTEST_GUILESS_MAIN(TestJob)
#include "tst_job.moc"
