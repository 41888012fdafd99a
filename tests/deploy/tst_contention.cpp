// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/postgres/programs.h"
#include "app/postgres/sandboxplace.h"
#include "tests/deploy/deployproject.h"
#include "tests/support/ownserver.h"
#include "tests/support/peers.h"

#include <QtTest>

#include <thread>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A server that takes as many clients as the tests send, and the tests' database on it.
class BusyServer
{
public:
    BusyServer()
    {
        const SandboxState state = taken(startSandbox({}));
        taken(taken(Session::open(state.url, {}))->execute("ALTER SYSTEM SET max_connections = 150", {}));
        if (const Status stopped = stopSandbox({}); !stopped)
            qFatal("%s", qPrintable(describe(stopped.error())));
        taken(startSandbox({}));
    }

private:
    OwnServer m_server;
};

/// One console: its own reading of the folder, its own journal.
StepRecord deployThere(const Project &project, const Database &database, const QString &journal,
                       const EventSink &events = {})
{
    DeployRequest request = project.request(database.url());
    request.journalPath = project.root() + u"/../"_s + journal;
    request.view.choice.policy.lockRetries = 40;
    const auto run = taken(DeployRun::begin(std::move(request), {}));
    return go(*run, Step::Record, events);
}

void writeHistory(const Project &project)
{
    for (int i = 1; i <= 6; ++i) {
        const QByteArray n = QByteArray::number(i);
        project.write(u"2024010%1_m.sql"_s.arg(i),
                      "CREATE TABLE t" + n + " (i int);\nINSERT INTO t" + n + " VALUES (1);\n"
                          + (i % 2 == 0 ? "CREATE INDEX CONCURRENTLY ON t" + n + " (i);\n" : QByteArray()));
    }
}

/// Every table once with one row, every index valid, every migration once in the ledger.
QString endState(const Database &database)
{
    QStringList rows;
    for (int i = 1; i <= 6; ++i)
        rows << database.sql("SELECT count(*) FROM t" + QByteArray::number(i));
    return u"%1; indexes %2, invalid %3; ledger %4"_s.arg(
        rows.join(u' '), database.sql("SELECT count(*) FROM pg_index WHERE indrelid::regclass::text ~ '^t[0-9]$'"),
        database.sql("SELECT count(*) FROM pg_index WHERE NOT indisvalid"),
        database.sql("SELECT string_agg(filename, ' ' ORDER BY filename) FROM _manual_migrations"));
}

const QString expectedEnd = u"1 1 1 1 1 1; indexes 3, invalid 0; ledger 20240101_m.sql 20240102_m.sql "
                            "20240103_m.sql 20240104_m.sql 20240105_m.sql 20240106_m.sql"_s;

/// pgbench's clients: reads and writes by key, as applications do.
class Clients
{
public:
    Clients(const Database &database, int count, int seconds)
    {
        QFile::setPermissions(m_folder.path(), QFile::Permissions(0x7777));
        const QString script = m_folder.filePath(u"clients.sql"_s);
        QFile file(script);
        const QByteArray work = "\\set n random(1, 10000)\nSELECT v FROM account WHERE id = :n;\n"
                                "UPDATE account SET v = v + 1 WHERE id = :n;\n\\sleep 20 ms\n";
        if (!file.open(QIODevice::WriteOnly) || file.write(work) != work.size())
            qFatal("No script for pgbench");
        file.close();
        m_process.setWorkingDirectory(m_folder.path());
        m_process.setProcessEnvironment(cleanEnvironment());
        startAlone(m_process, taken(findProgram(u"pgbench"_s, 0, {})).path,
                   {u"-n"_s, u"-c"_s, QString::number(count), u"-j"_s, u"2"_s, u"-T"_s, QString::number(seconds),
                    u"--log"_s, u"-f"_s, script, database.urlText()});
    }

    Ran wait() { return ended(m_process, 120s); }
    /// Of one client's transaction, its sleep of 20 ms included.
    qint64 longestStallMs() const
    {
        qint64 longest = 0;
        for (const QString &name : QDir(m_folder.path()).entryList({u"pgbench_log.*"_s})) {
            QFile file(m_folder.filePath(name));
            if (!file.open(QIODevice::ReadOnly))
                qFatal("%s cannot be read", qPrintable(name));
            for (const QByteArray &line : file.readAll().split('\n'))
                longest = std::max(longest, line.split(' ').value(2).toLongLong() / 1000);
        }
        return longest;
    }

private:
    QTemporaryDir m_folder{u"/tmp/lockstep-clients-XXXXXX"_s};
    QProcess m_process;
};

}  // namespace

