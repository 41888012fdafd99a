// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a ledger's row of functions holds where its tool has no such thing.

#include "app/ledgers/ledger.h"

namespace lockstep {

QString noChecksum(const Migration &migration);
/// Without a checksum every file is taken for the one that was applied.
bool matchesAnyFile(const Migration &migration, const LedgerEntry &entry);
/// No row before the migration has run.
Result<QString> beginNothing(Session &session, const LedgerPlace &place, const Migration &migration,
                             const JobContext &context);
/// No trace of a failure.
Status failSilently(Session &session, const LedgerPlace &place, const Migration &migration, const QString &begunId,
                    const QString &text, const JobContext &context);
Message noObstacle(const std::vector<LedgerEntry> &entries);
Result<Message> noObstacleToCreate(Session &session, const LedgerPlace &place, const JobContext &context);

}  // namespace lockstep
