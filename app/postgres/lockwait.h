// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/postgres/session.h"

#include <QDateTime>

#include <optional>

namespace lockstep {

/// A session that holds up another one, or is held up by it. A prepared transaction has no session: its pid is 0, and
/// its name stands in the place of a query.
struct LockParty
{
    int pid = 0;
    QString backendStart{};  ///< as the server prints it: a pid alone is used again
    QString user{};
    QString application{};
    QString client{};  ///< address; empty for the server's own socket
    QString state{};
    QString query{};
    QDateTime since{};  ///< UTC: its transaction's beginning, the statement's where it waits
    qint64 ageMs = 0;  ///< since then, by the server's clock
};

/// What a session waits for.
struct LockWait
{
    QString mode{};  ///< "AccessExclusiveLock"
    QString object{};  ///< "public.orders", "transaction 771"; empty when unknown
    std::vector<LockParty> blockers{};
    std::vector<LockParty> waiting{};  ///< sessions that wait behind it in turn
};

/// None while the backend `pid` waits for nobody.
Result<std::optional<LockWait>> lockWaitOf(Session &session, int pid, const JobContext &context);

/// Ends the session `blocker` if it is still the one that was seen and still blocks the backend `blocked`; false when
/// it is not. PrivilegeMissing where the role may not.
Result<bool> endBlocker(Session &session, const LockParty &blocker, int blocked, const JobContext &context);

}  // namespace lockstep
