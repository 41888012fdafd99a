// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/workspace.h"

namespace lockstep {

/// What is said of a migration in its tool's ledger, without running it.
enum class LedgerMark { Applied, Reverted };

/// What a write to the ledger does, as it was seen to do it.
struct LedgerChange
{
    struct StateChange
    {
        QString migration{};
        std::optional<MigrationState> before{};  ///< none: the ledger and the folder did not know it
        std::optional<MigrationState> after{};
        Message problem{};  ///< MigrationStatus::problem, afterwards
        bool isPassedBy = false;  ///< afterwards the tool would never run it
        bool stops = false;  ///< afterwards the tool would stop at it
    };
    bool makesTable = false;
    QStringList columns{};  ///< of the ledger's table
    std::vector<QStringList> removed{};  ///< its rows that are no longer there, or no longer so; a null cell is NULL
    std::vector<QStringList> added{};  ///< its rows that are new, or new in this form
    std::vector<StateChange> states{};  ///< of every migration that this touches
    QStringList statements{};  ///< what was sent, with its values, for people
};

/// "applied"; "-" where the migration is not known.
QString stateText(std::optional<MigrationState> state);

/// Marks the migration in one transaction, the ledger's table made first where there is none and `mark` is Applied.
///
/// Without `shown` the transaction is rolled back: what comes back is what would happen; ids and times are new each
/// time. With it the transaction commits when it changes the same migrations in the same way, and is rolled back with
/// PlanChanged otherwise. SqlFailed and its like undo all of it.
Result<LedgerChange> changeLedger(Session &session, const Workspace &workspace, const LedgerPlace &place,
                                  const Migration &migration, LedgerMark mark, const LedgerChange *shown,
                                  const JobContext &context);

}  // namespace lockstep
