// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/message.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace lockstep {

/// Whether a plain .sql file's name says that it undoes another: `_down_` within, `_rollback.sql`, `.down.sql`,
/// `revert_….sql` and their like.
bool isRevertName(const QString &fileName);

/// Whether a file beside a migration.sql undoes it. Neither Prisma nor Drizzle has such scripts; teams lay them there
/// as down.sql, revert.sql, orders_rollback.sql and their like.
bool isCompanionRevertName(const QString &fileName);

/// Which forward migration a revert script undoes, or why that is not certain.
struct Pairing
{
    QString revert{};
    std::optional<std::size_t> forward{};  ///< into `forwards`
    Message why{};  ///< empty when paired
};

/// Matches revert scripts with forward migrations by name and date; both lists are file names. A script is paired only
/// when exactly one forward fits; one that fits several, or two that fit the same, are left unpaired and say so.
std::vector<Pairing> pairReverts(const QStringList &reverts, const QStringList &forwards);

}  // namespace lockstep
