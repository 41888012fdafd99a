// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// This test's own program in a process of its own, with a kill point in it. The test has an OwnServer.

#include "tests/deploy/killpoints.h"

#include <QProcess>

#include <memory>

namespace lockstep::test {

enum class Victim { Process, Server };

struct Place
{
    int number = 0;
    KillMoment moment{};
};
/// Before each call, and right after it where the server goes on by itself. What is after a write is before the next
/// call.
std::vector<Place> placesIn(const QByteArray &calls);
/// "before call 7"
QString nameOf(const Place &place);

/// Started with these arguments, and with what the child needs to know of the point behind them.
std::unique_ptr<QProcess> startChild(const QStringList &arguments, const Place &place, Victim victim);
/// In the child, of its arguments.
void armKillPoint(const QStringList &arguments);

struct Struck
{
    bool isHit = false;  ///< else it had ended before
    bool isDone = false;  ///< ended with success
    QByteArray calls{};  ///< what it says that it passed
};
/// Until the child ends; a server that is gone is started again meanwhile.
Struck runChild(const QStringList &arguments, const Place &place, Victim victim);

}  // namespace lockstep::test
