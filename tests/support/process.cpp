// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/process.h"

#include <csignal>
#include <unistd.h>

namespace lockstep::test {

using namespace Qt::StringLiterals;

QProcessEnvironment cleanEnvironment()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : environment.keys()) {
        if (name.startsWith("PG"_L1) || name.endsWith("_URL"_L1) || name == "DISPLAY"_L1 || name == "WAYLAND_DISPLAY"_L1
            || name == "QT_QPA_PLATFORM"_L1)
            environment.remove(name);
    }
    return environment;
}

Ran ended(QProcess &process, std::chrono::milliseconds patience)
{
    const bool isOver = process.waitForFinished(int(patience.count()));
    if (isOver && process.exitStatus() == QProcess::NormalExit)
        return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
    if (const qint64 leader = process.processId(); leader > 0)
        ::kill(-pid_t(leader), SIGKILL);
    process.kill();
    process.waitForFinished();
    return {-1, process.readAllStandardOutput(),
            process.readAllStandardError() + "\n(" + process.errorString().toUtf8() + ")\n"};
}

void startAlone(QProcess &process, const QString &program, const QStringList &arguments)
{
    process.setStandardInputFile(QProcess::nullDevice());
    process.setChildProcessModifier([] { ::setpgid(0, 0); });
    process.start(program, arguments);
}

}  // namespace lockstep::test
