// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/backup/archiving.h"
#include "app/deploy/backup/atrisk.h"
#include "app/deploy/backup/evidence.h"
#include "app/deploy/backup/prove.h"
#include "app/deploy/backup/tablecopies.h"
#include "app/deploy/backup/take.h"
#include "app/deploy/steps/steps.h"
#include "app/deploy/targetsession.h"

#include <QCoreApplication>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// For the archiver to be done with one segment of WAL, which is moments where it is well.
constexpr std::chrono::minutes archiverPatience{2};

StepResult skippedBackup(const QString &reason)
{
    return {.event = StepEvent::Skip, .facts = {fact(QT_TRANSLATE_NOOP("app", "No backup, because"), reason)}};
}

BackupRequest backupOf(const DeployRequest &request, const RunRecord &record)
{
    const Policy &policy = request.view.choice.policy;
    return {.folder = backupFolderFor(request.backupFolder, policy.backups, request.workspace->root),
            .at = record.startedAt,
            .rules = policy.backups,
            .depth = policy.backup == BackupPolicy::Proven ? Depth::Checksums : Depth::Rows,
            .project = request.workspace->root,
            .run = record.id};
}

QString restorePointName(const RunRecord &record)
{
    return u"lockstep %1 %2"_s.arg(record.startedAt.toString(u"yyyyMMdd'T'HHmmss'Z'"_s), record.id.left(8));
}

Result<StepResult> dumped(const StepInput &input, const TargetView &view)
{
    const bool isToBeProven = input.request.view.choice.policy.backup == BackupPolicy::Proven;
    auto backup = takeBackup(view, backupOf(input.request, input.record()), input.context);
    if (!backup)
        return std::move(backup).error();
    if (!isToBeProven)
        return StepResult{.facts = backupFacts(*backup)};
    const auto proven = proveBackup(*backup, AfterProof::Drop, input.context);
    if (!proven)
        return proven.error();
    StepResult result{.facts = backupFacts(proven->backup)};
    if (const Status isProven = requireProven(proven->backup); !isProven) {
        result.event = StepEvent::Fail;
        result.error = isProven.error();
    }
    return result;
}

Check notAwaited()
{
    return {
        u"archive-wait"_s,
        {QT_TRANSLATE_NOOP("app", "The restore point's segment")},
        Outcome::Warn,
        {QT_TRANSLATE_NOOP("app", "It is archived when it is full: this role may not end it with pg_switch_wal().")},
        {},
        {QT_TRANSLATE_NOOP("app", "A superuser can allow it: %1"),
         {u"GRANT EXECUTE ON FUNCTION pg_switch_wal() TO …"_s}}};
}

/// The archive is checked, then a restore point is made and seen to be archived.
Result<StepResult> archived(const StepInput &input, const TargetView &view)
{
    const auto session = openTarget(view.url, input.context);
    if (!session)
        return session.error();
    auto checks = checkArchiving(**session, view.identity.systemIdentifier, input.context);
    if (!checks)
        return std::move(checks).error();
    StepResult result = checkedStep(*std::move(checks));
    if (result.error)
        return result;
    const auto point = makeRestorePoint(**session, restorePointName(input.record()), input.context);
    if (!point)
        return point.error();
    result.facts = restorePointFacts(*point);
    if (!point->isSwitched) {
        result.checks.push_back(notAwaited());
        return result;
    }
    if (Status seen = waitForArchive(**session, *point, archiverPatience, input.context); !seen) {
        const StepResult failed = failedStep(seen.error());
        result.event = failed.event;
        result.error = failed.error;
        return result;
    }
    result.facts.push_back(fact(QT_TRANSLATE_NOOP("app", "Archived"), u"pg_stat_archiver has the segment"_s));
    return result;
}

Status copyTables(const StepInput &input, const TargetView &view, StepResult &result)
{
    const DeployRequest &request = input.request;
    const auto session = openTarget(view.url, input.context);
    if (!session)
        return session.error();
    const auto risks = tablesAtRisk(**session, *request.workspace, request.plan, input.context);
    if (!risks)
        return risks.error();
    const auto copies
        = planCopies(**session, risks->names(), input.record().startedAt, input.record().id, input.context);
    if (!copies)
        return copies.error();
    const auto lockTimeout = request.lockTimeout.value_or(request.view.choice.policy.lockTimeout);
    if (Status made = makeCopies(**session, *copies, lockTimeout, input.context); !made)
        return made;
    for (const TableCopy &copy : *copies)
        result.facts.push_back(fact(QT_TRANSLATE_NOOP("app", "Copy of a table"), copy.table + u" → "_s + copy.copy));
    for (const Message &unknown : risks->unknown)
        result.facts.push_back(fact(QT_TRANSLATE_NOOP("app", "Not copied"), unknown.english()));
    return Done{};
}

