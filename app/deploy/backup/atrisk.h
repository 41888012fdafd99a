// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/plan.h"

namespace lockstep {

/// A table of the target that loses rows or values when the plan runs.
struct TableAtRisk
{
    QString name{};  ///< joinedIdentifiers(): schema and table
    qint64 bytes = 0;  ///< without indexes
    QString migration{};  ///< the first that puts it at risk
};

struct Risks
{
    std::vector<TableAtRisk> tables{};  ///< by name
    std::vector<Message> unknown{};  ///< what destroys something that syntax does not name: a sentence each

    QStringList names() const;
};

/// Tables as the plan's statements name them, without asking a server: what drops, empties, deletes from, overwrites
/// or changes the type of a column.
QStringList namedAtRisk(const Workspace &workspace, const Plan &plan);

/// The tables that are there: partitions instead of the table they belong to, all tables of a schema that is dropped,
/// and those that lose rows through their foreign keys. Asks the server; writes nothing.
Result<Risks> tablesAtRisk(Session &session, const Workspace &workspace, const Plan &plan, const JobContext &context);

}  // namespace lockstep
