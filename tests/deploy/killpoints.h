// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Counts the calls by which this process acts on the world: what it sends to the server, what it writes, syncs and
// renames. At a chosen one it is killed, or kills the server. The program's own send(), write(), … take the place of
// the C library's, for libpq and SQLite too.

#include <string>
#include <sys/types.h>

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
    bool onlySends = false;  ///< count what goes to the server alone
};

/// From now on calls are counted, of all threads.
void armKillPoint(const KillPoint &point);
/// What was counted, a letter each: s for a send, w for a write, f for a sync, r for a rename.
std::string killPointsPassed();

}  // namespace lockstep::test
