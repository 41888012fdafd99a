// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/migrationrow.h"

#include "app/deploy/rehearsal/record.h"

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

void takeRisk(MigrationRow &row, const std::vector<Finding> &findings)
{
    const Severity worst = risk(findings);
    if (worst == Severity::None || worst < row.risk)
        return;
    const auto count = int(std::ranges::count(findings, worst, &Finding::severity));
    row.riskCount = worst > row.risk ? count : row.riskCount + count;
    row.risk = worst;
}

/// What is found in a migration because the declared schema has it not.
const ModelFile *modelFileOf(const Workspace &workspace, std::size_t index)
{
    const QString &path = workspace.folder.migrations[index].forward.path;
    const auto found = std::ranges::find(workspace.models, path, &ModelFile::path);
    return found == workspace.models.end() ? nullptr : &*found;
}

MigrationRow rowOfFile(const Workspace &workspace, std::size_t index)
{
    const Migration &migration = workspace.folder.migrations[index];
    MigrationRow row{.kind = MigrationRow::Migration, .name = migration.name, .file = migration.forward.path};
    row.index = index;
    row.hasRevert = migration.revert.has_value();
    row.problem = migration.problem;
    row.note = migration.note;
    if (migration.isBaseline)
        row.state = RowState::Baseline;
    if (index < workspace.reviews.size()) {
        takeRisk(row, workspace.reviews[index].findings);
        if (const ModelFile *file = modelFileOf(workspace, index))
            takeRisk(row, file->review.findings);
        row.objects = objectsOf(workspace.reviews[index]);
    }
    return row;
}

std::optional<RollbackVerdict> testedVerdict(const Migration &migration)
{
    const QString word = testedRevert(migration);
    for (const auto verdict : {RollbackVerdict::Proven, RollbackVerdict::Differs, RollbackVerdict::Failed}) {
        if (word == rollbackVerdictId(verdict))
            return verdict;
    }
    return std::nullopt;
}

MigrationRow rowOfStatus(const Workspace &workspace, const MigrationStatus &status)
{
    MigrationRow row = status.index ? rowOfFile(workspace, *status.index)
                                    : MigrationRow{.kind = MigrationRow::Migration, .name = status.name};
    row.state = rowState(status.state);
    if (!status.problem.isEmpty())
        row.problem = status.problem;
    if (status.index && status.isToRun())
        row.tested = testedVerdict(workspace.folder.migrations[*status.index]);
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

MigrationRow rowOfModel(const ModelFile &file)
{
    MigrationRow row{.kind = MigrationRow::Model, .name = file.path, .file = file.path};
    takeRisk(row, file.review.findings);
    return row;
}

}  // namespace

AnalysedScript withModelFindings(const Workspace &workspace, std::size_t index)
{
    AnalysedScript review = workspace.reviews[index];
    const ModelFile *more = modelFileOf(workspace, index);
    if (!more)
        return review;
    const std::vector<Finding> &findings = more->review.findings;
    review.findings.insert(review.findings.end(), findings.begin(), findings.end());
    std::ranges::stable_sort(review.findings, {}, [](const Finding &finding) { return finding.range.begin; });
    return review;
}

std::vector<MigrationGroup> migrationGroups(const Workspace &workspace, const TargetView *view)
{
    std::vector<MigrationGroup> groups{{MigrationGroup::Attention}, {MigrationGroup::Pending},
                                       {MigrationGroup::Applied},   {MigrationGroup::Unknown},
                                       {MigrationGroup::Models},    {MigrationGroup::Strays}};
    if (view) {
        for (const MigrationStatus &status : view->status.migrations)
            groups[std::size_t(groupOf(status))].rows.push_back(rowOfStatus(workspace, status));
    } else {
        for (std::size_t i = 0; i < workspace.folder.migrations.size(); ++i)
            groups[MigrationGroup::Unknown].rows.push_back(rowOfFile(workspace, i));
    }
    for (const ModelFile &file : workspace.models) {
        if (!file.isMigration && !file.review.findings.empty())
            groups[MigrationGroup::Models].rows.push_back(rowOfModel(file));
    }
    std::ranges::transform(workspace.folder.strays, std::back_inserter(groups[MigrationGroup::Strays].rows),
                           rowOfStray);
    std::erase_if(groups, [](const MigrationGroup &group) { return group.rows.empty(); });
    return groups;
}

}  // namespace lockstep
