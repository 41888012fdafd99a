// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/deploy/killchild.h"
#include "tests/deploy/killdeploy.h"
#include "tests/support/ownserver.h"
#include "tests/support/tcpdoor.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QtTest>

using namespace lockstep;
using namespace lockstep::test;
using namespace Qt::StringLiterals;

namespace {

/// The child: deploys to the end with a kill point set.
int deployAndDie(const QStringList &arguments)
{
    const Project project(Project::Layout::Plain, arguments.at(2));
    const auto url = taken(parseConnectionUrl(arguments.at(3)));
    armKillPoint(arguments);
    const KillEnd end = deployToTheEnd(project, url);
    std::puts(killPointsPassed().c_str());
    return end.outcome == "done"_L1 ? 0 : 1;
}

QStringList argumentsFor(const Project &project, const Database &database)
{
    return {u"--deploy-and-die"_s, project.root(), database.urlText()};
}

}  // namespace

/// A deploy with a backup and migrations of every kind, broken off at every act of its own, at any time, with its
/// server and with its connection. LOCKSTEP_KILL_ALL=1 tries every point, =10 every tenth; else only a few
/// are.
class KillPointsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theProcess();
    void theProcessAtAnyTime();
    void theServer();
    void theConnectionAtCommit_data();
    void theConnectionAtCommit();

private:
    QString settle(const Project &project, const Database &database, const ConnectionUrl &url, KillScore &score) const;
    /// Tries one point and counts it; as `place` in what went wrong.
    void tryPoint(const Place &place, Victim victim, KillScore &score) const;

    OwnServer m_server;
    QString m_expected;
    QByteArray m_calls{};
    QByteArray m_sends{};
    qint64 m_duration = 0;
};

void KillPointsTest::initTestCase()
{
    for (QByteArray *const calls : {&m_calls, &m_sends}) {
        const Database database;
        const Project project(Project::Layout::Plain);
        writeKillMigrations(project);
        QElapsedTimer clock;
        clock.start();
        const Struck done
            = runChild(argumentsFor(project, database), {}, calls == &m_sends ? Victim::Server : Victim::Process);
        *calls = done.calls;
        QVERIFY2(done.isDone, *calls);
        m_duration = clock.elapsed();
        m_expected = killEndState(database);
        QCOMPARE(miscounted(database).lost, 0);
    }
    qInfo("An undisturbed deploy: %lld sends, %lld writes, %lld syncs, %lld renames, %lld removals, %lld openings of a "
          "backup, %lld around programs, in %lld ms.",
          m_calls.count('s'), m_calls.count('w'), m_calls.count('f'), m_calls.count('r'), m_calls.count('u'),
          m_calls.count('o'), m_calls.count('x') + m_calls.count('e'), m_duration);
    QVERIFY(m_calls.count('s') > 100 && m_calls.count('w') > 100);
}

/// Takes up what was broken off; "" when all is as after an undisturbed deploy.
QString KillPointsTest::settle(const Project &project, const Database &database, const ConnectionUrl &url,
                               KillScore &score) const
{
    const KillEnd end = deployToTheEnd(project, url);
    score.byHand += end.byHand;
    const Miscounted count = miscounted(database);
    score.miscounted.lost += count.lost;
    score.miscounted.twice += count.twice;
    if (end.outcome != "done"_L1)
        return end.outcome;
    if (const QString state = killEndState(database); state != m_expected)
        return difference(state, m_expected);
    if (!taken(taken(Journal::open(project.journalPath()))->checkChain()).isIntact)
        return u"the journal's chain is broken"_s;
    ++score.recovered;
    return {};
}

void KillPointsTest::tryPoint(const Place &place, Victim victim, KillScore &score) const
{
    const Database database;
    const Project project(Project::Layout::Plain);
    writeKillMigrations(project);
    const Struck struck = runChild(argumentsFor(project, database), place, victim);
    ++score.tried;
    score.struck += struck.isHit ? 1 : 0;
    if (const QString wrong = settle(project, database, database.url(), score); !wrong.isEmpty())
        score.wrong << nameOf(place) + u": "_s + wrong;
}

void KillPointsTest::theProcess()
{
    KillScore score;
    const auto places = placesIn(m_calls);
    for (const int number : spread(int(places.size()), 12))
        tryPoint(places[std::size_t(number) - 1], Victim::Process, score);
    score.print("SIGKILL before and after what is sent, written, synced, renamed, removed, opened and started");
    QVERIFY2(score.isClean(), qPrintable(score.wrong.join(u"\n\n"_s)));
    // How often a thread looks around varies a little.
    QCOMPARE_GE(score.struck, score.tried * 9 / 10);
}

void KillPointsTest::theProcessAtAnyTime()
{
    KillScore score;
    const quint32 seed = QRandomGenerator::global()->generate();
    QRandomGenerator random(seed);
    for (std::size_t turns = spread(120, 4).size(); turns > 0; --turns) {
        const Database database;
        const Project project(Project::Layout::Plain);
        writeKillMigrations(project);
        const auto process = startChild(argumentsFor(project, database), {}, Victim::Process);
        const int after = int(random.bounded(m_duration));
        process->waitForFinished(after);
        process->kill();
        process->waitForFinished();
        ++score.tried;
        score.struck += process->exitStatus() == QProcess::CrashExit ? 1 : 0;
        if (const QString wrong = settle(project, database, database.url(), score); !wrong.isEmpty())
            score.wrong << u"after %1 ms: %2"_s.arg(after).arg(wrong);
    }
    score.print(qPrintable(u"SIGKILL at any time (seed %1)"_s.arg(seed)));
    QVERIFY2(score.isClean(), qPrintable(score.wrong.join(u"\n\n"_s)));
}

void KillPointsTest::theServer()
{
    KillScore score;
    const auto places = placesIn(m_sends);
    for (const int number : spread(int(places.size()), 5))
        tryPoint(places[std::size_t(number) - 1], Victim::Server, score);
    score.print("pg_ctl -m immediate before and after what is sent");
    QVERIFY2(score.isClean(), qPrintable(score.wrong.join(u"\n\n"_s)));
    QCOMPARE_GE(score.struck, score.tried * 9 / 10);
}

void KillPointsTest::theConnectionAtCommit_data()
{
    QTest::addColumn<bool>("reachesServer");
    QTest::newRow("the COMMIT arrives, its answer does not") << true;
    QTest::newRow("the COMMIT does not arrive") << false;
}

void KillPointsTest::theConnectionAtCommit()
{
    QFETCH(bool, reachesServer);
    KillScore score;
    for (const int commit : spread(100, 25)) {
        const Database database;
        const Project project(Project::Layout::Plain);
        writeKillMigrations(project);
        TcpDoor door(database.url());
        door.cutAt("COMMIT", commit, reachesServer);
        const auto url = taken(parseConnectionUrl(door.urlText()));
        (void)deployToTheEnd(project, url);
        if (door.timesSaid() < commit)
            break;
        ++score.tried;
        ++score.struck;
        if (const QString wrong = settle(project, database, url, score); !wrong.isEmpty())
            score.wrong << u"COMMIT %1: %2"_s.arg(commit).arg(wrong);
    }
    score.print(reachesServer ? "Connection cut when COMMIT had arrived" : "Connection cut before COMMIT arrived");
    QVERIFY2(score.isClean(), qPrintable(score.wrong.join(u"\n\n"_s)));
    QVERIFY(score.tried > 0);
}

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    if (argc > 1 && qstrcmp(argv[1], "--deploy-and-die") == 0)
        return deployAndDie(QCoreApplication::arguments());
    KillPointsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_killpoints.moc"
