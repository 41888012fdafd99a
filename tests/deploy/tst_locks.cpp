// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/deploy/deployproject.h"
#include "tests/support/bystander.h"

#include <QJsonArray>
#include <QtTest>

#include <thread>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

DeployRequest patient(const Project &project, const Database &database, int retries = 20)
{
    DeployRequest request = project.request(database.url());
    request.view.choice.policy.lockTimeout = 700ms;
    request.view.choice.policy.lockRetries = retries;
    return request;
}

int countOf(const std::vector<RunEvent> &events, const QString &phase)
{
    return int(std::ranges::count_if(
        events, [&phase](const RunEvent &event) { return event.data.value("phase"_L1).toString() == phase; }));
}

}  // namespace

class LocksTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void whoIsInTheWayAndWhoWaitsBehind()
    {
        const Database database;
        database.sql("CREATE TABLE a (i int)");
        Bystander reader(database, {"BEGIN", "SELECT count(*) FROM a"});
        const Project project(Project::Layout::Plain);
        project.write(u"20240101_a.sql"_s, "ALTER TABLE a ADD COLUMN j int;\n");
        DeployRequest request = patient(project, database);
        request.view.choice.policy.lockTimeout = 5s;
        const auto run = taken(DeployRun::begin(std::move(request), {}));
        std::optional<RunEvent> alone;
        std::optional<RunEvent> queued;
        std::jthread behind;
        const StepRecord migrate = go(*run, Step::Migrate, [&](const RunEvent &event) {
            if (event.kind != "blocked"_L1)
                return;
            const bool isQueued = !event.data["waiting"_L1].toArray().isEmpty();
            (isQueued ? queued : alone) = event;
            if (isQueued)
                reader.run("COMMIT");
            else if (!behind.joinable())
                behind = std::jthread([&database] { database.sql("SELECT count(*) FROM a"); });
        });
        QCOMPARE(migrate.state, StepState::Confirmed);
        QVERIFY(alone && queued);
        const QJsonObject blocker = alone->data["blockers"_L1][0].toObject();
        QCOMPARE(blocker["pid"_L1].toInt(), reader.pid());
        QCOMPARE(blocker["query"_L1].toString(), u"SELECT count(*) FROM a"_s);
        QCOMPARE(blocker["state"_L1].toString(), u"idle in transaction"_s);
        QVERIFY(QDateTime::fromString(blocker["since"_L1].toString(), Qt::ISODateWithMs).isValid());
        QVERIFY(!blocker["backendStart"_L1].toString().isEmpty());
        QCOMPARE(alone->data["lock"_L1].toObject(),
                 (QJsonObject{{u"mode"_s, u"AccessExclusiveLock"_s}, {u"object"_s, u"public.a"_s}}));
        QCOMPARE(queued->data["waiting"_L1][0]["query"_L1].toString(), u"SELECT count(*) FROM a"_s);
        QVERIFY(queued->text.contains(QString::number(reader.pid())));
    }

    void triedAgainUntilTheLockIsFree_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QString>("expected");
        QTest::newRow("a whole transaction")
            << QByteArray("INSERT INTO log VALUES (1);\nALTER TABLE a ADD COLUMN j int;\n") << u"log 1, columns 2"_s;
        QTest::newRow("a statement beside others that commit by themselves")
            << QByteArray("INSERT INTO log VALUES (1);\nALTER TABLE a ADD COLUMN j int;\nVACUUM log;\n")
            << u"log 1, columns 2"_s;
        QTest::newRow("a block of the file's own") << QByteArray(
            "VACUUM log;\nBEGIN;\nINSERT INTO log VALUES (1);\nALTER TABLE a ADD COLUMN j int;\nCOMMIT;\n")
                                                   << u"log 1, columns 2"_s;
        QTest::newRow("DROP INDEX CONCURRENTLY")
            << QByteArray("INSERT INTO log VALUES (1);\nDROP INDEX CONCURRENTLY a_i;\n") << u"log 1, columns 1"_s;
        QTest::newRow("CREATE INDEX CONCURRENTLY that had not begun")
            << QByteArray("INSERT INTO log VALUES (1);\nCREATE INDEX CONCURRENTLY more ON a (i);\n")
            << u"log 1, columns 1"_s;
    }

    void triedAgainUntilTheLockIsFree()
    {
        QFETCH(QByteArray, sql);
        const Database database;
        database.sql("CREATE TABLE a (i int); CREATE INDEX a_i ON a (i); CREATE TABLE log (i int)");
        Bystander holder(database, {"BEGIN", "LOCK TABLE a IN ACCESS EXCLUSIVE MODE"});
        const Project project(Project::Layout::Plain);
        project.write(u"20240101_a.sql"_s, sql);
        DeployRequest request = patient(project, database);
        request.view.choice.policy.lockTimeout = 200ms;
        const auto run = taken(DeployRun::begin(std::move(request), {}));
        std::vector<RunEvent> events;
        const StepRecord migrate = go(*run, Step::Migrate, [&](const RunEvent &event) {
            events.push_back(event);
            if (countOf(events, u"retry"_s) == 2 && event.data.value("phase"_L1).toString() == "retry"_L1)
                holder.run("COMMIT");
        });
        QVERIFY2(migrate.state == StepState::Confirmed, migrate.error ? qPrintable(describe(*migrate.error)) : "");
        QCOMPARE(countOf(events, u"retry"_s), 2);
        const QString found = u"log %1, columns %2"_s.arg(
            database.sql("SELECT count(*) FROM log"),
            database.sql("SELECT count(*) FROM pg_attribute WHERE attrelid = 'a'::regclass AND attnum > 0"));
        QTEST(found, "expected");
        QCOMPARE(database.sql("SELECT count(*) FROM _manual_migrations"), u"1"_s);
    }

    void theBudgetEndsIt()
    {
        const Database database;
        database.sql("CREATE TABLE a (i int)");
        Bystander holder(database, {"BEGIN", "LOCK TABLE a IN ACCESS EXCLUSIVE MODE"});
        const Project project(Project::Layout::Plain);
        project.write(u"20240101_a.sql"_s, "ALTER TABLE a ADD COLUMN j int;\n");
        DeployRequest request = patient(project, database, 1000);
        request.view.choice.policy.lockBudget = 2s;
        const auto run = taken(DeployRun::begin(std::move(request), {}));
        std::vector<RunEvent> events;
        const StepRecord migrate = go(*run, Step::Migrate, [&](const RunEvent &event) { events.push_back(event); });
        QCOMPARE(migrate.state, StepState::Undone);
        QVERIFY(countOf(events, u"retry"_s) >= 1);
        QVERIFY(countOf(events, u"retry"_s) < 10);
        QVERIFY(migrate.error->detail.contains(QString::number(holder.pid())));
    }

    void anIndexLeftInvalidIsNamedAndNotBuiltAgain()
    {
        const Database database;
        database.sql("CREATE TABLE a (i int)");
        // Waits in its second phase for the transaction that has an older snapshot.
        Bystander old(database, {"BEGIN ISOLATION LEVEL REPEATABLE READ", "INSERT INTO a VALUES (1)"});
        const Project project(Project::Layout::Plain);
        project.write(u"20240101_a.sql"_s, "CREATE INDEX CONCURRENTLY fresh ON a (i);\n");
        const auto run = taken(DeployRun::begin(patient(project, database), {}));
        std::vector<RunEvent> events;
        const StepRecord migrate = go(*run, Step::Migrate, [&](const RunEvent &event) { events.push_back(event); });
        QCOMPARE(migrate.state, StepState::Partial);
        QCOMPARE(countOf(events, u"retry"_s), 0);
        QVERIFY(migrate.error->hint.english().contains(u"DROP INDEX CONCURRENTLY public.fresh"_s));
    }

    void aPersonMayHaveTheBlockerEnded_data()
    {
        QTest::addColumn<bool>("isAllowed");
        QTest::newRow("where the policy allows it") << true;
        QTest::newRow("and not otherwise") << false;
    }

    void aPersonMayHaveTheBlockerEnded()
    {
        QFETCH(bool, isAllowed);
        const Database database;
        database.sql("CREATE TABLE a (i int)");
        const Bystander holder(database, {"BEGIN", "SELECT count(*) FROM a"});
        const Bystander other(database, {"BEGIN", "SELECT 1"});
        const Project project(Project::Layout::Plain);
        project.write(u"20240101_a.sql"_s, "ALTER TABLE a ADD COLUMN j int;\n");
        DeployRequest request = patient(project, database, 0);
        request.view.choice.policy.lockTimeout = isAllowed ? 60s : 2s;
        request.view.choice.policy.mayEndBlockers = isAllowed;
        request.desk->ask(other.pid());
        const auto desk = request.desk;
        const QString journalPath = request.journalPath;
        const auto run = taken(DeployRun::begin(std::move(request), {}));
        const StepRecord migrate = go(*run, Step::Migrate, [&](const RunEvent &event) {
            if (event.kind == "blocked"_L1)
                desk->ask(holder.pid(), event.data["blockers"_L1][0]["backendStart"_L1].toString());
        });
        QCOMPARE(migrate.state, isAllowed ? StepState::Confirmed : StepState::Undone);
        const auto isAlive = [&database](int pid) {
            return database.sql("SELECT count(*) FROM pg_stat_activity WHERE pid = " + QByteArray::number(pid))
                == "1"_L1;
        };
        QCOMPARE(isAlive(holder.pid()), !isAllowed);
        QVERIFY(isAlive(other.pid()));
        const auto said = std::ranges::count_if(run->record().confirmations, [](const QJsonObject &one) {
            return one["id"_L1].toString() == "end-blocker"_L1;
        });
        QCOMPARE(said, isAllowed ? 1 : 0);
        const auto journal = taken(Journal::open(journalPath));
        QVERIFY(taken(journal->checkChain()).isIntact);
        const auto events = taken(journal->events(run->record().id));
        const auto ended = std::ranges::find(events, u"blockerEnded"_s, &JournalEvent::kind);
        QCOMPARE(ended != events.end(), isAllowed);
        if (isAllowed)
            QVERIFY(ended->data["ended"_L1].toBool() && !ended->data["person"_L1].toString().isEmpty());
    }
};

QTEST_GUILESS_MAIN(LocksTest)
#include "tst_locks.moc"