Result<StepResult> perform(const StepInput &input)
{
    const DeployRequest &request = input.request;
    const Policy &policy = request.view.choice.policy;
    if (!request.noBackupBecause.isEmpty())
        return skippedBackup(request.noBackupBecause);
    if (policy.backup == BackupPolicy::None && !policy.backups.copiesTables)
        return skippedBackup(u"the policy asks for none"_s);
    const auto view = freshView(request, request.plan.target, input.context);
    if (!view)
        return view.error();
    Result<StepResult> result = StepResult{};
    if (policy.backup == BackupPolicy::Pitr)
        result = archived(input, *view);
    else if (policy.backup != BackupPolicy::None)
        result = dumped(input, *view);
    if (!result || result->error || !policy.backups.copiesTables)
        return result;
    if (Status copied = copyTables(input, *view, *result); !copied)
        return std::move(copied).error();
    return result;
}

void describeCopies(const DeployRequest &request, const RunRecord &record, StepBrief &brief)
{
    const QStringList tables = namedAtRisk(*request.workspace, request.plan);
    if (tables.isEmpty())
        return brief.sentences.push_back(
            {QT_TRANSLATE_NOOP("app", "No table is copied: nothing that the plan does destroys rows by name.")});
    brief.sentences.push_back(
        {QT_TRANSLATE_N_NOOP("app",
                             "%n table(s) that the plan puts at risk are copied beside themselves, in one "
                             "transaction; a name that is taken gets a number."),
         {},
         int(tables.size())});
    std::vector<TableCopy> copies;
    for (const QString &table : tables) {
        const QString schema = holderOf(table);
        const QString name = copyName(table, record.startedAt);
        copies.push_back({.table = table,
                          .copy = schema.isEmpty() ? name : schema + u'.' + name,
                          .at = record.startedAt,
                          .run = record.id});
    }
    const auto lockTimeout = request.lockTimeout.value_or(request.view.choice.policy.lockTimeout);
    const auto statements = copyStatements(copies, lockTimeout);
    for (const QByteArray &statement : statements)
        brief.commands << QString::fromUtf8(statement) + u';';
}

void describeDump(const DeployRequest &request, const RunRecord &record, StepBrief &brief)
{
    const BackupRequest backup = backupOf(request, record);
    const TargetIdentity &target = record.plan.target;
    brief.sentences
        = {{QT_TRANSLATE_NOOP("app",
                              "pg_dump writes the whole database to the new file or folder %1…, as it "
                              "is at one moment; a second session counts the rows of that moment."),
            {backupStem(backup, target)}},
           {QT_TRANSLATE_NOOP("app", "It is synced, listed with pg_restore and hashed before it counts as a backup.")}};
    brief.commands = backupCommands(request.view.url, backup, target);
    if (brief.commands.size() > 1)
        brief.sentences.push_back(
            {QT_TRANSLATE_NOOP("app",
                               "Tables of less than %1 MB in all become one file, the first command; more becomes "
                               "a folder that %2 processes write, the second."),
             {QString::number(folderFromBytes >> 20), QString::number(backupJobs(backup.rules))}});
    if (request.view.choice.policy.backup == BackupPolicy::Proven)
        brief.sentences.push_back(
            {QT_TRANSLATE_NOOP("app",
                               "Then it is restored into the private PostgreSQL and compared with the target: "
                               "objects by kind, rows by number and checksum.")});
}

StepBrief brief(const DeployRequest &request, const RunRecord &record)
{
    const Policy &policy = request.view.choice.policy;
    StepBrief brief;
    if (!request.noBackupBecause.isEmpty())
        return {{{QT_TRANSLATE_NOOP("app", "No backup is taken, because: %1"), {request.noBackupBecause}}}};
    if (policy.backup == BackupPolicy::None)
        brief.sentences = {{QT_TRANSLATE_NOOP("app", "No backup is taken, because the policy asks for none.")}};
    else if (policy.backup == BackupPolicy::Pitr)
        brief = {{{QT_TRANSLATE_NOOP("app",
                                     "No dump is taken: the policy relies on continuous archiving. That is "
                                     "checked, not believed.")},
                  {QT_TRANSLATE_NOOP("app",
                                     "Then a restore point is made, and waited for until its segment of WAL is "
                                     "archived.")}},
                 restorePointStatements(restorePointName(record))};
    else
        describeDump(request, record, brief);
    if (policy.backups.copiesTables)
        describeCopies(request, record, brief);
    return brief;
}

std::vector<Confirmation> after(const DeployRequest &request, const RunRecord &)
{
    if (request.view.choice.policy.backup == BackupPolicy::None)
        return {{u"seen"_s, {QT_TRANSLATE_NOOP("app", "I have seen which tables were copied.")}}};
    if (request.view.choice.policy.backup == BackupPolicy::Pitr)
        return {{u"seen"_s, {QT_TRANSLATE_NOOP("app", "I have seen the restore point and what proves the archive.")}}};
    return {{u"seen"_s, {QT_TRANSLATE_NOOP("app", "I have seen the backup's file and its hash.")}}};
}

}  // namespace

const StepWork backupStep{.perform = perform, .brief = brief, .after = after};

}  // namespace lockstep
