// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/run.h"
#include "app/deploy/runlog.h"
#include "app/postgres/session.h"

namespace lockstep {

/// What became of one statement of a run that broke off.
struct StatementVerdict
{
    int statement = 0;  ///< from 1, in the file
    StatementState state{};  ///< Applied, Undone or InDoubt
    Message evidence{};
    bool isNews = false;  ///< the record did not know it
};

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
    Message evidence{};  ///< by what it is known of the migration as a whole; empty where its statements are told apart
    std::vector<StatementVerdict> verdicts{};  ///< of the statements that were begun, where each commits by itself
};

/// The same in words, a line each: what was begun, whether it took effect, and by what that is known.
QStringList verdictLines(const RunRecord &record, const std::vector<MigrationTruth> &truths);

/// Asks the server about every planned migration of a run; one truth each. Writes nothing. What cannot be decided is
/// InDoubt.
Result<std::vector<MigrationTruth>> surveyRun(const DeployRequest &request, const RunRecord &record, Session &session,
                                              const JobContext &context);

/// What the server says of a run that broke off, before anybody takes it up: on a session of its own. `request` need
/// not have the run's plan. Writes nothing.
Result<std::vector<MigrationTruth>> truthsOfRun(const RunRecord &record, DeployRequest request,
                                                const JobContext &context);
/// The lines of a run that broke off, before anybody takes it up: asks the server on a session of its own. `request`
/// need not have the run's plan. Writes nothing.
Result<QStringList> stateOfRun(const RunRecord &record, DeployRequest request, const JobContext &context);

/// Asks the server about every planned migration that the record does not settle, writes what it says to the journal,
/// and returns one truth a planned migration. Waits for sessions of the broken run that still work (a CREATE INDEX
/// CONCURRENTLY outlives its client). Never infers from silence: what cannot be decided is InDoubt.
Result<std::vector<MigrationTruth>> settle(const DeployRequest &request, Session &session, RunLog &log,
                                           const JobContext &context);

/// The same on a session of its own, as resume needs it: StepPartial when anything is in doubt.
Status requireCertainty(const DeployRequest &request, RunLog &log, const JobContext &context);

}  // namespace lockstep
