// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QProcessEnvironment>
#include <QStringList>

#include <chrono>

namespace lockstep::test {

/// What a program left behind.
struct Ran
{
    int exitStatus = -1;  ///< -1 when it crashed, did not start or did not end
    QByteArray out{};
    QByteArray err{};
};

/// This process's environment without what could choose a target or open a window: PG* and *_URL variables, the
/// display.
QProcessEnvironment cleanEnvironment();

/// Waits for a program that was started; one that does not end is killed, with the children it has by then.
Ran ended(QProcess &process, std::chrono::milliseconds patience);

/// Starts it with an empty standard input, as the leader of a process group of its own.
void startAlone(QProcess &process, const QString &program, const QStringList &arguments);

}  // namespace lockstep::test
