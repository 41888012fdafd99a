// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/journal.h"
#include "app/postgres/lockwait.h"

namespace lockstep {

/// Where the run stands that a session holds up.
struct HeldUp
{
    QString journalPath{};
    QString run{};
    QJsonObject place{};  ///< step, migration and statement, for the events
    int backendPid = 0;
};

/// What came of it.
struct BlockerEnd
{
    std::vector<JournalEvent> events{};  ///< as they stand in the journal
    QString sentence{};  ///< for whoever watches
};

/// Ends a session that a person asked to have ended. The wish is in the journal as the person's before the act, and
/// what came of it after. Not on the run's own thread: that one waits.
BlockerEnd endForPerson(Session &session, const LockParty &blocker, const HeldUp &run);

}  // namespace lockstep
