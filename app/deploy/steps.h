// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/run.h"
#include "app/deploy/runlog.h"
#include "app/deploy/transitions.h"

namespace lockstep {

/// What a step works with.
struct StepInput
{
    const DeployRequest &request;
    RunLog &log;
    const JobContext &context;

    const RunRecord &record() const { return log.record(); }
};

/// How a step ended and what it leaves to be looked at.
struct StepResult
{
    StepEvent event = StepEvent::Succeed;
    std::vector<Fact> facts{};
    std::vector<Check> checks{};
    std::optional<Error> error{};
};

/// A step that ended by `error`: cancelled when the person asked, failed otherwise.
StepResult failedStep(const Error &error);

/// An Error here means that the step could not do its work; perform() turns it into failedStep(), but for
/// JournalUnusable.
Result<StepResult> performPlan(const StepInput &input);
Result<StepResult> performBackup(const StepInput &input);
Result<StepResult> performPreflight(const StepInput &input);
Result<StepResult> performMigrate(const StepInput &input);
Result<StepResult> performVerify(const StepInput &input);
Result<StepResult> performRecord(const StepInput &input);

/// The target as it is now, after its identity was checked against the plan's: WrongTarget otherwise.
Result<TargetView> freshView(const DeployRequest &request, const TargetIdentity &expected, const JobContext &context);

/// Where the run's backup goes: known from its start, so that what is announced is what is done.
QString backupPathOf(const DeployRequest &request, const RunRecord &record);

/// The words of a step: what it will do, and what must be said before and after it.
StepBrief briefOf(Step step, const DeployRequest &request, const RunRecord &record);
std::vector<Confirmation> confirmationsBefore(Step step, const RunRecord &record);
std::vector<Confirmation> confirmationsAfter(Step step, const RunRecord &record);

}  // namespace lockstep
