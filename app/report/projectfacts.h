// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/report/dataloss.h"
#include "app/schema/difference.h"

namespace lockstep {

/// All that the two reports say of a project is read from here.
struct ProjectFacts
{
    const Workspace &workspace;  ///< outlives the facts
    QDateTime at{};  ///< UTC; a report without one says no date
    History history{};
    std::vector<RevertReading> reverts{};  ///< index as the migrations
    std::vector<DataLoss> losses{};  ///< in the order of execution
    std::optional<TargetView> view{};
    std::optional<std::vector<SchemaDifference>> drift{};  ///< expected: what the applied files make

    /// Not applied on the target; everything is, where there is no target to ask.
    bool isOpen(std::size_t migration) const;
};

/// From the files alone.
Result<ProjectFacts> readFacts(const Workspace &workspace, const QDateTime &at, const JobContext &context);
/// With the target's ledger, and its catalog, read anew.
Result<ProjectFacts> readFacts(const Workspace &workspace, const TargetView &view, const QDateTime &at,
                               const JobContext &context);

/// What differs between a catalog and the files applied to it; the ledger's own tables are left out. `applied`:
/// indexes.
std::vector<SchemaDifference> driftFrom(const Workspace &workspace, const std::vector<std::size_t> &applied,
                                        Snapshot catalog, const LedgerStatus &ledger);

}  // namespace lockstep
