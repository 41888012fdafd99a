// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The rows of Sqitch's registry as Sqitch itself writes them.

#include "app/ledgers/ledger.h"

namespace lockstep {

/// A table of the registry, as SQL.
QByteArray sqitchTable(const LedgerPlace &place, const char *name);

/// SHA-1 of the deploy script.
QString sqitchScriptHash(const Migration &migration);

/// What stands in the way where the registry is of another version, or has the project under another URI.
Error otherSqitchRegistry(const QString &version);
Message otherSqitchUri(const QString &project, const QString &uri, const QString &registered);

// Ledger's functions.
Result<QString> beginSqitchChange(Session &session, const LedgerPlace &place, const Migration &migration,
                                  const JobContext &context);
Status finishSqitchChange(Session &session, const LedgerPlace &place, const Migration &migration,
                          const QString &begunId, std::chrono::nanoseconds took, const JobContext &context);
Status failSqitchChange(Session &session, const LedgerPlace &place, const Migration &migration, const QString &begunId,
                        const QString &text, const JobContext &context);
Status revertSqitchChange(Session &session, const LedgerPlace &place, const Migration &migration,
                          const JobContext &context);

}  // namespace lockstep
