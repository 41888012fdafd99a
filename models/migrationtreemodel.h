// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/migrationrow.h"
#include "models/treemodel.h"

namespace lockstep {

/// The project's migrations in groups: what needs attention, what is pending, what is applied, and the strays.
class MigrationTreeModel : public TreeModel<MigrationRow>
{
    Q_OBJECT

public:
    enum Column { NameColumn, StateColumn, RiskColumn, RevertColumn, AppliedAtColumn, TookColumn, ColumnCount };
    enum Role {
        KindRole = Qt::UserRole,  ///< MigrationRow::Kind
        NameRole,  ///< the migration's name, whatever the column
        StateRole,  ///< RowState
        RiskRole,  ///< Severity
        HasRevertRole,
        TestedRole,  ///< RollbackVerdict, -1 where its revert was not rehearsed
        ObjectsRole,  ///< QStringList
        SortRole,  ///< a value of the column's own type
    };

    using TreeModel::TreeModel;

    /// Both may be missing: no workspace is an empty tree, no view is "state unknown".
    void setContents(const WorkspacePtr &workspace, const std::optional<TargetView> &view);
    /// The line's own values; null for an invalid index.
    const MigrationRow *row(const QModelIndex &index) const;
    /// Some line's state says more than its group's heading; otherwise the state's column is empty.
    bool hasTellingStates() const;
    /// The line of a migration or stray, or an invalid index.
    QModelIndex find(const QString &name) const;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    QVariant cell(const MigrationRow &row, int column, int role) const override;

private:
    bool m_hasTellingStates = false;
};

/// "Pending", "Changed since" …, translated.
QString stateText(RowState state);

}  // namespace lockstep
