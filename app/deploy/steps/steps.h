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

/// What a step is: what it says it will do, what must be said before and after it, and the doing.
struct StepWork
{
    /// An Error means that the step could not do its work; DeployRun turns it into failedStep(), but for
    /// JournalUnusable.
    Result<StepResult> (*perform)(const StepInput &input);
    StepBrief (*brief)(const DeployRequest &request, const RunRecord &record);
    std::vector<Confirmation> (*before)(const DeployRequest &request, const RunRecord &record) = nullptr;
    std::vector<Confirmation> (*after)(const DeployRequest &request, const RunRecord &record) = nullptr;
    /// What the project would have to configure for the step to have something to do: it is skipped without it.
    /// Empty: nothing is missing.
    QString (*lacks)(const DeployRequest &request) = nullptr;
};

const StepWork &workOf(Step step);

// A file each.
extern const StepWork planStep;
extern const StepWork backupStep;
extern const StepWork preflightStep;
extern const StepWork migrateStep;
extern const StepWork verifyStep;
extern const StepWork releaseStep;
extern const StepWork smokeStep;
extern const StepWork recordStep;

Result<StepResult> performMigrate(const StepInput &input);

/// The target as it is now, after its identity was checked against the plan's: WrongTarget otherwise.
Result<TargetView> freshView(const DeployRequest &request, const TargetIdentity &expected, const JobContext &context);
/// The same with the session that saw it.
struct FreshTarget
{
    std::unique_ptr<Session> session{};
    TargetView view{};
};
Result<FreshTarget> freshTarget(const DeployRequest &request, const TargetIdentity &expected,
                                const JobContext &context);

/// Failed where a check did, with the failures as its error.
StepResult checkedStep(std::vector<Check> checks);

/// `label` is QT_TRANSLATE_NOOP's.
Fact fact(const char *label, const QString &value);
/// A sentence that counts the plan's migrations.
Message counted(const char *source, const RunRecord &record, const QStringList &arguments = {});

}  // namespace lockstep
