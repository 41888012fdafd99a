// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/job.h"
#include "models/migrationrow.h"

namespace lockstep {

/// Why a migration's script may not be edited, translated; empty when it may.
QString readOnlyReason(const MigrationRow &row, bool targetAnswered);

/// Writes `bytes` over the file, unless it is no longer the one that was read (`expectedSha256`; empty: there was
/// none): then FileUnreadable says so and nothing is written.
Status saveOverUnchanged(const QString &path, const QString &expectedSha256, const QByteArray &bytes);

}  // namespace lockstep
