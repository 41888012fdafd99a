// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/postgres/subprocess.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <thread>
#include <unistd.h>

using namespace lockstep;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Subprocess shell(const QString &script)
{
    return {.program = u"/bin/sh"_s, .arguments = {u"-c"_s, script}};
}

}  // namespace

class SubprocessTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void endings_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QString>("outcome");
        QTest::newRow("zero") << u"exit 0"_s << u"success"_s;
        QTest::newRow("three") << u"echo why >&2; exit 3"_s << u"program-failed: sh failed with exit status 3. (why)"_s;
        QTest::newRow("killed") << u"kill -9 $$"_s << u"program-failed: sh was ended from outside. ()"_s;
        QTest::newRow("a full disk")
            << u"echo 'x: No space left on device' >&2; exit 1"_s
            << u"disk-full: No space was left on the disk while sh ran. (x: No space left on device)"_s;
    }
    void endings()
    {
        QFETCH(QString, script);
        const auto output = run(shell(script), {});
        const QString outcome = output ? u"success"_s
                                       : u"%1: %2 (%3)"_s.arg(errorId(output.error().code),
                                                              output.error().message.english(), output.error().detail);
        QTEST(outcome, "outcome");
    }

    void aMissingProgram()
    {
        const auto output = run({.program = u"/no/such/program"_s}, {});
        QVERIFY(!output);
        QCOMPARE(output.error().code, ErrorCode::ProgramMissing);
    }

    void outputIsWhole()
    {
        QByteArrayList lines;
        auto program = shell(u"printf 'a\\nb' >&2; sleep 0.2; printf 'c\\nd' >&2; seq 200000"_s);
        program.onErrorLine = [&](const QByteArray &line) { lines << line; };
        const auto output = run(program, {});
        QVERIFY(output);
        QCOMPARE(lines, (QByteArrayList{"a", "bc"}));
        QCOMPARE(output->standardError, QByteArray("a\nbc\nd"));
        QVERIFY(output->standardOutput.endsWith("\n199999\n200000\n"));
    }

    void standardInputIsEmpty()
    {
        const auto output = run(shell(u"cat; echo end"_s), {});
        QVERIFY(output);
        QCOMPARE(output->standardOutput, QByteArray("end\n"));
    }

    void filesAreOursAlone()
    {
        const auto output = run(shell(u"umask"_s), {});
        QVERIFY(output);
        QCOMPARE(output->standardOutput, QByteArray("0077\n"));
    }

    void rootBecomesTheUser()
    {
        if (::geteuid() != 0)
            QSKIP("only root can become another user");
        auto program = shell(u"id -u; id -g; id -G"_s);
        program.user = ProgramUser{65534, 65534};
        const auto output = run(program, {});
        QVERIFY(output);
        QCOMPARE(output->standardOutput, QByteArray("65534\n65534\n65534\n"));
    }

    void stopEndsTheProgramAndItsChildren_data()
    {
        QTest::addColumn<QString>("script");
        QTest::newRow("obedient") << u"sleep 60 & echo $! > child; wait"_s;
        QTest::newRow("stubborn") << u"trap '' TERM; sleep 60 & echo $! > child; while :; do sleep 0.1; done"_s;
        QTest::newRow("a stubborn grandchild")
            << u"sh -c \"trap '' TERM; echo \\$\\$ > child; while :; do sleep 0.1; done\""_s;
    }
    void stopEndsTheProgramAndItsChildren()
    {
        QFETCH(QString, script);
        const QTemporaryDir folder;
        auto program = shell(script);
        program.workingFolder = folder.path();
        program.grace = 300ms;
        std::stop_source stop;
        const QString childFile = folder.filePath(u"child"_s);
        const std::jthread stopper([&] {
            while (!QFileInfo(childFile).size())
                std::this_thread::sleep_for(10ms);
            stop.request_stop();
        });
        QElapsedTimer clock;
        clock.start();
        const auto output = run(program, JobContext(stop.get_token()));
        QVERIFY(!output);
        QCOMPARE(output.error().code, ErrorCode::Cancelled);
        QCOMPARE_LT(clock.elapsed(), 20000);
        QFile child(childFile);
        QVERIFY(child.open(QIODevice::ReadOnly));
        const int pid = child.readAll().trimmed().toInt();
        QTRY_VERIFY(::kill(pid, 0) != 0 || isZombie(pid));
    }

private:
    /// Dead and not yet collected by whoever inherited it.
    static bool isZombie(int pid)
    {
        QFile status(u"/proc/%1/stat"_s.arg(pid));
        return !status.open(QIODevice::ReadOnly) || status.readAll().contains(") Z");
    }
};

QTEST_GUILESS_MAIN(SubprocessTest)
#include "tst_subprocess.moc"
