// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/message.h"
#include "app/schema/snapshot.h"

namespace lockstep {

/// One statement of a migration that was written, without a semicolon.
struct SqlStep
{
    QString sql{};
    Message remark{};  ///< what whoever runs it should know; mostly empty
};

struct MigrationSql
{
    std::vector<SqlStep> steps{};  ///< in an order in which they can run, all in one transaction
    std::vector<Message> missing{};  ///< what has to change and could not be written, a sentence each
};

/// The statements that take the schema `from` to the schema `to`. What both have is altered in place, so that its rows
/// stay; names are taken for identities, so that what has another name is dropped and made.
MigrationSql sqlBetween(const Snapshot &from, const Snapshot &to);

/// The steps as a script, remarks as comments above them.
QByteArray scriptOf(const MigrationSql &migration);

}  // namespace lockstep
