// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/deploy/deployproject.h"
#include "tests/support/ownserver.h"
#include "tests/support/tcpdoor.h"

#include <QtTest>

#include <thread>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Puts the tests' own server back in its place.
class StateFolder
{
public:
    StateFolder() = default;
    ~StateFolder() { qputenv("LOCKSTEP_STATE_DIR", m_before); }
    Q_DISABLE_COPY_MOVE(StateFolder)

private:
    const QByteArray m_before = qgetenv("LOCKSTEP_STATE_DIR");
};

/// Another server that has a database of the same name, reached by a door that led to the first one.
class Twins
{
public:
    Twins()
    {
        m_other = taken(startSandbox({})).url;
        m_session = taken(Session::open(m_other, {}));
        taken(m_session->execute("CREATE DATABASE " + quotedIdentifier(first.url().database), {}));
        m_other = withDatabase(m_other, first.url().database);
    }
    ConnectionUrl doorUrl() const { return taken(parseConnectionUrl(door.urlText())); }
    void swap() { door.leadTo(m_other); }
    /// What the other server has in its public schema; nothing may ever be there.
    qint64 tablesThere() const
    {
        const auto session = taken(Session::open(m_other, {}));
        return taken(session->execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'", {}))
            .rows[0][0]
            .toLongLong();
    }

    const Database first{};
    TcpDoor door{first.url()};

private:
    StateFolder m_before{};
    OwnServer m_server{};  ///< made after the first database, so that this is another server
    ConnectionUrl m_other{};
    std::unique_ptr<Session> m_session{};
};

}  // namespace

class WrongTargetTest : public QObject
{
    Q_OBJECT

private slots:
    void anAddressThatLeadsElsewhereStopsEveryStep_data()
    {
        QTest::addColumn<Step>("step");
        for (const Step step : {Step::Plan, Step::Preflight, Step::Migrate, Step::Verify})
            QTest::newRow(QByteArray(QString(stepId(step)).toLatin1()).constData()) << step;
    }

    void anAddressThatLeadsElsewhereStopsEveryStep()
    {
        QFETCH(Step, step);
        Twins twins;
        const Project project(Project::Layout::Plain);
        project.write(u"20240101_a.sql"_s, "CREATE TABLE a (i int);\n");
        const auto run = taken(DeployRun::begin(project.request(twins.doorUrl()), {}));
        if (step != Step::Plan)
            go(*run, Step(int(step) - 1));
        twins.swap();
        const StepRecord stopped = go(*run, step);
        QCOMPARE(stopped.step, step);
        QCOMPARE(stopped.state, StepState::Failed);
        QCOMPARE(stopped.error->code, ErrorCode::WrongTarget);
        QVERIFY(stopped.error->message.english().contains(u"system identifier"_s));
        QCOMPARE(twins.tablesThere(), 0);
        QCOMPARE(twins.first.sql("SELECT to_regclass('a') IS NOT NULL"), step == Step::Verify ? u"t"_s : u"f"_s);
    }

    void aReconnectThatLeadsElsewhereIsNoAnswer()
    {
        Twins twins;
        const Project project(Project::Layout::Plain);
        project.write(u"20240101_a.sql"_s, "CREATE TABLE a (i int);\nSELECT pg_sleep(60);\n");
        project.write(u"20240102_b.sql"_s, "CREATE TABLE b (i int);\n");
        const auto run = taken(DeployRun::begin(project.request(twins.doorUrl()), {}));
        std::jthread network;
        const StepRecord migrate = go(*run, Step::Migrate, [&](const RunEvent &event) {
            if (event.kind != "statementStarted"_L1 || event.statement != 2 || network.joinable())
                return;
            network = std::jthread([&twins] {
                std::this_thread::sleep_for(200ms);
                twins.swap();
                twins.door.cutOff();
            });
        });
        QVERIFY(migrate.error);
        QCOMPARE(migrate.error->code, ErrorCode::ConnectionLost);
        QVERIFY2(migrate.error->detail.contains(u"another server"_s), qPrintable(describe(*migrate.error)));
        QCOMPARE(twins.tablesThere(), 0);
        QCOMPARE(twins.first.sql("SELECT to_regclass('b') IS NULL"), u"t"_s);
    }
};

QTEST_GUILESS_MAIN(WrongTargetTest)
#include "tst_wrongtarget.moc"
