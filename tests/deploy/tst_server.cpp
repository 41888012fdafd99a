// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/postgres/sandbox.h"
#include "tests/deploy/deployproject.h"
#include "tests/support/ownserver.h"

#include <QtTest>

#include <thread>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Until the second statement is at work.
void waitUntilAsleep(const Database &database)
{
    while (database.sql("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'") == "0"_L1)
        std::this_thread::sleep_for(20ms);
}

}  // namespace

/// A server of its own, because it is made to crash.
class ServerTest : public QObject
{
    Q_OBJECT

private slots:
    void aServerThatCrashesAndComesBack_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<bool>("comesBack");
        QTest::addColumn<StepState>("state");
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("isResumable");
        QTest::newRow("in a transaction")
            << QByteArray("CREATE TABLE a (i int);\nSELECT pg_sleep(30) WHERE to_regrole('go') IS NULL;\n") << true
            << StepState::Undone << 5 << true;
        QTest::newRow("in a transaction, and stays away")
            << QByteArray("CREATE TABLE a (i int);\nSELECT pg_sleep(30) WHERE to_regrole('go') IS NULL;\n") << false
            << StepState::Failed << 3 << true;
        QTest::newRow("statement by statement")
            << QByteArray("CREATE TABLE a (i int);\nSELECT pg_sleep(30) WHERE to_regrole('go') IS NULL;\nVACUUM;\n")
            << true << StepState::Partial << 6 << true;
        QTest::newRow("statement by statement, where nothing tells")
            << QByteArray("CREATE TABLE a (i int);\nDO $$ BEGIN PERFORM pg_sleep(30); COMMIT; END $$;\nVACUUM;\n")
            << true << StepState::Partial << 6 << false;
    }

    void aServerThatCrashesAndComesBack()
    {
        QFETCH(QByteArray, sql);
        QFETCH(bool, comesBack);
        QFETCH(bool, isResumable);
        const Database database;
        const Project project;
        project.write(u"20240101000000_a"_s, sql);
        auto run = taken(DeployRun::begin(project.request(database.url()), {}));
        const QString id = run->record().id;
        std::jthread crash;
        const StepRecord migrate = go(*run, Step::Record, [&](const RunEvent &event) {
            if (event.kind != "statementStarted"_L1 || event.statement != 2 || crash.joinable())
                return;
            crash = std::jthread([&] {
                waitUntilAsleep(database);
                OwnServer::crash();
                if (comesBack)
                    taken(startSandbox({}));
            });
        });
        crash.join();
        QTEST(migrate.state, "state");
        QVERIFY(migrate.error);
        QTEST(exitStatus(run->record()), "status");
        run.reset();
        taken(startSandbox({}));
        database.sql("CREATE ROLE go");
        const auto gone = qScopeGuard([&database] { database.sql("DROP ROLE go"); });
        const auto resumed = DeployRun::resume(id, project.request(database.url()), {});
        QVERIFY2(bool(resumed) == isResumable, resumed ? "resumed" : qPrintable(describe(resumed.error())));
        if (!resumed) {
            QCOMPARE(resumed.error().code, ErrorCode::StepPartial);
            QVERIFY(resumed.error().detail.contains(u"pg_sleep"_s));
            return;
        }
        const StepRecord last = go(**resumed, Step::Record);
        QVERIFY2(!last.error, last.error ? qPrintable(describe(*last.error)) : "");
        QCOMPARE((*resumed)->record().outcome, u"done"_s);
        QCOMPARE(database.sql("SELECT count(*) FROM _prisma_migrations WHERE finished_at IS NOT NULL"), u"1"_s);
    }

private:
    OwnServer m_server;
};

QTEST_GUILESS_MAIN(ServerTest)
#include "tst_server.moc"
