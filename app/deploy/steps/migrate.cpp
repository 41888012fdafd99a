// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/beforemigrate.h"
#include "app/deploy/guard.h"
#include "app/deploy/lockretry.h"
#include "app/deploy/revert.h"
#include "app/deploy/steps/steps.h"

#include <QCoreApplication>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

QStringList commandsOf(const DeployRequest &request, const PlannedMigration &planned)
{
    const QString &ledger = request.view.status.table;
    const Message statements{
        QT_TRANSLATE_N_NOOP("app", "-- %n statement(s) of %1, one by one"), {planned.file}, planned.statements};
    if (!planned.isTransactional)
        return {statements.translated(), u"INSERT INTO %1 …; -- %2"_s.arg(ledger, planned.name)};
    return {u"BEGIN;"_s, statements.translated(), u"INSERT INTO %1 …; -- %2"_s.arg(ledger, planned.name), u"COMMIT;"_s};
}

StepBrief brief(const DeployRequest &request, const RunRecord &record)
{
    if (request.plan.direction == Direction::Revert)
        return revertBrief(request, record);
    const auto lockTimeout = request.lockTimeout.value_or(request.view.choice.policy.lockTimeout);
    StepBrief brief{
        {counted(QT_TRANSLATE_N_NOOP("app", "Apply %n migration(s) to %1."), record, {record.plan.target.display()}),
         {QT_TRANSLATE_NOOP("app",
                            "Each waits at most %1 s for a lock; where nothing had committed it is tried again."),
          {QString::number(double(lockTimeout.count()) / 1000)}}}};
    for (const PlannedMigration &planned : request.plan.migrations) {
        if (!planned.isTransactional)
            brief.sentences.push_back(
                {QT_TRANSLATE_NOOP("app",
                                   "%1 cannot run in a transaction: each of its statements stays, "
                                   "even if a later one fails."),
                 {planned.name}});
        brief.commands << commandsOf(request, planned);
    }
    return brief;
}

std::vector<Confirmation> before(const DeployRequest &, const RunRecord &record)
{
    const TargetIdentity &target = record.plan.target;
    std::vector<Confirmation> confirmations;
    if (record.isProtected)
        confirmations.push_back(databaseNameOf(target));
    const bool reverts = record.plan.direction == Direction::Revert;
    confirmations.push_back(
        {u"go"_s,
         reverts ? revertSentence(record)
                 : counted(QT_TRANSLATE_N_NOOP("app", "Apply %n migration(s) to %1."), record, {target.display()})});
    return confirmations;
}

/// Definitions and rows of what somebody holds exclusively cannot be read: the same patience as with a statement.
Status takeDownPatiently(const StepInput &input)
{
    LockRetries retries(input.request.view.choice.policy);
    while (true) {
        Status seen = takeDownBefore(input);
        if (seen || seen.error().code != ErrorCode::LockTimeout)
            return seen;
        const auto again = retries.next(input.log, {}, input.context);
        if (!again)
            return again.error();
        if (!*again)
            return seen;
    }
}

Result<StepResult> perform(const StepInput &input)
{
    const Status seen = takeDownPatiently(input);
    return seen ? performMigrate(input) : seen.error();
}

}  // namespace

const StepWork migrateStep{.perform = perform, .brief = brief, .before = before};

}  // namespace lockstep
