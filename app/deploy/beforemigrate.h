// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/rowcounts.h"
#include "app/deploy/schemaexpectation.h"
#include "app/deploy/steps/steps.h"
#include "app/deploy/watchedqueries.h"

namespace lockstep {

/// The target right before its migrations ran, as far as Verify compares with it.
struct BeforeMigrate
{
    SchemaExpectation expectation{};
    QStringList tables{};  ///< names that the plan touches; those that are tables are counted
    std::vector<RowCount> rows{};
    std::vector<QueryPlan> plans{};
};

/// Looks and puts it into the journal, once a deploy: a run that is taken up again has it already. Writes nothing to
/// the target. An Error is another target, a lost connection or a stop request.
Status takeDownBefore(const StepInput &input);

/// As the run has it; none in a run of a version that did not take it down.
std::optional<BeforeMigrate> beforeMigrateOf(const RunRecord &record);

/// The scripts of the plan, in order.
std::vector<const std::vector<StatementEffects> *> scriptsOf(const Workspace &workspace, const Plan &plan);

}  // namespace lockstep
