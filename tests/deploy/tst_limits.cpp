// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/deploy/exhaustion.h"
#include "tests/support/ownserver.h"

#include <QtTest>

#include <atomic>
#include <dlfcn.h>
#include <sys/time.h>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

namespace {

std::atomic<int> clockJump = 0;  ///< seconds that this process's clock is off

}  // namespace

extern "C" int clock_gettime(clockid_t clock, timespec *time) noexcept
{
    static auto *const real = reinterpret_cast<int (*)(clockid_t, timespec *)>(::dlsym(RTLD_NEXT, "clock_gettime"));
    const int result = real(clock, time);
    if (clock == CLOCK_REALTIME)
        time->tv_sec += clockJump;
    return result;
}

extern "C" int gettimeofday(timeval *time, void *zone) noexcept
{
    static auto *const real = reinterpret_cast<int (*)(timeval *, void *)>(::dlsym(RTLD_NEXT, "gettimeofday"));
    const int result = real(time, zone);
    time->tv_sec += clockJump;
    return result;
}

/// Connections and time that run out while a deploy runs, and time that jumps: each time a clear error, nothing by
/// half, and a way on afterwards.
class LimitsTest : public QObject
{
    Q_OBJECT

private slots:
    void connections();
    void theStatementsTime();
    void theLocksTime();
    void aClockThatJumps_data();
    void aClockThatJumps();

private:
    OwnServer m_server;
};

void LimitsTest::connections()
{
    const Database database;
    const Project project(Project::Layout::Plain);
    writeLogMigrations(project);
    std::optional<Error> error;
    {
        const auto run = taken(DeployRun::begin(project.request(database.url()), {}));
        go(*run, Step::Preflight);
        std::vector<std::unique_ptr<Session>> taking;
        for (auto session = Session::open(database.url(), {}); session; session = Session::open(database.url(), {}))
            taking.push_back(*std::move(session));
        QVERIFY(taking.size() > 10);
        taken(confirmAll(*run, Step::Migrate));
        const auto migrate = run->perform(Step::Migrate, {}, {});
        error = migrate ? migrate->error : std::optional(migrate.error());
        QVERIFY(error);
        QVERIFY2(describe(*error).contains(u"too many clients"_s), qPrintable(describe(*error)));
        QVERIFY2(error->message.english().contains(u"no more connections"_s), qPrintable(describe(*error)));
        taking.clear();
    }
    QCOMPARE(logged(database), u"no table"_s);
    QCOMPARE(goOn(project.request(database.url())), u"done"_s);
    QCOMPARE(logged(database), u"abc"_s);
    tellThatNothingIsLost("Out of connections", *error);
}

void LimitsTest::theStatementsTime()
{
    const Database database;
    const Project project(Project::Layout::Plain);
    writeLogMigrations(project);
    project.write(u"20240103_c.sql"_s, "INSERT INTO log VALUES ('d');\nSELECT pg_sleep(1);\n");
    DeployRequest request = project.request(database.url());
    request.statementTimeout = std::chrono::milliseconds(300);
    std::optional<Error> error;
    {
        const auto run = taken(DeployRun::begin(request, {}));
        error = firstError(*run);
        QVERIFY(error);
        QVERIFY2(error->sql && error->sql->sqlState == "57014", qPrintable(describe(*error)));
        QVERIFY(error->file.endsWith(u"20240103_c.sql"_s));
        QCOMPARE(error->line, 2);
    }
    QCOMPARE(logged(database), u"abc"_s);
    QCOMPARE(goOn(project.request(database.url())), u"done"_s);
    QCOMPARE(logged(database), u"abcd"_s);
    tellThatNothingIsLost("A statement's time", *error);
}

void LimitsTest::theLocksTime()
{
    const Database database;
    database.sql("CREATE TABLE held (i int)");
    const Project project(Project::Layout::Plain);
    writeLogMigrations(project);
    project.write(u"20240103_c.sql"_s, "INSERT INTO log VALUES ('d');\nALTER TABLE held ADD COLUMN j int;\n");
    const DeployRequest request = project.request(database.url());
    std::optional<Error> error;
    {
        const auto holder = taken(Session::open(database.url(), {}));
        taken(holder->execute("BEGIN", {}));
        taken(holder->execute("SELECT count(*) FROM held", {}));
        const auto run = taken(DeployRun::begin(request, {}));
        error = firstError(*run);
        QVERIFY(error);
        QVERIFY2(error->sql && error->sql->sqlState == "55P03", qPrintable(describe(*error)));
        QCOMPARE(error->line, 2);
    }
    QCOMPARE(logged(database), u"abc"_s);
    QCOMPARE(goOn(project.request(database.url())), u"done"_s);
    QCOMPARE(logged(database), u"abcd"_s);
    tellThatNothingIsLost("A lock's time", *error);
}

void LimitsTest::aClockThatJumps_data()
{
    QTest::addColumn<int>("seconds");
    QTest::newRow("a day back") << -86'400;
    QTest::newRow("ten years on") << 315'360'000;
}

void LimitsTest::aClockThatJumps()
{
    QFETCH(int, seconds);
    const auto back = qScopeGuard([] { clockJump = 0; });
    const QDateTime before = QDateTime::currentDateTimeUtc();
    clockJump = seconds;
    QVERIFY2(std::abs(before.secsTo(QDateTime::currentDateTimeUtc()) - seconds) < 60, "The clock does not jump.");
    clockJump = 0;
    const Database database;
    const Project project(Project::Layout::Plain);
    writeLogMigrations(project);
    {
        const auto run = taken(DeployRun::begin(project.request(database.url()), {}));
        const StepRecord last = go(*run, Step::Record, [seconds](const RunEvent &event) {
            if (event.kind == "statementStarted"_L1 && event.statement == 2)
                clockJump = seconds;
        });
        QVERIFY2(!last.error, last.error ? qPrintable(describe(*last.error)) : "");
        QCOMPARE(run->record().outcome, u"done"_s);
    }
    QCOMPARE(logged(database), u"abc"_s);
    const auto journal = taken(Journal::open(project.journalPath()));
    QVERIFY(taken(journal->checkChain()).isIntact);
    QCOMPARE(taken(readRun(*journal, u"last"_s)).outcome, u"done"_s);
    QVERIFY(taken(interruptedRuns(*journal, project.open()->root)).empty());
    qInfo("A clock that jumps by %d s: deployed; nothing lost, nothing done twice.", seconds);
}

QTEST_GUILESS_MAIN(LimitsTest)
#include "tst_limits.moc"
