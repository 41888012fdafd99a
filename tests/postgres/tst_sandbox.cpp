// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/postgres/postmaster.h"
#include "app/postgres/sandboxplace.h"
#include "app/postgres/session.h"
#include "tests/postgres/privatestate.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTest>

#include <csignal>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace lockstep;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QString dataFolder()
{
    return sandboxPlace()->dataFolder;
}

int postmaster()
{
    QFile file(dataFolder() + u"/postmaster.pid"_s);
    return file.open(QIODevice::ReadOnly) ? file.readLine().trimmed().toInt() : 0;
}

QString startFailure(const JobContext &context = {})
{
    const auto state = startSandbox(context);
    return state ? QString() : describe(state.error());
}

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(content);
}

}  // namespace

class SandboxTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_state = std::make_unique<test::PrivateState>(); }
    void cleanupTestCase() { m_state.reset(); }
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void itStartsOnceAndIsPrivate()
    {
        QCOMPARE(startFailure(), QString());
        const int first = postmaster();
        QCOMPARE_GT(first, 0);
        QCOMPARE(startFailure(), QString());
        QCOMPARE(postmaster(), first);
        const auto state = sandboxState({});
        QVERIFY(state);
        QVERIFY(state->running);
        QVERIFY(QRegularExpression(u"^\\d+\\.\\d+$"_s).match(state->version).hasMatch());
        struct stat facts
        { };
        QCOMPARE(::stat(qPrintable(state->socketFolder), &facts), 0);
        QCOMPARE(facts.st_mode & 0777, 0700u);
        const auto session = Session::open(state->url, {});
        QVERIFY(session);
        QCOMPARE((*session)->execute("SHOW listen_addresses", {})->rows[0][0], QByteArray(""));
    }

    void stopAndResetAreIdempotent()
    {
        QCOMPARE(startFailure(), QString());
        const QString data = dataFolder();
        QVERIFY(stopSandbox({}));
        QVERIFY(stopSandbox({}));
        QVERIFY(postgresProcesses(data).empty());
        QVERIFY(QFile::exists(data));
        QVERIFY(!sandboxState({})->running);
        QVERIFY(resetSandbox({}));
        QVERIFY(resetSandbox({}));
        QVERIFY(!QFile::exists(data));
    }

    void databasesSurviveAStop()
    {
        QCOMPARE(startFailure(), QString());
        QVERIFY(sandboxDatabase(u"Ein \"Name\""_s, {}));
        QVERIFY(stopSandbox({}));
        QCOMPARE(startFailure(), QString());
        const auto url = sandboxDatabase(u"Ein \"Name\""_s, {});
        QVERIFY(url);
        const auto session = Session::open(*url, {});
        QVERIFY(session);
        QCOMPARE((*session)->execute("SELECT current_database()", {})->rows[0][0], QByteArray("Ein \"Name\""));
        // Somebody is connected: it goes all the same.
        QVERIFY(dropSandboxDatabase(u"Ein \"Name\""_s, {}));
        QVERIFY(dropSandboxDatabase(u"Ein \"Name\""_s, {}));
        QCOMPARE(Session::open(*url, {}).error().code, ErrorCode::LoginRefused);
    }

    void afterACrash_data()
    {
        QTest::addColumn<bool>("busy");
        QTest::newRow("an idle server") << false;
        QTest::newRow("a server with a session") << true;
    }
    void afterACrash()
    {
        QFETCH(bool, busy);
        QCOMPARE(startFailure(), QString());
        const auto session = Session::open(sandboxState({})->url, {});
        std::jthread query;
        if (busy)
            query = std::jthread([&] { (void)(*session)->execute("SELECT pg_sleep(20)", {}); });
        const int killed = postmaster();
        QCOMPARE(::kill(killed, SIGKILL), 0);
        QCOMPARE(startFailure(), QString());
        QVERIFY(postmaster() != killed);
        QVERIFY(sandboxState({})->running);
    }

    void aStalePidFileOfAnotherProcess()
    {
        QCOMPARE(startFailure(), QString());
        QFile file(dataFolder() + u"/postmaster.pid"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QByteArrayList lines = file.readAll().split('\n');
        QVERIFY(stopSandbox({}));
        // After a reboot the number belongs to somebody else: to this test, for example.
        lines[0] = QByteArray::number(::getpid());
        write(file.fileName(), lines.join('\n'));
        QCOMPARE(startFailure(), QString());
        QVERIFY(postmaster() != ::getpid());
    }

    void aServerThatDoesNotAnswer()
    {
        QCOMPARE(startFailure(), QString());
        QVERIFY(QFile::remove(sandboxPlace()->socketFolder + u"/.s.PGSQL.5432"_s));
        const int deaf = postmaster();
        QCOMPARE(startFailure(), QString());
        QVERIFY(postmaster() != deaf);
    }

    void remainsOfAnInterruptedStart()
    {
        QVERIFY(resetSandbox({}));
        QVERIFY(createSandboxFolders(*sandboxPlace()));
        QVERIFY(QDir().mkpath(sandboxPlace()->newDataFolder));
        write(sandboxPlace()->newDataFolder + u"/PG_VERSION"_s, "15\n");
        QCOMPARE(startFailure(), QString());
        QVERIFY(!QFile::exists(sandboxPlace()->newDataFolder));
    }

    void anInterruptedStartLeavesNothing_data()
    {
        QTest::addColumn<int>("delayMs");
        for (const int delay : {0, 50, 200, 400, 700})
            QTest::addRow("after %d ms", delay) << delay;
    }
    void anInterruptedStartLeavesNothing()
    {
        QFETCH(int, delayMs);
        QVERIFY(resetSandbox({}));
        std::stop_source stop;
        const std::jthread stopper([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(delayMs));
            stop.request_stop();
        });
        const auto state = startSandbox(JobContext(stop.get_token()));
        if (!state) {
            QCOMPARE(state.error().code, ErrorCode::Cancelled);
            QVERIFY(postgresProcesses(dataFolder()).empty());
            QVERIFY(!QFile::exists(sandboxPlace()->newDataFolder));
        }
        QCOMPARE(startFailure(), QString());
    }

    void twoStartsAtOnce()
    {
        QVERIFY(resetSandbox({}));
        QString failures[2];
        {
            const std::jthread one([&] { failures[0] = startFailure(); });
            const std::jthread two([&] { failures[1] = startFailure(); });
        }
        QCOMPARE(failures[0] + failures[1], QString());
        QVERIFY(sandboxState({})->running);
    }

    void theLastUserStopsIt()
    {
        auto first = std::make_unique<SandboxUse>();
        auto second = std::make_unique<SandboxUse>();
        QCOMPARE(startFailure(), QString());
        first.reset();
        QVERIFY(sandboxState({})->running);
        second.reset();
        QVERIFY(postgresProcesses(dataFolder()).empty());
        QVERIFY(QFile::exists(dataFolder()));
    }

    void usersThatLeaveTogetherStopIt()
    {
        for (int round = 0; round < 5; ++round) {
            std::vector<std::unique_ptr<SandboxUse>> users;
            for (int user = 0; user < 4; ++user)
                users.push_back(std::make_unique<SandboxUse>());
            QCOMPARE(startFailure(), QString());
            {
                std::vector<std::jthread> leaving;
                for (auto &user : users)
                    leaving.emplace_back([&user] { user.reset(); });
            }
            QVERIFY(postgresProcesses(dataFolder()).empty());
        }
    }

    void whoComesWhileTheLastOneLeavesFindsAServer()
    {
        auto leaver = std::make_unique<SandboxUse>();
        QCOMPARE(startFailure(), QString());
        const std::jthread leaving([&] { leaver.reset(); });
        const SandboxUse newcomer;
        QCOMPARE(startFailure(), QString());
        QVERIFY(sandboxState({})->running);
    }

    void aServerThatIsKeptOutlivesItsUsers()
    {
        {
            const SandboxUse user;
            QVERIFY(keepSandbox({}));
        }
        QVERIFY(sandboxState({})->running);
        QVERIFY(stopSandbox({}));
        {
            const SandboxUse user;
            QCOMPARE(startFailure(), QString());
        }
        QVERIFY2(postgresProcesses(dataFolder()).empty(), "it is kept once, not for ever");
    }

    void whatACrashLeftBehindIsStoppedByTheNextUser()
    {
        QVERIFY(stopSandbox({}));
        QCOMPARE(startFailure(), QString());  // by nobody who could stop it: as after SIGKILL
        {
            const SandboxUse user;
        }
        QVERIFY(postgresProcesses(dataFolder()).empty());
    }

    void dataOfAnotherVersion()
    {
        QCOMPARE(startFailure(), QString());
        QVERIFY(stopSandbox({}));
        write(dataFolder() + u"/PG_VERSION"_s, "9\n");
        const auto state = startSandbox({});
        QVERIFY(!state);
        QCOMPARE(state.error().code, ErrorCode::ProgramMissing);
        QVERIFY(state.error().hint.english().contains(u"lockstep sandbox reset"_s));
        QVERIFY(resetSandbox({}));
    }

    void aServerThatCannotStart()
    {
        QCOMPARE(startFailure(), QString());
        QVERIFY(stopSandbox({}));
        QFile settings(dataFolder() + u"/postgresql.conf"_s);
        QVERIFY(settings.open(QIODevice::Append));
        settings.write("shared_buffers = nonsense\n");
        settings.close();
        const auto state = startSandbox({});
        QVERIFY(!state);
        QCOMPARE(state.error().code, ErrorCode::ProgramFailed);
        QVERIFY2(state.error().detail.contains(u"shared_buffers"_s), qPrintable(state.error().detail));
        QVERIFY(resetSandbox({}));
    }

    void aLongPath()
    {
        const QByteArray before = qgetenv("LOCKSTEP_STATE_DIR");
        qputenv("LOCKSTEP_STATE_DIR", before + '/' + QByteArray(120, 'x') + "/it's $(a) \"path\"");
        const QString failure = startFailure();
        const auto place = sandboxPlace();
        const Status removed = resetSandbox({});
        qputenv("LOCKSTEP_STATE_DIR", before);
        QCOMPARE(failure, QString());
        QVERIFY(removed);
        QVERIFY(place->socketFolder.size() < 90);
        QVERIFY(!QFile::exists(place->socketFolder));
    }

    void aSocketFolderOfAStrangerIsRefused()
    {
        const QByteArray before = qgetenv("LOCKSTEP_STATE_DIR");
        qputenv("LOCKSTEP_STATE_DIR", before + '/' + QByteArray(120, 'y'));
        const QString folder = sandboxPlace()->socketFolder;
        QVERIFY(QDir().mkdir(folder));
        QVERIFY(::chmod(qPrintable(folder), 0777) == 0);
        const auto state = startSandbox({});
        QDir(folder).removeRecursively();
        qputenv("LOCKSTEP_STATE_DIR", before);
        QVERIFY(!state);
        QCOMPARE(state.error().code, ErrorCode::FileUnreadable);
        QCOMPARE(state.error().file, folder);
    }

    void aStateFolderThatOnlyRootEnters()
    {
        if (::geteuid() != 0)
            QSKIP("an ordinary user's server runs as that user, who can enter");
        const QByteArray before = qgetenv("LOCKSTEP_STATE_DIR");
        const QByteArray closed = before + "/closed";
        QVERIFY(::mkdir(closed, 0700) == 0);
        qputenv("LOCKSTEP_STATE_DIR", closed + "/state");
        const QString failure = startFailure();
        const QString folder = sandboxPlace()->folder;
        const Status removed = resetSandbox({});
        qputenv("LOCKSTEP_STATE_DIR", before);
        QCOMPARE(failure, QString());
        QVERIFY(removed);
        QVERIFY(folder.startsWith(u"/var/lib/lockstep/"_s));
        QVERIFY(!QFile::exists(folder));
    }

private:
    std::unique_ptr<test::PrivateState> m_state;
};

QTEST_GUILESS_MAIN(SandboxTest)
#include "tst_sandbox.moc"
