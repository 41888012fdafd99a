// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/postgres/postmaster.h"
#include "app/postgres/sandboxplace.h"
#include "tests/postgres/privatestate.h"

#include <QtTest>

#include <csignal>

using namespace lockstep;
using namespace Qt::StringLiterals;

/// The real program, from outside: how it ends.
class ConsoleTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void leavesNoServerBehind_data()
    {
        QTest::addColumn<int>("signal");
        QTest::addColumn<bool>("isStopped");
        QTest::newRow("Ctrl-C in the terminal") << SIGINT << true;
        QTest::newRow("asked to end") << SIGTERM << true;
        QTest::newRow("the terminal is closed") << SIGHUP << true;
        QTest::newRow("killed: the next one does it") << SIGKILL << false;
    }

    void leavesNoServerBehind()
    {
        QFETCH(int, signal);
        const test::PrivateState state;
        const QString data = sandboxPlace()->dataFolder;
        const QTemporaryDir project;
        QVERIFY(QDir(project.path()).mkpath(u"migrations"_s));
        QFile migration(project.filePath(u"migrations/20240101_a.sql"_s));
        QVERIFY(migration.open(QIODevice::WriteOnly));
        migration.write("SELECT 1;\n");
        migration.close();
        QProcess console;
        console.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        console.start(QStringLiteral(LOCKSTEP_BINARY_DIR "/bin/lockstep-console"),
                      {project.path(), u"--target"_s, u"sandbox"_s});
        QTRY_VERIFY_WITH_TIMEOUT(sandboxState({}) && sandboxState({})->running, 60000);
        ::kill(pid_t(console.processId()), signal);
        QVERIFY(console.waitForFinished(60000));
        QCOMPARE(console.exitStatus(), signal == SIGKILL ? QProcess::CrashExit : QProcess::NormalExit);
        QTEST(postgresProcesses(data).empty(), "isStopped");
        {
            const SandboxUse next;
        }
        QVERIFY(postgresProcesses(data).empty());
    }
};

QTEST_GUILESS_MAIN(ConsoleTest)
#include "tst_console.moc"
