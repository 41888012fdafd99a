// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/message.h"
#include "app/postgres/lockwait.h"

#include <QJsonObject>

namespace lockstep {

/// CLI.md, deploy, "blocked": the lock, who holds it, and who waits behind in turn.
QJsonObject toJson(const LockWait &wait);

/// One session in a line, for people: "pid 71, bob (psql) from 10.0.0.7, idle in transaction since 14:03:11 UTC: …".
QString describe(const LockParty &party);

/// The same of a whole wait, a line each: what is waited for, who is in the way, who waits behind.
QString describe(const LockWait &wait);

}  // namespace lockstep
