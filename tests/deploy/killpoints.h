// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Counts the calls by which this process acts on the world: what it sends to the server, what it writes, syncs, renames
// and removes, which backups it opens, which programs it starts and sees end. At a chosen one it is killed, or kills
// the server. The program's own send(), write(), … take the place of the C library's, for libpq, SQLite and Qt too.

#include <string>
#include <sys/types.h>
#include <vector>

namespace lockstep::test {

enum class KillMoment {
    Before,  ///< of the call, nothing has happened
    After,  ///< it has happened, and nothing heard of it
};

struct KillPoint
{
    int number = 0;  ///< of the call, from 1; 0: none
    KillMoment moment = KillMoment::Before;
    pid_t postmaster = 0;  ///< killed as by pg_ctl -m immediate, and this process goes on; 0: this process is killed
    std::string kinds{};  ///< the letters of those that count; empty: all
};

/// From now on calls are counted, of all threads.
void armKillPoint(const KillPoint &point);
/// What was counted, a letter each: s for a send, w for a write, f for a sync, r for a rename, u for a removal, o for a
/// file of a backup that is opened, x for a program that is about to start, e for one that is asked for its end.
std::string killPointsPassed();

/// Of `count` points, numbered from 1, about `wanted`, spread evenly. With $LOCKSTEP_KILL_ALL as 1 all of them, as 10
/// every tenth: then start the test's program itself, since CTest's timeout is for the sample, with a
/// $QTEST_FUNCTION_TIMEOUT of hours.
std::vector<int> spread(int count, int wanted);

}  // namespace lockstep::test
