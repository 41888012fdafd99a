// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/steps/steps.h"

#include "app/deploy/guard.h"
#include "app/deploy/targetsession.h"

#include <QCoreApplication>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

Error failedChecks(const std::vector<Check> &checks)
{
    QStringList lines;
    for (const Check &check : checks) {
        if (check.outcome == Outcome::Fail)
            lines << check.id + u": "_s + check.message.english();
    }
    return {ErrorCode::CheckFailed,
            {QT_TRANSLATE_N_NOOP("app", "%n check(s) failed."), {}, int(lines.size())},
            lines.join(u'\n'),
            {QT_TRANSLATE_NOOP("app", "Put right what each one names, then run the step again.")}};
}

}  // namespace

const StepWork &workOf(Step step)
{
    static constexpr std::array works{&planStep,   &backupStep,  &preflightStep, &migrateStep,
                                      &verifyStep, &releaseStep, &smokeStep,     &recordStep};
    static_assert(works.size() == allSteps.size());
    return *works[std::size_t(step)];
}

Fact fact(const char *label, const QString &value)
{
    return {{label}, value};
}

Message counted(const char *source, const RunRecord &record, const QStringList &arguments)
{
    return {source, arguments, int(record.plan.migrations.size())};
}

StepResult failedStep(const Error &error)
{
    const bool isCancelled = error.code == ErrorCode::Cancelled;
    return {.event = isCancelled ? StepEvent::Cancel : StepEvent::Fail, .error = error};
}

StepResult checkedStep(std::vector<Check> checks)
{
    StepResult result{.checks = std::move(checks)};
    if (count(result.checks, Outcome::Fail) > 0) {
        result.event = StepEvent::Fail;
        result.error = failedChecks(result.checks);
    }
    return result;
}

Result<TargetView> freshView(const DeployRequest &request, const TargetIdentity &expected, const JobContext &context)
{
    auto fresh = freshTarget(request, expected, context);
    return fresh ? Result<TargetView>(std::move(fresh->view)) : std::move(fresh).error();
}

Result<FreshTarget> freshTarget(const DeployRequest &request, const TargetIdentity &expected, const JobContext &context)
{
    auto session = openTarget(request.view.url, context);
    if (!session)
        return std::move(session).error();
    auto identity = identify(**session, context);
    if (!identity)
        return std::move(identity).error();
    if (Status same = requireSameTarget(expected, *identity); !same)
        return std::move(same).error();
    auto status
        = readStatus(**session, request.workspace->folder, ledgerPlace(*request.workspace, request.view.url), context);
    if (!status)
        return std::move(status).error();
    return FreshTarget{*std::move(session),
                       {request.view.choice, request.view.url, *std::move(identity), *std::move(status),
                        QDateTime::currentDateTimeUtc()}};
}

}  // namespace lockstep
