// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/parallel.h"

#include <QtTest>

#include <atomic>

using namespace lockstep;
using namespace Qt::StringLiterals;

class ParallelTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void eachIndexIsTakenOnce_data()
    {
        QTest::addColumn<int>("count");
        for (const int count : {0, 1, 63, 64, 65, 10007})
            QTest::addRow("%d", count) << count;
    }

    void eachIndexIsTakenOnce()
    {
        QFETCH(int, count);
        std::vector<std::atomic<int>> taken(static_cast<std::size_t>(count));
        QVERIFY(forEachIndex(taken.size(), [&](std::size_t index) { ++taken[index]; }, {}));
        QVERIFY(std::ranges::all_of(taken, [](const std::atomic<int> &times) { return times == 1; }));
    }

    void valuesKeepTheirOrder()
    {
        const auto squares = mapInParallel<qint64>(
            5000, [](std::size_t index) -> Result<qint64> { return qint64(index * index); }, {});
        QVERIFY(squares);
        QCOMPARE(squares->size(), 5000u);
        QCOMPARE(squares->at(4999), qint64(4999) * 4999);
    }

    void theFirstErrorIsTheOneTold()
    {
        const auto failed
            = mapInParallel<int>(5000,
                                 [](std::size_t index) -> Result<int> {
                                     if (index % 1000 == 999)
                                         return Error{ErrorCode::BadRequest, {"%1", {QString::number(index)}}};
                                     return int(index);
                                 },
                                 {});
        QVERIFY(!failed);
        QCOMPARE(failed.error().message.arguments, QStringList{u"999"_s});
    }

    void aStopRequestEndsIt()
    {
        std::stop_source stop;
        std::atomic<int> done = 0;
        const Status status = forEachIndex(
            100000,
            [&](std::size_t) {
                if (++done == 100)
                    stop.request_stop();
            },
            JobContext(stop.get_token()));
        QVERIFY(!status);
        QCOMPARE(status.error().code, ErrorCode::Cancelled);
        QVERIFY(done < 100000);
    }

    void progressIsHeardOnTheCallingThread()
    {
        const QThread *caller = QThread::currentThread();
        std::size_t heard = 0;
        bool isHere = true;
        QVERIFY(forEachIndex(
            1000, [](std::size_t) {}, {},
            [&](std::size_t done) {
                isHere = isHere && QThread::currentThread() == caller;
                heard = std::max(heard, done);
            }));
        QVERIFY(isHere);
        QCOMPARE(heard, std::size_t(1000));
    }

    void whatIsSharedOutIsNotSharedOutAgain()
    {
        std::atomic<int> taken = 0;
        std::atomic<int> elsewhere = 0;
        QVERIFY(forEachIndex(100,
                             [&](std::size_t) {
                                 const QThread *own = QThread::currentThread();
                                 const auto inner = [&](std::size_t) {
                                     ++taken;
                                     elsewhere += QThread::currentThread() == own ? 0 : 1;
                                 };
                                 QVERIFY(forEachIndex(100, inner, {}));
                                 QVERIFY(forEachInOrder(100, inner, [](std::size_t) {}, {}));
                             },
                             {}));
        QCOMPARE(taken, 100 * 200);
        QCOMPARE(elsewhere, 0);
    }

    void whatFollowsComesInOrderAfterItsWork()
    {
        const QThread *caller = QThread::currentThread();
        std::vector<std::atomic<bool>> isDone(5000);
        std::vector<std::size_t> order;
        bool isSound = true;
        QVERIFY(forEachInOrder(
            isDone.size(), [&](std::size_t index) { isDone[index] = true; },
            [&](std::size_t index) {
                isSound = isSound && isDone[index] && QThread::currentThread() == caller;
                order.push_back(index);
            },
            {}));
        QVERIFY(isSound);
        QCOMPARE(order.size(), isDone.size());
        QVERIFY(std::ranges::is_sorted(order));
    }

    void aStopRequestEndsWhatFollows()
    {
        std::stop_source stop;
        std::size_t followed = 0;
        const Status status = forEachInOrder(
            100000, [](std::size_t) {},
            [&](std::size_t) {
                if (++followed == 100)
                    stop.request_stop();
            },
            JobContext(stop.get_token()));
        QVERIFY(!status);
        QCOMPARE(status.error().code, ErrorCode::Cancelled);
        QCOMPARE(followed, std::size_t(100));
    }
};

QTEST_GUILESS_MAIN(ParallelTest)
#include "tst_parallel.moc"