class ContentionTest : public QObject
{
    Q_OBJECT

private slots:
    void twoConsolesAtOnce()
    {
        const Database database;
        const Project project(Project::Layout::Plain);
        writeHistory(project);
        std::array<StepRecord, 2> ends;
        {
            const std::jthread one([&] { ends[0] = deployThere(project, database, u"one.sqlite"_s); });
            const std::jthread two([&] { ends[1] = deployThere(project, database, u"two.sqlite"_s); });
        }
        const auto isDone = [](const StepRecord &end) { return end.step == Step::Record && !end.error; };
        QVERIFY(isDone(ends[0]) || isDone(ends[1]));
        for (const StepRecord &end : ends) {
            const bool isRefused = end.error
                && (end.error->code == ErrorCode::PlanChanged || end.error->code == ErrorCode::LedgerBusy
                    || end.error->code == ErrorCode::CheckFailed);
            QVERIFY2(isDone(end) || isRefused, end.error ? qPrintable(describe(*end.error)) : "");
        }
        QCOMPARE(endState(database), expectedEnd);
    }

    void theOwningToolAtOnce()
    {
        if (const QString why = whyAbsent(u"dbmate"_s); !why.isEmpty())
            QSKIP(qPrintable(why));
        const Database database;
        QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkpath(u"db/migrations"_s));
        for (int i = 1; i <= 6; ++i) {
            const QByteArray n = QByteArray::number(i);
            QFile file(folder.filePath(u"db/migrations/2024010%1000000_m.sql"_s.arg(i)));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write("-- migrate:up\nCREATE TABLE t" + n + " (i int);\nINSERT INTO t" + n
                       + " VALUES (1);\n-- migrate:down\nDROP TABLE t" + n + ";\n");
        }
        const auto deploy = [&](const QString &journal) {
            DeployRequest request{.workspace = taken(openWorkspace(folder.path(), u"dbmate"_s, {}))};
            request.view = taken(inspectTarget(*request.workspace, TargetChoice{.url = database.url()}, {}));
            request.plan = taken(makePlan(*request.workspace, request.view, {}));
            request.noBackupBecause = u"a test"_s;
            request.journalPath = folder.filePath(journal);
            if (request.plan.migrations.empty())
                return StepRecord{.step = Step::Record};
            return go(*taken(DeployRun::begin(std::move(request), {})), Step::Record);
        };
        Ran tool;
        {
            const std::jthread other([&] {
                const TcpDoor door(database.url());
                tool = runPeer(u"dbmate"_s, {u"--no-dump-schema"_s, u"--url"_s, door.urlText(), u"migrate"_s},
                               folder.path());
            });
            deploy(u"one.sqlite"_s);
        }
        const StepRecord after = deploy(u"two.sqlite"_s);
        QVERIFY2(!after.error, after.error ? qPrintable(describe(*after.error)) : "");
        for (int i = 1; i <= 6; ++i)
            QCOMPARE(database.sql("SELECT count(*) FROM t" + QByteArray::number(i)), u"1"_s);
        QCOMPARE(database.sql("SELECT count(*) FROM schema_migrations"), u"6"_s);
    }

    void anIndexIsBuiltConcurrentlyWhileAnotherConsoleWaits()
    {
        const Database database;
        database.sql("CREATE TABLE big AS SELECT n AS i FROM generate_series(1, 300000) n");
        const Project project(Project::Layout::Plain);
        project.write(u"20240101_a.sql"_s,
                      "CREATE INDEX CONCURRENTLY one ON big (i);\nCREATE INDEX CONCURRENTLY two ON big (i);\n"
                      "SELECT pg_sleep(1);\nCREATE INDEX CONCURRENTLY three ON big (i);\n");
        std::jthread other;
        std::optional<StepRecord> waited;
        const StepRecord end = deployThere(project, database, u"one.sqlite"_s, [&](const RunEvent &event) {
            if (event.kind == "statementStarted"_L1 && !other.joinable())
                other = std::jthread([&] { waited = deployThere(project, database, u"two.sqlite"_s); });
        });
        QVERIFY(other.joinable());
        other.join();
        QVERIFY2(end.step == Step::Record && !end.error, end.error ? qPrintable(describe(*end.error)) : "");
        QVERIFY(waited && waited->error);
        QCOMPARE(database.sql("SELECT count(*) FROM pg_index WHERE indrelid = 'big'::regclass AND indisvalid"), u"3"_s);
        QCOMPARE(database.sql("SELECT count(*) FROM _manual_migrations"), u"1"_s);
    }

    void aLongTransactionThatHoldsTheTable()
    {
        const Database database;
        database.sql("CREATE TABLE held (i int)");
        const auto holder = taken(Session::open(database.url(), {}));
        taken(holder->execute("BEGIN", {}));
        taken(holder->execute("SELECT count(*) FROM held", {}));
        const Project project(Project::Layout::Plain);
        project.write(u"20240101_a.sql"_s, "ALTER TABLE held ADD COLUMN j int;\n");
        int blocked = 0;
        int retried = 0;
        const StepRecord end = deployThere(project, database, u"one.sqlite"_s, [&](const RunEvent &event) {
            blocked += event.kind == "blocked"_L1 ? 1 : 0;
            if (event.data["phase"_L1] == "retry"_L1 && ++retried == 3)
                taken(holder->execute("COMMIT", {}));
        });
        QVERIFY2(end.step == Step::Record && !end.error, end.error ? qPrintable(describe(*end.error)) : "");
        QVERIFY(blocked > 0);
        QCOMPARE(retried, 3);
    }

    void aHundredClientsRunThrough()
    {
        constexpr int clients = 100;
        constexpr int seconds = 7;
        const Database database;
        database.sql("CREATE TABLE account AS SELECT n AS id, 0 AS v FROM generate_series(1, 10000) n");
        database.sql("ALTER TABLE account ADD PRIMARY KEY (id)");
        const Project project(Project::Layout::Plain);
        project.write(u"20240101_column.sql"_s, "ALTER TABLE account ADD COLUMN note text;\n");
        project.write(u"20240102_index.sql"_s, "CREATE INDEX CONCURRENTLY account_v ON account (v);\n");
        project.write(u"20240103_check.sql"_s,
                      "ALTER TABLE account ADD CONSTRAINT positive CHECK (v >= 0) NOT VALID;\n");
        project.write(u"20240104_valid.sql"_s, "ALTER TABLE account VALIDATE CONSTRAINT positive;\n");
        project.write(u"20240105_default.sql"_s, "ALTER TABLE account ALTER COLUMN note SET DEFAULT 'x';\n");
        project.write(u"20240106_drop.sql"_s, "DROP INDEX CONCURRENTLY account_v;\n");
        Clients load(database, clients, seconds);
        QTest::qWait(1500);
        QElapsedTimer clock;
        clock.start();
        int retried = 0;
        const StepRecord end = deployThere(project, database, u"one.sqlite"_s, [&](const RunEvent &event) {
            retried += event.data["phase"_L1] == "retry"_L1 ? 1 : 0;
        });
        const qint64 took = clock.elapsed();
        const Ran ran = load.wait();
        QVERIFY2(end.step == Step::Record && !end.error, end.error ? qPrintable(describe(*end.error)) : "");
        QVERIFY2(ran.exitStatus == 0, ran.err.constData());
        QVERIFY2(!ran.err.contains("ERROR") && !ran.err.contains("aborted"), ran.err.constData());
        QVERIFY2(ran.out.contains("number of failed transactions: 0 "), ran.out.constData());
        QCOMPARE(database.sql("SELECT count(*) FROM _manual_migrations"), u"6"_s);
        static const QRegularExpression processed(u"actually processed: (\\d+)"_s);
        const QString sum = processed.match(QString::fromUtf8(ran.out)).captured(1);
        qInfo("%d clients, %s transactions without an error in %d s; six migrations through them in %lld ms with %d "
              "retries; longest stall of a client %lld ms.",
              clients, qPrintable(sum), seconds, took, retried, load.longestStallMs());
        QVERIFY(sum.toLongLong() > 0);
    }

private:
    BusyServer m_server;
};

QTEST_GUILESS_MAIN(ContentionTest)
#include "tst_contention.moc"
