// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/run.h"

namespace lockstep {

/// What a person wants taken back.
struct RevertChoice
{
    QString migration{};  ///< its name, or the ledger's key for it
    bool downTo = false;  ///< and every newer one that is applied, the newest first
};

/// Rows that a plan takes from the database, as the server has them now.
struct Loss
{
    QString file{};
    int line = 0;
    QString what{};  ///< EffectKind's id: "dropTable"
    QString object{};
    std::optional<qint64> rows{};  ///< none: it holds none, or it could not be counted
    bool isAtLeast = false;  ///< counting stopped there
    qint64 bytes = 0;
    QDateTime
        since{};  ///< when the migration was applied, where the ledger says so: rows that came in later are among them
};

/// A run that reverts is a deploy with a plan in the other direction: the same steps, journal, locks, transactions and
/// resume. Its workspace has the revert scripts where the forward scripts' reviews stood.
///
/// BadRequest with the reason where that cannot be: nobody knows the migration, it is not applied, it has no revert
/// script, its tool takes back the newest alone, its file is not the one that was applied.
Result<DeployRequest> makeRevertRequest(const WorkspacePtr &workspace, const TargetView &view,
                                        const RevertChoice &choice, const JobContext &context);

/// The workspace as a run with this plan needs it: as it is, or with the revert scripts read and reviewed.
Result<WorkspacePtr> workspaceFor(const WorkspacePtr &workspace, const Plan &plan, const JobContext &context);

/// What the plan's statements destroy, with the rows that are there now. Asks the server; writes nothing.
Result<std::vector<Loss>> lossesOf(const DeployRequest &request, const JobContext &context);
/// "public.orders: 120 rows, 48 kB".
Message sentenceOf(const Loss &loss);

/// The same for the Plan step, one for each; one that says so where nothing is.
Result<std::vector<Fact>> lossFacts(const DeployRequest &request, const JobContext &context);

/// The ledger that a run with this plan writes to: the tool's, or in the other direction. Null for none.
const Ledger *ledgerFor(const Workspace &workspace, const Plan &plan);

/// Does the row say that the migration has come to the end that the plan wants: applied, or not there any more?
bool isSettledBy(const MigrationStatus *row, const Plan &plan);

/// What must be so once a plan that reverts is done: rows gone from the ledger, objects as the scripts leave them.
Result<std::vector<Check>> verifyRevert(const DeployRequest &request, const TargetView &view,
                                        const JobContext &context);

/// What the Migrate step of such a plan says before it runs.
StepBrief revertBrief(const DeployRequest &request, const RunRecord &record);
Message revertSentence(const RunRecord &record);

}  // namespace lockstep
