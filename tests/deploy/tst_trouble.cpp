// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/deploy/deployproject.h"
#include "tests/support/bystander.h"

#include <QtTest>

#include <thread>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Runs `then` on a thread of its own once the run announces a statement that begins with `sql`.
EventSink when(const QByteArray &sql, std::jthread &thread, std::function<void()> then)
{
    return [sql, &thread, then = std::move(then)](const RunEvent &event) {
        if (event.kind == "statementStarted"_L1 && event.text.startsWith(QString::fromUtf8(sql)) && !thread.joinable())
            thread = std::jthread([then] {
                std::this_thread::sleep_for(200ms);
                then();
            });
    };
}

void terminateMigration(const Database &database)
{
    database.sql("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE query LIKE '%pg_sleep%'"
                 " AND pid <> pg_backend_pid() AND datname = current_database()");
}

}  // namespace

class TroubleTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void aLockThatIsNotToBeHadUndoesTheMigration()
    {
        const Database database;
        database.sql("CREATE TABLE a (i int); CREATE TABLE _manual_migrations (id serial PRIMARY KEY, filename text "
                     "NOT NULL UNIQUE,"
                     " applied_at timestamptz NOT NULL DEFAULT now())");
        Bystander reader(database, {"BEGIN", "SELECT * FROM a"});
        const Project project(Project::Layout::Plain);
        project.write(u"20240101_a.sql"_s, "CREATE TABLE b (i int);\nALTER TABLE a ADD COLUMN j int;\n");
        const auto run = taken(DeployRun::begin(project.request(database.url()), {}));
        QStringList blockers;
        const StepRecord migrate = go(*run, Step::Record, [&blockers](const RunEvent &event) {
            if (event.kind == "blocked"_L1)
                blockers << event.text;
        });
        QCOMPARE(migrate.state, StepState::Undone);
        QCOMPARE(migrate.error->sql->sqlState, QByteArray("55P03"));
        QCOMPARE(exitStatus(run->record()), 5);
        QVERIFY2(blockers.join(u'\n').contains(u"pid %1"_s.arg(reader.pid())), qPrintable(blockers.join(u'\n')));
        QVERIFY(migrate.error->detail.contains(u"pid %1"_s.arg(reader.pid())));
        QCOMPARE(database.sql("SELECT to_regclass('b')"), QString());
        reader.run("COMMIT");
        go(*run, Step::Record);
        QCOMPARE(run->record().outcome, u"done"_s);
    }

    void theWholeTransactionIsTriedAgain()
    {
        const Database database;
        database.sql("CREATE TABLE a (i int)");
        auto reader = std::make_unique<Bystander>(database, QByteArrayList{"BEGIN", "SELECT * FROM a"});
        const Project project(Project::Layout::Plain);
        project.write(u"20240101_a.sql"_s, "INSERT INTO a VALUES (1);\nALTER TABLE a ADD COLUMN j int;\n");
        DeployRequest request = project.request(database.url());
        request.view.choice.policy.lockRetries = 10;
        const auto run = taken(DeployRun::begin(std::move(request), {}));
        int retries = 0;
        const StepRecord last = go(*run, Step::Record, [&](const RunEvent &event) {
            retries += event.data.value("phase"_L1) == "retry"_L1 ? 1 : 0;
            if (retries == 2)
                reader.reset();
        });
        QVERIFY2(!last.error, last.error ? qPrintable(describe(*last.error)) : "");
        QVERIFY(retries >= 2);
        QCOMPARE(database.sql("SELECT count(*) FROM a"), u"1"_s);
    }

    void cancelled_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<StepState>("state");
        QTest::addColumn<bool>("tableThere");
        QTest::newRow("in a transaction")
            << QByteArray("CREATE TABLE a (i int);\nSELECT pg_sleep(60);") << StepState::Cancelled << false;
        QTest::newRow("statement by statement, first one")
            << QByteArray("SELECT pg_sleep(60);\nVACUUM;") << StepState::Cancelled << false;
        QTest::newRow("statement by statement, after one that stays")
            << QByteArray("CREATE TABLE a (i int);\nSELECT pg_sleep(60);\nVACUUM;") << StepState::Partial << true;
    }

    void cancelled()
    {
        QFETCH(QByteArray, sql);
        QFETCH(bool, tableThere);
        const Database database;
        const Project project(Project::Layout::Plain);
        project.write(u"20240101_a.sql"_s, sql);
        const auto run = taken(DeployRun::begin(project.request(database.url()), {}));
        std::stop_source stop;
        std::jthread person;
        const StepRecord migrate
            = go(*run, Step::Record, when("SELECT pg_sleep", person, [&stop] { stop.request_stop(); }),
                 JobContext(stop.get_token()));
        QTEST(migrate.state, "state");
        QCOMPARE(migrate.error->code, ErrorCode::Cancelled);
        QCOMPARE(exitStatus(run->record()), 130);
        QCOMPARE(!database.sql("SELECT to_regclass('a')").isEmpty(), tableThere);
        QVERIFY(migrate.error->message.english().contains(tableThere ? u"remains"_s : u"nothing of it remains"_s));
        QCOMPARE(database.sql(
                     "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep%' AND state = 'active'"
                     " AND datname = current_database()"),
                 u"0"_s);
    }

    void theServerIsAskedAfterTheConnectionBroke_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<StepState>("state");
        QTest::newRow("in a transaction")
            << QByteArray("CREATE TABLE a (i int);\nSELECT pg_sleep(60);") << StepState::Undone;
        QTest::newRow("statement by statement")
            << QByteArray("CREATE TABLE a (i int);\nSELECT pg_sleep(60);\nVACUUM;") << StepState::Partial;
    }

    void theServerIsAskedAfterTheConnectionBroke()
    {
        QFETCH(QByteArray, sql);
        const Database database;
        const Project project(Project::Layout::Plain);
        project.write(u"20240101_a.sql"_s, sql);
        const auto run = taken(DeployRun::begin(project.request(database.url()), {}));
        std::jthread killer;
        const StepRecord migrate
            = go(*run, Step::Record, when("SELECT pg_sleep", killer, [&database] { terminateMigration(database); }));
        QTEST(migrate.state, "state");
        QVERIFY(migrate.error);
        const bool isThere = !database.sql("SELECT to_regclass('a')").isEmpty();
        QCOMPARE(isThere, migrate.state == StepState::Partial);
    }

    void aLostLedgerLockStopsBeforeTheNextStatement()
    {
        const Database database;
        const Project project(Project::Layout::Plain);
        project.write(u"20240101_a.sql"_s, "CREATE TABLE a (i int);\nSELECT pg_sleep(1);\nCREATE TABLE b (i int);");
        const auto run = taken(DeployRun::begin(project.request(database.url()), {}));
        std::jthread killer;
        const StepRecord migrate = go(*run, Step::Record, when("SELECT pg_sleep", killer, [&database] {
            database.sql("SELECT count(pg_terminate_backend(pid)) FROM pg_locks WHERE locktype = 'advisory' AND pid <> "
                         "pg_backend_pid()"
                         " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");
        }));
        QCOMPARE(migrate.state, StepState::Undone);
        QCOMPARE(database.sql("SELECT to_regclass('a')"), QString());
    }

    void anotherDeployWaitsOrIsRefused()
    {
        const Database database;
        const Project project;
        project.write(u"20240101000000_a"_s, "CREATE TABLE a (i int);");
        const auto run = taken(DeployRun::begin(project.request(database.url()), {}));
        go(*run, Step::Preflight);
        Bystander tool(database, {"SELECT pg_advisory_lock(72707369)"});
        const StepRecord migrate = go(*run, Step::Migrate);
        QCOMPARE(migrate.state, StepState::Failed);
        QCOMPARE(migrate.error->code, ErrorCode::LedgerBusy);
        QCOMPARE(database.sql("SELECT to_regclass('a')"), QString());
    }
};

QTEST_GUILESS_MAIN(TroubleTest)
#include "tst_trouble.moc"
