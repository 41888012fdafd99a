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

/// A COMMIT does not arrive, and the server crashes before anything of the transaction is in its log: it has forgotten
/// that the transaction's id was ever given out, and gives it to the next one, which commits.
class LostCommitTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void aServerGivesAnIdOutAgain();
    void whatDidNotCommitIsDoneOnce_data();
    void whatDidNotCommitIsDoneOnce();

private:
    static qint64 nextTransaction(const Database &database)
    {
        return database.sql("SELECT pg_current_xact_id()").toLongLong();
    }
    static void crashAndStart()
    {
        OwnServer::crash();
        taken(startSandbox({}));
    }

    OwnServer m_server;
};

/// Its log reaches the disk when somebody waits for it, and hardly by itself.
void LostCommitTest::initTestCase()
{
    const Database database;
    database.sql("ALTER SYSTEM SET wal_writer_delay = '10s'");
    database.sql("ALTER SYSTEM SET wal_writer_flush_after = '1GB'");
    database.sql("SELECT pg_reload_conf()");
}

/// What the next test is about does happen here.
void LostCommitTest::aServerGivesAnIdOutAgain()
{
    const Database database;
    database.sql("CREATE TABLE log (t text); CHECKPOINT");
    bool isGivenAgain = false;
    // The server writes its log for reasons of its own, too.
    for (int turn = 0; turn < 5 && !isGivenAgain; ++turn) {
        const auto session = taken(Session::open(database.url(), {}));
        taken(session->execute("BEGIN", {}));
        taken(session->execute("INSERT INTO log VALUES ('lost')", {}));
        const auto given = taken(session->execute("SELECT pg_current_xact_id()", {})).rows[0][0].toLongLong();
        crashAndStart();
        isGivenAgain = nextTransaction(database) <= given;
    }
    QVERIFY(isGivenAgain);
}

void LostCommitTest::whatDidNotCommitIsDoneOnce_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<bool>("hasRow");
    QTest::newRow("with its ledger row") << QByteArray("INSERT INTO log VALUES ('once');\n") << true;
    QTest::newRow("a statement by itself") << QByteArray("INSERT INTO log VALUES ('once');\nVACUUM log;\n") << false;
    QTest::newRow("a block of its own") << QByteArray(
        "VACUUM log;\nBEGIN;\nINSERT INTO log VALUES ('once');\nCOMMIT;\n")
                                        << false;
}

void LostCommitTest::whatDidNotCommitIsDoneOnce()
{
    QFETCH(QByteArray, sql);
    QFETCH(bool, hasRow);
    const Database database;
    database.sql("CREATE TABLE log (t text)");
    const Project project(Project::Layout::Plain);
    project.write(u"20240101_a.sql"_s, sql);
    TcpDoor door(database.url());
    qint64 lost = 0;
    {
        const auto run = taken(DeployRun::begin(project.request(taken(parseConnectionUrl(door.urlText()))), {}));
        std::jthread crash;
        go(*run, Step::Record, [&](const RunEvent &event) {
            if (event.data["phase"_L1] != "commitIntended"_L1 || lost > 0)
                return;
            lost = event.data["transaction"_L1].toString().toLongLong();
            door.cutAt("COMMIT", 1, false);
            crash = std::jthread([&door] {
                while (door.timesSaid() == 0)
                    std::this_thread::sleep_for(1ms);
                // The run does not come back before others have taken the ids: it tries for some twenty seconds.
                door.close();
                crashAndStart();
            });
        });
    }
    QVERIFY(lost > 0);
    QCOMPARE(database.sql("SELECT count(*) FROM log"), u"0"_s);
    const qint64 next = nextTransaction(database);
    for (int i = 0; i < 30; ++i)
        nextTransaction(database);
    // Where a ledger row tells, an id need not.
    if (!hasRow)
        QVERIFY2(next > lost, qPrintable(u"%1 was given out again after %2"_s.arg(next).arg(lost)));
    const auto journal = taken(Journal::open(project.journalPath()));
    const auto interrupted = taken(interruptedRuns(*journal, project.open()->root));
    QCOMPARE(interrupted.size(), std::size_t(1));
    const auto resumed = DeployRun::resume(interrupted[0].id, project.request(database.url()), {});
    if (hasRow && next <= lost) {
        // Two witnesses disagree, and a person is asked: nothing is repeated, nothing taken for done.
        QVERIFY(!resumed);
        QCOMPARE(resumed.error().code, ErrorCode::StepPartial);
        QVERIFY2(resumed.error().detail.contains(u"pg_xact_status"_s), qPrintable(describe(resumed.error())));
        QCOMPARE(database.sql("SELECT count(*) FROM log"), u"0"_s);
        qInfo("Transaction %lld was lost with its COMMIT and given out again; the ledger does not have the migration: "
              "in doubt.",
              lost);
        return;
    }
    const auto run = taken(resumed);
    const StepRecord last = go(*run, Step::Record);
    QVERIFY2(!last.error, last.error ? qPrintable(describe(*last.error)) : "");
    QCOMPARE(database.sql("SELECT string_agg(t, ',') FROM log"), u"once"_s);
    QCOMPARE(database.sql("SELECT count(*) FROM _manual_migrations"), u"1"_s);
    qInfo("Transaction %lld was lost with its COMMIT, the next got %lld; resumed, nothing lost, nothing done twice.",
          lost, next);
}

QTEST_GUILESS_MAIN(LostCommitTest)
#include "tst_lostcommit.moc"
