// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/rehearsal/request.h"

#include "app/deploy/rehearsal/record.h"
#include "app/deploy/scriptform.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// With neither a source nor a backup named, the target's schema: nothing of its rows leaves it.
Result<RehearsalSource> sourceOf(const RehearsalChoice &choice, bool hasTarget)
{
    const bool namesBackup = !choice.backup.isEmpty();
    const RehearsalSource source = choice.source.value_or(namesBackup     ? RehearsalSource::Backup
                                                              : hasTarget ? RehearsalSource::Schema
                                                                          : RehearsalSource::History);
    if (namesBackup && source != RehearsalSource::Backup)
        return Error{ErrorCode::BadRequest, {QT_TRANSLATE_NOOP("app", "--backup goes with --from backup alone.")}};
    if (!hasTarget && source != RehearsalSource::History)
        return Error{ErrorCode::TargetUnknown,
                     {QT_TRANSLATE_NOOP("app", "There is no target whose schema or backup could be rehearsed on.")},
                     {},
                     {QT_TRANSLATE_NOOP("app", "Name it with --target, or rehearse the files alone: --from history.")}};
    return source;
}

/// The newest of the whole target where the project keeps its backups.
Result<QString> newestBackupOf(const Workspace &workspace, const TargetView &target)
{
    const QString folder = backupFolderFor({}, target.choice.policy.backups, workspace.root);
    const auto list = listBackups(folder);
    if (!list)
        return list.error();
    for (const Backup &backup : list->backups) {
        const bool isOfTarget = backup.source.systemIdentifier == target.identity.systemIdentifier
            && backup.source.databaseOid == target.identity.databaseOid;
        if (isOfTarget && backup.isWhole())
            return backup.dump.path;
    }
    return Error{
        ErrorCode::BadRequest,
        {QT_TRANSLATE_NOOP("app", "There is no whole backup of %1 in %2."), {target.identity.display(), folder}},
        {},
        {QT_TRANSLATE_NOOP("app", "Take one first, or name another's file: --backup.")}};
}

Status planByTarget(PlannedRehearsal &planned, const QString &upTo)
{
    RehearsalRequest &request = planned.request;
    const auto plan = makePlan(*request.workspace, *request.target, upTo);
    if (!plan)
        return plan.error();
    if (!plan->obstacles.empty())
        return plan->obstacles.front();
    for (const PlannedMigration &migration : plan->migrations)
        request.migrations.push_back(migration.index);
    for (const MigrationStatus &row : request.target->status.migrations) {
        const bool isThere = row.state == MigrationState::Applied || row.state == MigrationState::Changed
            || row.state == MigrationState::Baseline;
        if (isThere && row.index)
            request.applied.push_back(*row.index);
    }
    std::ranges::sort(request.applied);
    planned.digest = plan->digest;
    return Done{};
}

/// A baseline describes what was there before the first migration.
Status planByFiles(RehearsalRequest &request, const QString &upTo)
{
    const MigrationFolder &folder = request.workspace->folder;
    if (!folder.problems.empty())
        return folder.problems.front();
    bool isReached = upTo.isEmpty();
    for (std::size_t index = 0; index < folder.migrations.size(); ++index) {
        const Migration &migration = folder.migrations[index];
        const auto obstacles = scriptObstacles(migration, request.workspace->reviews[index]);
        if (!obstacles.empty())
            return obstacles.front();
        (migration.isBaseline ? request.applied : request.migrations).push_back(index);
        isReached = isReached || migration.name == upTo;
        if (migration.name == upTo)
            break;
    }
    if (isReached)
        return Done{};
    return Error{ErrorCode::BadRequest, {QT_TRANSLATE_NOOP("app", "“%1” is no migration of this folder."), {upTo}}};
}

}  // namespace

Result<PlannedRehearsal> planRehearsal(const WorkspacePtr &workspace, const std::optional<TargetView> &target,
                                       const RehearsalChoice &choice, const JobContext &context)
{
    const auto source = sourceOf(choice, target.has_value());
    if (!source)
        return source.error();
    PlannedRehearsal planned{.request = {.workspace = workspace, .source = *source, .target = target}};
    if (Status made = target ? planByTarget(planned, choice.upTo) : planByFiles(planned.request, choice.upTo); !made)
        return std::move(made).error();
    if (*source != RehearsalSource::Backup)
        return planned;
    const auto path = choice.backup.isEmpty() ? newestBackupOf(*workspace, *target) : choice.backup;
    if (!path)
        return path.error();
    auto backup = readBackup(*path, context);
    if (!backup)
        return std::move(backup).error();
    if (!backup->isWhole() || backup->content.encoding.isEmpty())
        return Error{
            ErrorCode::BadRequest,
            {QT_TRANSLATE_NOOP("app", "%1 is no backup of a whole database, which a rehearsal needs."), {*path}}};
    planned.request.backup = *std::move(backup);
    return planned;
}

Result<Rehearsal> rehearseAndKeep(const PlannedRehearsal &planned, const EventSink &events, const JobContext &context)
{
    auto rehearsal = rehearse(planned.request, events, context);
    if (!rehearsal)
        return rehearsal;
    if (Status kept = keepRehearsal(*planned.request.workspace, planned.digest, *rehearsal); !kept)
        return std::move(kept).error();
    return rehearsal;
}

}  // namespace lockstep
