// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/migrationrow.h"

#include <algorithm>

namespace lockstep {
namespace {

RowState rowState(MigrationState state)
{
    switch (state) {
    case MigrationState::Applied:
        return RowState::Applied;
    case MigrationState::Pending:
        return RowState::Pending;
    case MigrationState::Failed:
        return RowState::Failed;
    case MigrationState::Changed:
        return RowState::Changed;
    case MigrationState::Missing:
        return RowState::Missing;
    case MigrationState::OutOfOrder:
        return RowState::OutOfOrder;
    case MigrationState::RolledBack:
        return RowState::RolledBack;
    case MigrationState::Baseline:
        return RowState::Baseline;
    }
    Q_UNREACHABLE();
}

QStringList objectsOf(const AnalysedScript &script)
{
    QStringList objects;
    for (const StatementEffects &statement : script.effects) {
        for (const Effect &effect : statement.effects)
            objects << effect.object;
        for (const LockForecast &lock : statement.locks)
            objects << lock.relation;
    }
    objects.removeAll(QString());
    objects.removeDuplicates();
    return objects;
}

MigrationRow rowOfFile(const Workspace &workspace, std::size_t index)
{
    const Migration &migration = workspace.folder.migrations[index];
    MigrationRow row{.kind = MigrationRow::Migration, .name = migration.name, .file = migration.forward.path};
    row.index = index;
    row.hasRevert = migration.revert.has_value();
    row.problem = migration.problem;
    if (migration.isBaseline)
        row.state = RowState::Baseline;
    if (index < workspace.reviews.size()) {
        const AnalysedScript &review = workspace.reviews[index];
        row.risk = risk(review.findings);
        row.riskCount = int(std::ranges::count(review.findings, row.risk, &Finding::severity));
        row.objects = objectsOf(review);
    }
    return row;
}

MigrationRow rowOfStatus(const Workspace &workspace, const MigrationStatus &status)
{
    MigrationRow row = status.index ? rowOfFile(workspace, *status.index)
                                    : MigrationRow{.kind = MigrationRow::Migration, .name = status.name};
    row.state = rowState(status.state);
    if (!status.problem.isEmpty())
        row.problem = status.problem;
    if (!status.entry)
        return row;
    row.appliedAt = status.entry->finishedAt;
    if (status.entry->startedAt.isValid() && status.entry->finishedAt.isValid())
        row.tookMs = status.entry->startedAt.msecsTo(status.entry->finishedAt);
    return row;
}

MigrationGroup::Id groupOf(const MigrationStatus &status)
{
    if (status.needsAttention())
        return MigrationGroup::Attention;
    return status.isToRun() ? MigrationGroup::Pending : MigrationGroup::Applied;
}

MigrationRow rowOfStray(const Stray &stray)
{
    return {.kind = MigrationRow::Stray, .name = stray.path, .file = stray.path, .problem = stray.why};
}

}  // namespace

std::vector<MigrationGroup> migrationGroups(const Workspace &workspace, const TargetView *view)
{
    std::vector<MigrationGroup> groups{{MigrationGroup::Attention},
                                       {MigrationGroup::Pending},
                                       {MigrationGroup::Applied},
                                       {MigrationGroup::Unknown},
                                       {MigrationGroup::Strays}};
    if (view) {
        for (const MigrationStatus &status : view->status.migrations)
            groups[std::size_t(groupOf(status))].rows.push_back(rowOfStatus(workspace, status));
    } else {
        for (std::size_t i = 0; i < workspace.folder.migrations.size(); ++i)
            groups[MigrationGroup::Unknown].rows.push_back(rowOfFile(workspace, i));
    }
    std::ranges::transform(workspace.folder.strays, std::back_inserter(groups[MigrationGroup::Strays].rows),
                           rowOfStray);
    std::erase_if(groups, [](const MigrationGroup &group) { return group.rows.empty(); });
    return groups;
}

}  // namespace lockstep
