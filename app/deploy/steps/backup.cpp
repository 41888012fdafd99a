// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/backup/take.h"
#include "app/deploy/steps/steps.h"

#include <QCoreApplication>
#include <QLocale>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

QString duration(qint64 ms)
{
    return ms < 1000 ? u"%1 ms"_s.arg(ms) : u"%1 s"_s.arg(double(ms) / 1000, 0, 'f', 1);
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

BackupRequest backupOf(const DeployRequest &request, const RunRecord &record)
{
    return {.folder = request.backupFolder.isEmpty() ? defaultBackupFolder() : request.backupFolder,
            .at = record.startedAt,
            .rules = request.view.choice.policy.backups,
            .project = request.workspace->root,
            .run = record.id};
}

Result<StepResult> perform(const StepInput &input)
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
    const auto backup = takeBackup(*view, backupOf(request, input.record()), input.context);
    if (!backup)
        return backup.error();
    return StepResult{.facts = factsOf(backup->dump)};
}

StepBrief brief(const DeployRequest &request, const RunRecord &record)
{
    if (!request.noBackupBecause.isEmpty())
        return {{{QT_TRANSLATE_NOOP("app", "No backup is taken, because: %1"), {request.noBackupBecause}}}};
    if (request.view.choice.policy.backup == BackupPolicy::None)
        return {{{QT_TRANSLATE_NOOP("app", "No backup is taken, because the policy asks for none.")}}};
    const BackupRequest backup = backupOf(request, record);
    const TargetIdentity &target = record.plan.target;
    return {{{QT_TRANSLATE_NOOP("app", "pg_dump writes the whole database to the new file %1."),
              {backupStem(backup, target)}},
             {QT_TRANSLATE_NOOP(
                 "app", "The file is synced, listed with pg_restore and hashed before it counts as a backup.")}},
            backupCommands(request.view.url, backup, target)};
}

std::vector<Confirmation> after(const DeployRequest &, const RunRecord &)
{
    return {{u"seen"_s, {QT_TRANSLATE_NOOP("app", "I have seen the backup's file and its hash.")}}};
}

}  // namespace

const StepWork backupStep{.perform = perform, .brief = brief, .after = after};

}  // namespace lockstep
