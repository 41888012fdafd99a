// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/steps.h"

#include "app/deploy/backup.h"
#include "app/deploy/guard.h"
#include "app/deploy/preflight.h"
#include "app/deploy/replay.h"
#include "app/deploy/targetsession.h"
#include "app/deploy/verify.h"

#include <QCoreApplication>
#include <QLocale>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

Fact fact(const char *label, const QString &value)
{
    return {{label}, value};
}

QString duration(qint64 ms)
{
    return ms < 1000 ? u"%1 ms"_s.arg(ms) : u"%1 s"_s.arg(double(ms) / 1000, 0, 'f', 1);
}

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

StepResult checkedStep(std::vector<Check> checks)
{
    StepResult result{.checks = std::move(checks)};
    if (count(result.checks, Outcome::Fail) > 0) {
        result.event = StepEvent::Fail;
        result.error = failedChecks(result.checks);
    }
    return result;
}

StepResult skippedBackup(const QString &reason)
{
    return {.event = StepEvent::Skip, .facts = {fact(QT_TRANSLATE_NOOP("app", "No backup, because"), reason)}};
}

std::vector<Fact> factsOf(const DumpFacts &dump)
{
    return {fact(QT_TRANSLATE_NOOP("app", "File"), dump.path),
            fact(QT_TRANSLATE_NOOP("app", "Size"), QLocale::c().formattedDataSize(dump.bytes)),
            fact(QT_TRANSLATE_NOOP("app", "SHA-256"), dump.sha256),
            fact(QT_TRANSLATE_NOOP("app", "Objects listed"), QString::number(dump.objects)),
            fact(QT_TRANSLATE_NOOP("app", "Tables with data"), QString::number(dump.tables)),
            fact(QT_TRANSLATE_NOOP("app", "Took"), duration(dump.durationMs)),
            fact(QT_TRANSLATE_NOOP("app", "Made by"), dump.program)};
}

Error noProof(BackupPolicy policy)
{
    const Message message = policy == BackupPolicy::Pitr
        ? Message{QT_TRANSLATE_NOOP("app",
                                    "The policy asks for proven continuous archiving, which this step cannot show.")}
        : Message{QT_TRANSLATE_NOOP(
            "app", "The policy asks for a backup that was restored and compared, which this step cannot show.")};
    return {ErrorCode::PolicyRefused,
            message,
            {},
            {QT_TRANSLATE_NOOP(
                "app", "Set backup = \"taken\" in lockstep.toml, or deploy without a backup and give the reason.")}};
}

/// What the tool's own conditions kept from running left nothing to look for.
std::vector<std::size_t> indexesToVerify(const Plan &plan, const RunRecord &record)
{
    std::vector<std::size_t> indexes;
    for (const PlannedMigration &planned : plan.migrations) {
        const MigrationRun *run = findMigration(record, planned.name);
        if (!run || run->state != StatementState::PassedBy)
            indexes.push_back(planned.index);
    }
    return indexes;
}

/// "1: 2 statements in one transaction".
Message howItRuns(int number, const PlannedMigration &planned)
{
    return {planned.isTransactional ? QT_TRANSLATE_N_NOOP("app", "%1: %n statement(s) in one transaction")
                                    : QT_TRANSLATE_N_NOOP("app", "%1: %n statement(s), each by itself"),
            {QString::number(number)},
            planned.statements};
}

std::vector<Fact> factsOf(const Plan &plan)
{
    std::vector<Fact> facts{fact(QT_TRANSLATE_NOOP("app", "Target"), plan.target.display()),
                            fact(QT_TRANSLATE_NOOP("app", "Server"), u"PostgreSQL "_s + plan.target.serverVersion),
                            fact(QT_TRANSLATE_NOOP("app", "Digest"), plan.digest)};
    int number = 0;
    for (const PlannedMigration &planned : plan.migrations)
        facts.push_back({howItRuns(++number, planned), planned.name});
    return facts;
}

}  // namespace

StepResult failedStep(const Error &error)
{
    const bool isCancelled = error.code == ErrorCode::Cancelled;
    return {.event = isCancelled ? StepEvent::Cancel : StepEvent::Fail, .error = error};
}

Result<TargetView> freshView(const DeployRequest &request, const TargetIdentity &expected, const JobContext &context)
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
    return TargetView{request.view.choice, request.view.url, *std::move(identity), *std::move(status),
                      QDateTime::currentDateTimeUtc()};
}

Result<StepResult> performPlan(const StepInput &input)
{
    const Plan &plan = input.request.plan;
    const auto view = freshView(input.request, plan.target, input.context);
    if (!view)
        return view.error();
    if (Status same = requireSameFiles(*input.request.workspace, plan); !same)
        return std::move(same).error();
    if (Status same = requireSameLedger(input.request.view.status, view->status, input.record()); !same)
        return std::move(same).error();
    StepResult result{.facts = factsOf(plan)};
    if (!plan.obstacles.empty()) {
        result.event = StepEvent::Fail;
        result.error = plan.obstacles.front();
    }
    return result;
}

QString backupPathOf(const DeployRequest &request, const RunRecord &record)
{
    const QString folder = request.backupFolder.isEmpty() ? defaultBackupFolder() : request.backupFolder;
    return backupPath(folder, record.plan.target, record.startedAt);
}

Result<StepResult> performBackup(const StepInput &input)
{
    const DeployRequest &request = input.request;
    const BackupPolicy policy = request.view.choice.policy.backup;
    if (!request.noBackupBecause.isEmpty())
        return skippedBackup(request.noBackupBecause);
    if (policy == BackupPolicy::None)
        return skippedBackup(u"the policy asks for none"_s);
    if (policy != BackupPolicy::Taken)
        return noProof(policy);
    const auto view = freshView(request, request.plan.target, input.context);
    if (!view)
        return view.error();
    const auto dump = takeBackup(*view, backupPathOf(request, input.record()), input.context);
    if (!dump)
        return dump.error();
    return StepResult{.facts = factsOf(*dump)};
}

Result<StepResult> performPreflight(const StepInput &input)
{
    const DeployRequest &request = input.request;
    auto view = freshView(request, request.plan.target, input.context);
    if (!view)
        return std::move(view).error();
    Policy &policy = view->choice.policy;
    policy.lockTimeout = request.lockTimeout.value_or(policy.lockTimeout);
    if (!request.noBackupBecause.isEmpty())
        policy.backup = BackupPolicy::None;
    const QString folder = request.backupFolder.isEmpty() ? defaultBackupFolder() : request.backupFolder;
    auto checks = preflight(*request.workspace, *view, request.plan, folder, input.context);
    if (!checks)
        return std::move(checks).error();
    return checkedStep(*std::move(checks));
}

Result<StepResult> performVerify(const StepInput &input)
{
    const DeployRequest &request = input.request;
    const auto view = freshView(request, request.plan.target, input.context);
    if (!view)
        return view.error();
    auto checks = verify(*request.workspace, *view, indexesToVerify(request.plan, input.record()), input.context);
    if (!checks)
        return std::move(checks).error();
    return checkedStep(*std::move(checks));
}

Result<StepResult> performRecord(const StepInput &input)
{
    const RunRecord &record = input.record();
    return StepResult{.facts
                      = {fact(QT_TRANSLATE_NOOP("app", "Run"), record.id),
                         fact(QT_TRANSLATE_NOOP("app", "Deployed by"), record.person),
                         fact(QT_TRANSLATE_NOOP("app", "Migrations"), QString::number(record.plan.migrations.size())),
                         fact(QT_TRANSLATE_NOOP("app", "Journal's chain"), record.chainHead)}};
}

}  // namespace lockstep
