// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/postgres/subprocess.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>

#include <csignal>
#include <grp.h>
#include <sys/stat.h>
#include <unistd.h>

namespace lockstep {
namespace {

constexpr int pollMs = 50;
constexpr qsizetype lastWordsBytes = 4000;

/// Runs in the child between fork and exec: async-signal-safe calls only.
void prepareChild(const std::optional<ProgramUser> &user)
{
    ::setpgid(0, 0);
    ::umask(0077);
    if (!user)
        return;
    const gid_t group = user->gid;
    if (::setgroups(1, &group) != 0 || ::setgid(group) != 0 || ::setuid(user->uid) != 0)
        ::_exit(126);
}

/// A running program: collects what it prints and hands whole lines of its standard error on.
class Watch
{
public:
    explicit Watch(const Subprocess &subprocess)
        : m_subprocess(subprocess)
    {
        m_process.setProgram(subprocess.program);
        m_process.setArguments(subprocess.arguments);
        m_process.setProcessEnvironment(subprocess.environment);
        m_process.setWorkingDirectory(subprocess.workingFolder);
        m_process.setStandardInputFile(QProcess::nullDevice());
        m_process.setChildProcessModifier([user = subprocess.user] { prepareChild(user); });
    }

    bool start()
    {
        m_process.start(QIODevice::ReadOnly);
        const bool isStarted = m_process.waitForStarted();
        m_group = pid_t(m_process.processId());
        return isStarted;
    }

    bool isRunning() const { return m_process.state() != QProcess::NotRunning; }

    void poll()
    {
        m_process.waitForReadyRead(pollMs);
        drain();
        if (m_subprocess.onPoll)
            m_subprocess.onPoll();
    }

    void drain()
    {
        m_output.standardOutput += m_process.readAllStandardOutput();
        m_output.standardError += m_process.readAllStandardError();
        while (m_subprocess.onErrorLine && forwardLine()) { }
    }

    /// TERM to the program and its children, and after the grace KILL. What ignores both is in the kernel's hands.
    void stop()
    {
        signalGroup(SIGTERM);
        QDeadlineTimer grace(m_subprocess.grace);
        while (isRunning() && !grace.hasExpired())
            poll();
        signalGroup(SIGKILL);
        m_process.waitForFinished(int(m_subprocess.grace.count()) + 1000);
    }

    SubprocessOutput takeOutput() { return std::move(m_output); }
    bool succeeded() const { return m_process.exitStatus() == QProcess::NormalExit && m_process.exitCode() == 0; }
    QString systemWords() const { return m_process.errorString(); }
    Error failure() const;

private:
    /// Group 0 would be our own.
    void signalGroup(int signal) const
    {
        if (m_group > 0)
            ::kill(-m_group, signal);
    }

    bool forwardLine()
    {
        const qsizetype end = m_output.standardError.indexOf('\n', m_forwarded);
        if (end < 0)
            return false;
        const QByteArray line = m_output.standardError.mid(m_forwarded, end - m_forwarded);
        m_forwarded = end + 1;
        m_subprocess.onErrorLine(line);
        return true;
    }

    const Subprocess &m_subprocess;
    QProcess m_process;
    pid_t m_group = 0;  ///< the program's own, also when it has just ended
    SubprocessOutput m_output;
    qsizetype m_forwarded = 0;  ///< bytes of standard error handed on as lines
};

Error Watch::failure() const
{
    const QString name = QFileInfo(m_subprocess.program).fileName();
    const QByteArray &said = m_output.standardError.isEmpty() ? m_output.standardOutput : m_output.standardError;
    const QString lastWords = QString::fromUtf8(said.right(lastWordsBytes)).trimmed();
    if (said.contains("No space left on device") || said.contains("Disk quota exceeded"))
        return {ErrorCode::DiskFull,
                {QT_TRANSLATE_NOOP("app", "No space was left on the disk while %1 ran."), {name}},
                lastWords,
                {QT_TRANSLATE_NOOP("app", "Free some space there or choose another folder, then try again.")}};
    if (m_process.exitStatus() == QProcess::CrashExit)
        return {ErrorCode::ProgramFailed, {QT_TRANSLATE_NOOP("app", "%1 was ended from outside."), {name}}, lastWords};
    return {ErrorCode::ProgramFailed,
            {QT_TRANSLATE_NOOP("app", "%1 failed with exit status %2."), {name, QString::number(m_process.exitCode())}},
            lastWords};
}

}  // namespace

QProcessEnvironment environmentWithoutPasswords()
{
    static const QRegularExpression secret(QStringLiteral("://[^/@\\s]*:[^/\\s]*@|password\\s*="),
                                           QRegularExpression::CaseInsensitiveOption);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : environment.keys()) {
        if (name == QLatin1StringView("PGPASSWORD") || environment.value(name).contains(secret))
            environment.remove(name);
    }
    return environment;
}

Result<SubprocessOutput> run(const Subprocess &subprocess, const JobContext &context)
{
    if (Status go = context.checkpoint(); !go)
        return std::move(go).error();
    Watch watch(subprocess);
    if (!watch.start())
        return Error{ErrorCode::ProgramMissing,
                     {QT_TRANSLATE_NOOP("app", "Cannot start the program %1."), {subprocess.program}},
                     watch.systemWords()};
    while (watch.isRunning()) {
        watch.poll();
        if (Status go = context.checkpoint(); !go) {
            watch.stop();
            return std::move(go).error();
        }
    }
    watch.drain();
    if (!watch.succeeded())
        return watch.failure();
    return watch.takeOutput();
}

}  // namespace lockstep
