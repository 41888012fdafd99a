// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/rehearsal/rehearsal.h"

#include <QStringList>

namespace lockstep {

/// How a migration stands, for views: the ledger's word, or Unknown while no target answers.
enum class RowState { Unknown, Applied, Pending, Failed, Changed, Missing, OutOfOrder, RolledBack, Baseline };

/// One line of the migration tree.
struct MigrationRow
{
    enum Kind { Group, Migration, Stray, Model };

    Kind kind = Group;
    QString name{};  ///< of the migration, the stray's or the model's path, or the group's title
    QString file{};  ///< forward script, relative to the project; empty for a group or a missing file
    std::optional<std::size_t> index{};  ///< into MigrationFolder::migrations
    RowState state = RowState::Unknown;
    Severity risk = Severity::None;
    int riskCount = 0;  ///< findings of that severity
    bool hasRevert = false;
    std::optional<RollbackVerdict> tested{};  ///< by the last rehearsal of these very files; none: there was none
    QDateTime appliedAt{};  ///< UTC
    qint64 tookMs = -1;  ///< -1: not known
    QStringList objects{};  ///< every object its statements touch
    Message problem{};
    Message note{};  ///< worth knowing and no hindrance
};

/// A group of the tree and its lines, in order of execution.
struct MigrationGroup
{
    enum Id { Attention, Pending, Applied, Unknown, Models, Strays };

    Id id = Attention;
    std::vector<MigrationRow> rows{};
};

/// What folder and target say together, cut into the tree's groups; empty groups are left out. Without a view every
/// migration's state is unknown.
std::vector<MigrationGroup> migrationGroups(const Workspace &workspace, const TargetView *view);

/// The migration's review with what is found in it because the project's declared schema has it not.
AnalysedScript withModelFindings(const Workspace &workspace, std::size_t index);

}  // namespace lockstep
