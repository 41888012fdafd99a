// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/jobcontext.h"

#include <QProcessEnvironment>
#include <QStringList>

#include <chrono>
#include <functional>
#include <optional>

namespace lockstep {

/// A user to become before a program starts; how root runs what refuses root.
struct ProgramUser
{
    unsigned uid = 0;
    unsigned gid = 0;
};

/// This process's environment without what may hold a password: PGPASSWORD, and whatever has an address or connection
/// string with one.
QProcessEnvironment environmentWithoutPasswords();

struct Subprocess
{
    QString program{};
    QStringList arguments{};  ///< never a password: other users can read these
    QProcessEnvironment environment = environmentWithoutPasswords();
    QString workingFolder{};  ///< empty: the current one
    std::optional<ProgramUser> user{};
    std::chrono::milliseconds grace{5000};  ///< between the polite and the forced stop
    std::function<void(const QByteArray &)> onErrorLine{};  ///< on the working thread, without the newline
    std::function<void()> onPoll{};  ///< on the working thread, several times a second while the program runs
};

/// What a program that ended with status 0 printed.
struct SubprocessOutput
{
    QByteArray standardOutput{};
    QByteArray standardError{};
};

/// Runs the program to its end on the calling thread, without an event loop; standard input is empty.
///
/// Success means exit status 0. ProgramMissing when it cannot start, ProgramFailed with its last words as detail;
/// DiskFull where those say so. A stop request ends the program and its children: TERM, and after `grace` KILL.
Result<SubprocessOutput> run(const Subprocess &subprocess, const JobContext &context);

}  // namespace lockstep
