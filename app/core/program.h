// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/jobcontext.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QProcessEnvironment>
#include <QStringList>

#include <chrono>

namespace lockstep {

/// A program of somebody else's that is watched while it runs: whatever it prints, nothing of it is kept but the end.
struct Program
{
    QStringList words{};  ///< the program and its arguments; no shell reads them
    QString folder{};
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    std::chrono::milliseconds timeout{};  ///< 0: none
    std::chrono::milliseconds grace{5000};  ///< between the polite and the forced stop
    QByteArrayList secrets{};  ///< what nobody is to read: masked wherever it is printed
    int mostLines = 5000;  ///< as many are told; what comes after is only counted
    /// Standard output and error in the order in which they came, without the line's end; a very long line comes in
    /// pieces. On the calling thread.
    std::function<void(const QByteArray &)> onLine{};
};

/// How it ended.
struct ProgramEnd
{
    enum class How { Exited, Crashed, TimedOut };
    How how{};
    int exitStatus = 0;  ///< where it exited by itself
    qint64 durationMs = 0;
    qint64 printedBytes = 0;
    bool isCut = false;  ///< more lines than were told
    QByteArray lastWords{};  ///< the end of what it printed, from the start of a line; at most some kilobytes
};

/// Runs it to its end on the calling thread, in a process group of its own; standard input is empty. A child that
/// outlives it, and holds its output open, is not waited for.
///
/// ProgramMissing when it cannot start. A stop request yields Cancelled; then, and after the timeout, the whole group
/// gets TERM, and after `grace` KILL.
Result<ProgramEnd> runProgram(const Program &program, const JobContext &context);

}  // namespace lockstep
