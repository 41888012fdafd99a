// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/preflight.h"

#include "app/deploy/backup/backup.h"
#include "app/deploy/steps/steps.h"

#include <QCoreApplication>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

Result<StepResult> perform(const StepInput &input)
{
    const DeployRequest &request = input.request;
    auto fresh = freshTarget(request, request.plan.target, input.context);
    if (!fresh)
        return std::move(fresh).error();
    Policy &policy = fresh->view.choice.policy;
    policy.lockTimeout = request.lockTimeout.value_or(policy.lockTimeout);
    if (!request.noBackupBecause.isEmpty())
        policy.backup = BackupPolicy::None;
    const QString folder = backupFolderFor(request.backupFolder, policy.backups, request.workspace->root);
    auto checks = preflightOn(*fresh->session, *request.workspace, fresh->view, request.plan, folder, input.context);
    if (!checks)
        return std::move(checks).error();
    return checkedStep(*std::move(checks));
}

StepBrief brief(const DeployRequest &, const RunRecord &record)
{
    return {{{QT_TRANSLATE_NOOP("app", "Ask %1 and the files everything that could go wrong. Nothing is written."),
              {record.plan.target.display()}},
             {QT_TRANSLATE_NOOP("app", "A failed check stops the deploy; each warning is confirmed by itself.")}}};
}

std::vector<Confirmation> after(const DeployRequest &, const RunRecord &record)
{
    std::vector<Confirmation> confirmations;
    for (const Check &check : record.at(Step::Preflight).checks) {
        if (check.outcome == Outcome::Warn)
            confirmations.push_back({u"acknowledge:"_s + check.id, check.message});
    }
    confirmations.push_back({u"seen"_s, {QT_TRANSLATE_NOOP("app", "I have looked at every check.")}});
    return confirmations;
}

}  // namespace

const StepWork preflightStep{.perform = perform, .brief = brief, .after = after};

}  // namespace lockstep
