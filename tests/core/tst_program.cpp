// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/program.h"

#include <QtTest>

#include <csignal>
#include <thread>

using namespace lockstep;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Program shell(const QString &script)
{
    return {.words = {u"/bin/sh"_s, u"-c"_s, script}, .grace = 300ms};
}

bool lives(const QByteArray &pid)
{
    return pid.toInt() > 1 && ::kill(pid.toInt(), 0) == 0;
}

}  // namespace

class TestProgram : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void linesComeInOrderAndTheStatusIsKept()
    {
        QByteArrayList lines;
        Program program = shell(u"echo one; echo two >&2; printf three; exit 3"_s);
        program.onLine = [&lines](const QByteArray &line) { lines << line; };
        const auto end = runProgram(program, {});
        QVERIFY(end);
        QCOMPARE(end->exitStatus, 3);
        QCOMPARE(lines.join('|'), QByteArray("one|two|three"));
        QCOMPARE(end->lastWords, QByteArray("one\ntwo\nthree"));
        QCOMPARE(end->printedBytes, 13);
    }

    void argumentsAreNoShells()
    {
        const auto end = runProgram({.words = {u"/bin/echo"_s, u"$HOME; exit 1"_s}}, {});
        QVERIFY(end);
        QCOMPARE(end->lastWords, QByteArray("$HOME; exit 1\n"));
    }

    void binaryIsTakenAsItIs()
    {
        const auto end = runProgram(shell(u"head -c 3000 /dev/urandom; printf '\\000\\377\\n'"_s), {});
        QVERIFY(end);
        QCOMPARE(end->printedBytes, 3003);
        QVERIFY(end->lastWords.endsWith(QByteArray("\0\377\n", 3)));
    }

    void aFloodIsCountedAndNotKept()
    {
        int lines = 0;
        Program program = shell(u"yes 'some words of a line that comes again' | head -c 100000000; echo; echo end"_s);
        program.onLine = [&lines](const QByteArray &) { ++lines; };
        const auto end = runProgram(program, {});
        QVERIFY(end);
        QCOMPARE(end->printedBytes, 100'000'005);
        QVERIFY(end->isCut);
        QCOMPARE(lines, program.mostLines);
        QVERIFY(end->lastWords.size() <= 16 * 1024);
        QVERIFY(end->lastWords.endsWith("end\n"));
    }

    void aLineWithoutEndComesInPieces()
    {
        int lines = 0;
        Program program = shell(u"head -c 1000000 /dev/zero | tr '\\0' x"_s);
        program.onLine = [&lines](const QByteArray &line) {
            ++lines;
            QVERIFY(line.size() <= 4096 + 64);
        };
        const auto end = runProgram(program, {});
        QVERIFY(end);
        QVERIFY(lines > 200);
    }

    void theTimeoutEndsItAndItsChildren()
    {
        QByteArrayList lines;
        Program program = shell(u"trap '' TERM; sh -c \"trap '' TERM; echo \\$\\$; while :; do sleep 1; done\" & "
                                "while :; do sleep 1; done"_s);
        program.timeout = 500ms;
        program.onLine = [&lines](const QByteArray &line) { lines << line; };
        const auto end = runProgram(program, {});
        QVERIFY(end);
        QCOMPARE(int(end->how), int(ProgramEnd::How::TimedOut));
        QCOMPARE(lines.size(), 1);
        QTRY_VERIFY(!lives(lines.front()));
    }

    void aStopRequestEndsIt()
    {
        std::stop_source stop;
        std::jthread stopper([&stop] {
            std::this_thread::sleep_for(200ms);
            stop.request_stop();
        });
        const auto end = runProgram(shell(u"sleep 1000"_s), JobContext(stop.get_token()));
        QVERIFY(!end);
        QCOMPARE(end.error().code, ErrorCode::Cancelled);
    }

    void aChildThatHoldsThePipeIsNotWaitedFor()
    {
        const auto end = runProgram(shell(u"sleep 30 & echo $!"_s), {});
        QVERIFY(end);
        QCOMPARE(end->exitStatus, 0);
        QVERIFY(lives(end->lastWords.trimmed()));
        ::kill(end->lastWords.trimmed().toInt(), SIGKILL);
    }

    void aCrashIsNoExit()
    {
        const auto end = runProgram(shell(u"kill -SEGV $$"_s), {});
        QVERIFY(end);
        QCOMPARE(int(end->how), int(ProgramEnd::How::Crashed));
    }

    void whatIsNotThereCannotStart()
    {
        const auto end = runProgram({.words = {u"./no-such-program"_s}}, {});
        QVERIFY(!end);
        QCOMPARE(end.error().code, ErrorCode::ProgramMissing);
    }

    void secretsAreMasked_data()
    {
        QTest::addColumn<QString>("script");
        QTest::newRow("in a line") << u"echo a s3cr3tmarker b"_s;
        QTest::newRow("written in two halves") << u"printf s3cr3t; sleep 0.3; echo marker"_s;
        QTest::newRow("in a line that is cut") << u"head -c 4090 /dev/zero | tr '\\0' x; echo s3cr3tmarker"_s;
        QTest::newRow("where the end begins") << u"for i in $(seq 0 2000); do printf s3cr3tmarker; done"_s;
    }

    void secretsAreMasked()
    {
        QFETCH(QString, script);
        QByteArray told;
        Program program = shell(script);
        program.secrets = {"s3cr3tmarker"};
        program.onLine = [&told](const QByteArray &line) { told += line; };
        const auto end = runProgram(program, {});
        QVERIFY(end);
        for (const QByteArray &text : {told, end->lastWords}) {
            QVERIFY(text.contains("***"));
            QVERIFY2(!text.contains("s3cr3t") && !text.contains("marker"), text.left(100));
        }
    }
};

QTEST_GUILESS_MAIN(TestProgram)
#include "tst_program.moc"
