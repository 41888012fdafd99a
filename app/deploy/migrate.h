// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/execution.h"
#include "app/deploy/survey.h"

namespace lockstep {

/// What became of one migration.
struct MigrationOutcome
{
    StatementState state = StatementState::Applied;  ///< Applied, PassedBy, Undone, Failed (it left effects) or InDoubt
    std::optional<Error> error{};  ///< none when applied or passed by
    Message why{};  ///< it was passed by
};

// Both return an Error only when the journal cannot be written: everything else is an outcome.

/// All statements and the ledger row in one transaction; after a lock timeout the whole of it again, with growing
/// pauses, as often as the policy allows.
Result<MigrationOutcome> runTransaction(Execution &execution, const MigrationItem &item, const JobContext &context);

/// Statement by statement, each committing by itself, from where `truth` says.
Result<MigrationOutcome> runAutocommit(Execution &execution, const MigrationItem &item, const MigrationTruth &truth,
                                       const JobContext &context);

/// Asks the tool's own conditions, where it has such; none when the migration is to run.
Result<std::optional<MigrationOutcome>> passBy(Execution &execution, const MigrationItem &item,
                                               const JobContext &context);

/// What became of a transaction that `error` stopped.
Result<MigrationOutcome> rollBack(Execution &execution, const MigrationItem &item, const Error &error);

/// The connection broke: reconnects and lets the server say what became of the migration.
Result<MigrationOutcome> recover(Execution &execution, const MigrationItem &item, const Error &lost,
                                 const JobContext &context);

/// Has a statement of the migration that commits by itself taken effect?
bool tookEffect(const RunRecord &record, const MigrationItem &item);

}  // namespace lockstep
