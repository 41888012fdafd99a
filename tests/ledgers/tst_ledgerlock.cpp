// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ledgers/ledger.h"
#include "tests/support/testpostgres.h"

#include <QElapsedTimer>

#include <thread>

using namespace lockstep;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestLedgerLock : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theToolsKeyIsHeld();
    void twoConsolesExcludeEachOther();
    void theToolExcludesTheConsole();
    void itWaitsUntilTheHolderIsDone();
    void aLostLockIsNoticed();
    void aLookInTwoHalves();
    void aStopEndsTheWait();
};

namespace {

const JobContext context;

const Ledger &prisma()
{
    return *ledgerOf(u"prisma"_s);
}

}  // namespace

void TestLedgerLock::initTestCase()
{
    QTest::failOnWarning(QRegularExpression(u".?"_s));
}

void TestLedgerLock::theToolsKeyIsHeld()
{
    const test::Database database;
    const auto lock = LedgerLock::take(database.url(), prisma(), {}, 1s, context);
    QVERIFY2(bool(lock), lock ? "" : qPrintable(describe(lock.error())));
    QCOMPARE(database.sql("SELECT pg_try_advisory_lock(72707369)"), u"f"_s);
    QVERIFY((*lock)->verify(context));
    const QByteArray own = database.sql("SELECT oid FROM pg_database WHERE datname = current_database()").toUtf8();
    QCOMPARE(database.sql("SELECT pg_try_advisory_lock(" + QByteArray::number(ownLockKey(own.toLongLong())) + ")"),
             u"f"_s);
}

void TestLedgerLock::twoConsolesExcludeEachOther()
{
    const test::Database database;
    const Ledger &plain = *ledgerOf(u"plain"_s);
    auto first = LedgerLock::take(database.url(), plain, {}, 1s, context);
    QVERIFY(first);
    const auto second = LedgerLock::take(database.url(), plain, {}, 100ms, context);
    QVERIFY(!second);
    QCOMPARE(second.error().code, ErrorCode::LedgerBusy);
    QVERIFY2(second.error().detail.contains(QRegularExpression(u"^pid \\d+, user .+, application \"lockstep\""_s)),
             qPrintable(second.error().detail));
    first->reset();
    QVERIFY(LedgerLock::take(database.url(), plain, {}, 5s, context));
}

void TestLedgerLock::theToolExcludesTheConsole()
{
    const test::Database database;
    const auto tool = Session::open(database.url(), {});
    QVERIFY((*tool)->execute("SELECT pg_advisory_lock(72707369)", context));
    QVERIFY((*tool)->execute("SET application_name = 'prisma'", context));
    const auto lock = LedgerLock::take(database.url(), prisma(), {}, 100ms, context);
    QVERIFY(!lock);
    QCOMPARE(lock.error().code, ErrorCode::LedgerBusy);
    QVERIFY(lock.error().detail.contains(u"pid %1"_s.arg((*tool)->backendPid())));
    QVERIFY(lock.error().detail.contains(u"application \"prisma\""_s));
}

void TestLedgerLock::itWaitsUntilTheHolderIsDone()
{
    const test::Database database;
    auto tool = Session::open(database.url(), {});
    QVERIFY((*tool)->execute("SELECT pg_advisory_lock(72707369)", context));
    std::optional<bool> taken;
    {
        const std::jthread waiting([&] { taken = bool(LedgerLock::take(database.url(), prisma(), {}, 60s, context)); });
        std::this_thread::sleep_for(200ms);
        tool->reset();
    }
    QCOMPARE(taken, std::optional(true));
}

void TestLedgerLock::aLostLockIsNoticed()
{
    const test::Database database;
    const auto lock = LedgerLock::take(database.url(), prisma(), {}, 1s, context);
    QVERIFY(lock);
    database.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
                 " AND pid <> pg_backend_pid()");
    const Status held = (*lock)->verify(context);
    QVERIFY(!held);
    QCOMPARE(held.error().code, ErrorCode::ConnectionLost);
}

/// Asked and heard of with other work between; what was asked too long ago is asked again.
void TestLedgerLock::aLookInTwoHalves()
{
    const test::Database database;
    const auto lock = LedgerLock::take(database.url(), prisma(), {}, 1s, context);
    QVERIFY(lock);
    QVERIFY((*lock)->ask(context));
    QVERIFY((*lock)->ask(context));
    QVERIFY((*lock)->hear(context));
    QVERIFY((*lock)->hear(context));
    QVERIFY((*lock)->ask(context));
    QVERIFY((*lock)->keepTransactionIds(context));
    QVERIFY((*lock)->hear(context));
    QVERIFY((*lock)->ask(context));
    std::this_thread::sleep_for(200ms);
    database.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
                 " AND pid <> pg_backend_pid()");
    const Status held = (*lock)->hear(context);
    QVERIFY(!held);
    QCOMPARE(held.error().code, ErrorCode::ConnectionLost);
}

void TestLedgerLock::aStopEndsTheWait()
{
    const test::Database database;
    const auto tool = Session::open(database.url(), {});
    QVERIFY((*tool)->execute("SELECT pg_advisory_lock(72707369)", context));
    std::stop_source stop;
    const std::jthread stopper([&stop] {
        std::this_thread::sleep_for(200ms);
        stop.request_stop();
    });
    QElapsedTimer timer;
    timer.start();
    const auto lock = LedgerLock::take(database.url(), prisma(), {}, 600s, JobContext(stop.get_token()));
    QVERIFY(!lock);
    QCOMPARE(lock.error().code, ErrorCode::Cancelled);
    QVERIFY(timer.elapsed() < 60'000);
}

QTEST_GUILESS_MAIN(TestLedgerLock)
#include "tst_ledgerlock.moc"
