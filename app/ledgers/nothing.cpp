// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ledgers/nothing.h"

namespace lockstep {

QString noChecksum(const Migration &)
{
    return {};
}

bool matchesAnyFile(const Migration &, const LedgerEntry &)
{
    return true;
}

Result<QString> beginNothing(Session &, const LedgerPlace &, const Migration &, const JobContext &)
{
    return QString();
}

Status failSilently(Session &, const LedgerPlace &, const Migration &, const QString &, const QString &,
                    const JobContext &)
{
    return Done{};
}

Message noObstacle(const std::vector<LedgerEntry> &)
{
    return {};
}

Result<Message> noObstacleToCreate(Session &, const LedgerPlace &, const JobContext &)
{
    return Message{};
}

}  // namespace lockstep
