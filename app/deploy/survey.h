// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/run.h"
#include "app/deploy/runlog.h"
#include "app/postgres/session.h"

namespace lockstep {

/// What the server says of one migration of a run.
struct MigrationTruth
{
    enum class Kind {
        NotBegun,  ///< nothing of it is there
        Continue,  ///< what is there is known: go on at nextStatement
        Applied,  ///< it and its ledger row
        InDoubt,  ///< see doubt
    };
    Kind kind = Kind::NotBegun;
    std::size_t nextStatement = 0;  ///< index into the script's statements
    QString ledgerId{};  ///< the begun row to complete, empty for none
    std::optional<Error> doubt{};  ///< names statement and evidence
    std::vector<std::pair<int, StatementState>> verdicts{};  ///< statements (from 1) whose outcome the catalog told
};

/// Asks the server about every planned migration that the record does not settle, writes what it says to the journal,
/// and returns one truth a planned migration. Waits for sessions of the broken run that still work (a CREATE INDEX
/// CONCURRENTLY outlives its client). Never infers from silence: what cannot be decided is InDoubt.
Result<std::vector<MigrationTruth>> settle(const DeployRequest &request, Session &session, RunLog &log,
                                           const JobContext &context);

/// The same on a session of its own, as resume needs it: StepPartial when anything is in doubt.
Status requireCertainty(const DeployRequest &request, RunLog &log, const JobContext &context);

}  // namespace lockstep
