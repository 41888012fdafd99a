// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/check.h"

namespace lockstep {

// What the tools that keep base backups and WAL say of a server, where they are installed on this machine: Skip where
// they are not, Warn where they know nothing of this server or are not well.

/// `pgbackrest info --output=json`; its user guide, "Monitoring", and the command's reference.
Result<Check> pgBackRestCheck(const QString &systemIdentifier, const JobContext &context);
/// `barman -f json list-backups all`; Barman's manual.
Result<Check> barmanCheck(const QString &systemIdentifier, const JobContext &context);

// What they print, read.
Check pgBackRestVerdict(const QByteArray &json, const QString &systemIdentifier);
Check barmanVerdict(const QByteArray &json);

}  // namespace lockstep
