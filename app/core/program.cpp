// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/core/program.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QProcess>

#include <algorithm>
#include <csignal>
#include <unistd.h>

namespace lockstep {
namespace {

constexpr int pollMs = 50;
constexpr qsizetype longestLine = 4096;
constexpr qsizetype keptBytes = 16 * 1024;

/// What is printed, taken apart into lines as it comes.
class Printed
{
public:
    explicit Printed(const Program &program)
        : m_program(program)
    {
        for (const QByteArray &secret : program.secrets)
            m_overlap = std::max(m_overlap, secret.size() - 1);
    }

    void take(const QByteArray &bytes)
    {
        m_bytes += bytes.size();
        m_last += bytes;
        if (m_last.size() > 4 * keptBytes)
            m_last = m_last.right(keptBytes);
        if (m_told >= m_program.mostLines) {
            m_isCut = m_isCut || !bytes.isEmpty();
            return;
        }
        m_open = masked(m_open + bytes);
        tellLines();
    }

    void finish()
    {
        if (!m_open.isEmpty())
            tell(m_open);
        m_open.clear();
    }

    qint64 bytes() const { return m_bytes; }
    bool isCut() const { return m_isCut; }

    QByteArray lastWords() const
    {
        if (m_bytes <= keptBytes)
            return masked(m_last);
        // What is cut off may be half of a secret.
        const QByteArray end = m_last.right(keptBytes);
        const qsizetype line = end.indexOf('\n') + 1;
        return line > 0 ? masked(end.sliced(line)) : masked(end).sliced(m_overlap);
    }

private:
    QByteArray masked(QByteArray text) const
    {
        for (const QByteArray &secret : m_program.secrets)
            text.replace(secret, "***");
        return text;
    }

    void tellLines()
    {
        qsizetype begin = 0;
        while (begin < m_open.size() && m_told < m_program.mostLines) {
            const qsizetype end = m_open.indexOf('\n', begin);
            const bool isLong = (end < 0 ? m_open.size() - m_overlap : end) - begin > longestLine;
            if (end < 0 && !isLong)
                break;
            tell(m_open.sliced(begin, isLong ? longestLine : end - begin));
            begin += isLong ? longestLine : end - begin + 1;
        }
        m_isCut = m_isCut || (m_told >= m_program.mostLines && begin < m_open.size());
        m_open = m_told >= m_program.mostLines ? QByteArray() : m_open.sliced(begin);
    }

    void tell(QByteArray line)
    {
        if (line.endsWith('\r'))
            line.chop(1);
        ++m_told;
        if (m_program.onLine)
            m_program.onLine(line);
    }

    const Program &m_program;
    QByteArray m_open;  ///< the line that has not ended yet
    QByteArray m_last;
    qsizetype m_overlap = 0;  ///< so much of a line's end may be the beginning of a secret
    qint64 m_bytes = 0;
    int m_told = 0;
    bool m_isCut = false;
};

class Watched
{
public:
    explicit Watched(const Program &program)
        : m_program(program)
        , m_printed(program)
    {
        m_process.setProgram(program.words.constFirst());
        m_process.setArguments(program.words.sliced(1));
        m_process.setProcessEnvironment(program.environment);
        m_process.setWorkingDirectory(program.folder);
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.setStandardInputFile(QProcess::nullDevice());
        m_process.setChildProcessModifier([] { ::setpgid(0, 0); });
    }

    bool start()
    {
        m_clock.start();
        m_process.start(QIODevice::ReadOnly);
        const bool hasStarted = m_process.waitForStarted();
        m_group = pid_t(m_process.processId());
        return hasStarted;
    }

    QString systemWords() const { return m_process.errorString(); }
    bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    bool isLate() const { return m_program.timeout.count() > 0 && m_clock.elapsed() > m_program.timeout.count(); }

    void poll()
    {
        m_process.waitForReadyRead(pollMs);
        m_printed.take(m_process.readAll());
    }

    /// TERM to the program and its children, and after the grace KILL.
    void stop()
    {
        signalGroup(SIGTERM);
        const QDeadlineTimer grace(m_program.grace);
        while (isRunning() && !grace.hasExpired())
            poll();
        signalGroup(SIGKILL);
        m_process.waitForFinished(int(m_program.grace.count()) + 1000);
    }

    ProgramEnd end(bool isTimedOut)
    {
        m_printed.take(m_process.readAll());
        m_printed.finish();
        const bool hasExited = m_process.exitStatus() == QProcess::NormalExit;
        return {.how = isTimedOut ? ProgramEnd::How::TimedOut
                    : hasExited   ? ProgramEnd::How::Exited
                                  : ProgramEnd::How::Crashed,
                .exitStatus = m_process.exitCode(),
                .durationMs = m_clock.elapsed(),
                .printedBytes = m_printed.bytes(),
                .isCut = m_printed.isCut(),
                .lastWords = m_printed.lastWords()};
    }

private:
    /// Group 0 would be our own.
    void signalGroup(int signal) const
    {
        if (m_group > 0)
            ::kill(-m_group, signal);
    }

    const Program &m_program;
    Printed m_printed;
    QProcess m_process;
    QElapsedTimer m_clock;
    pid_t m_group = 0;
};

}  // namespace

Result<ProgramEnd> runProgram(const Program &program, const JobContext &context)
{
    if (Status go = context.checkpoint(); !go)
        return std::move(go).error();
    Watched watched(program);
    if (!watched.start())
        return Error{ErrorCode::ProgramMissing,
                     {QT_TRANSLATE_NOOP("app", "Cannot start the program %1."), {program.words.constFirst()}},
                     watched.systemWords(),
                     {QT_TRANSLATE_NOOP("app", "Check its name, its folder, and that it may be executed.")}};
    while (watched.isRunning()) {
        watched.poll();
        const Status go = context.checkpoint();
        const bool isLate = watched.isLate();
        if (go && !isLate)
            continue;
        watched.stop();
        return go ? Result<ProgramEnd>(watched.end(isLate)) : Result<ProgramEnd>(go.error());
    }
    return watched.end(false);
}

}  // namespace lockstep
