// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/migrationtreemodel.h"

#include "models/format.h"
#include "models/rehearsalmodel.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace lockstep {
namespace {

QString groupTitle(MigrationGroup::Id id)
{
    switch (id) {
    case MigrationGroup::Attention:
        return MigrationTreeModel::tr("Needs attention");
    case MigrationGroup::Pending:
        return MigrationTreeModel::tr("Pending", "group of migrations");
    case MigrationGroup::Applied:
        return MigrationTreeModel::tr("Applied", "group of migrations");
    case MigrationGroup::Unknown:
        return MigrationTreeModel::tr("State unknown");
    case MigrationGroup::Models:
        return MigrationTreeModel::tr("Declared schema");
    case MigrationGroup::Strays:
        return MigrationTreeModel::tr("Strays");
    }
    Q_UNREACHABLE();
}

QString riskText(const MigrationRow &row)
{
    switch (row.risk) {
    case Severity::None:
        return {};
    case Severity::Note:
        return MigrationTreeModel::tr("%n note(s)", nullptr, row.riskCount);
    case Severity::Warning:
        return MigrationTreeModel::tr("%n warning(s)", nullptr, row.riskCount);
    case Severity::Error:
        return MigrationTreeModel::tr("%n error(s)", nullptr, row.riskCount);
    }
    Q_UNREACHABLE();
}

QString revertText(const MigrationRow &row)
{
    if (!row.index || row.state == RowState::Baseline)
        return {};
    if (row.tested)
        return verdictText(*row.tested);
    return row.hasRevert ? MigrationTreeModel::tr("present", "revert script")
                         : MigrationTreeModel::tr("none", "revert script");
}

/// The state where it says more than the group's heading does.
QString tellingState(RowState state)
{
    const bool isSaidByGroup = state == RowState::Unknown || state == RowState::Applied || state == RowState::Pending;
    return isSaidByGroup ? QString() : stateText(state);
}

QString displayText(const MigrationRow &row, int column)
{
    if (column == MigrationTreeModel::NameColumn)
        return row.name;
    if (row.kind == MigrationRow::Model && column == MigrationTreeModel::RiskColumn)
        return riskText(row);
    if (row.kind != MigrationRow::Migration)
        return {};
    switch (column) {
    case MigrationTreeModel::StateColumn:
        return tellingState(row.state);
    case MigrationTreeModel::RiskColumn:
        return riskText(row);
    case MigrationTreeModel::RevertColumn:
        return revertText(row);
    case MigrationTreeModel::AppliedAtColumn:
        return dateTimeText(row.appliedAt);
    case MigrationTreeModel::TookColumn:
        return row.tookMs < 0 ? QString() : durationText(row.tookMs);
    }
    return {};
}

QVariant sortValue(const MigrationRow &row, int column)
{
    switch (column) {
    case MigrationTreeModel::StateColumn:
        return int(row.state);
    case MigrationTreeModel::RiskColumn:
        return int(row.risk) * 100000 + row.riskCount;
    case MigrationTreeModel::RevertColumn:
        return row.hasRevert;
    case MigrationTreeModel::AppliedAtColumn:
        return row.appliedAt;
    case MigrationTreeModel::TookColumn:
        return row.tookMs;
    }
    return row.name;
}

/// One sentence for a screen reader: what icons and colours say to the eye.
QString spokenText(const MigrationRow &row)
{
    if (row.kind == MigrationRow::Group)
        return row.name;
    if (row.kind == MigrationRow::Stray)
        return MigrationTreeModel::tr("%1, never run: %2", "file, reason").arg(row.name, row.problem.translated());
    if (row.kind == MigrationRow::Model)
        return MigrationTreeModel::tr("%1, which declares the schema: %2", "file, findings")
            .arg(row.name, riskText(row));
    QStringList parts{row.name, stateText(row.state), riskText(row)};
    if (row.index && !row.hasRevert && row.state != RowState::Baseline)
        parts << MigrationTreeModel::tr("no revert script");
    parts << row.problem.translated() << row.note.translated();
    parts.removeAll(QString());
    return parts.join(u", "_s);
}

QString toolTip(const MigrationRow &row)
{
    QStringList lines{row.file.isEmpty() ? row.name : row.file};
    if (row.kind == MigrationRow::Migration)
        lines << stateText(row.state);
    lines << row.problem.translated() << row.note.translated();
    lines.removeAll(QString());
    return lines.join(u'\n');
}

}  // namespace

QString stateText(RowState state)
{
    switch (state) {
    case RowState::Unknown:
        return MigrationTreeModel::tr("Unknown", "state of a migration");
    case RowState::Applied:
        return MigrationTreeModel::tr("Applied", "state of a migration");
    case RowState::Pending:
        return MigrationTreeModel::tr("Pending", "state of a migration");
    case RowState::Failed:
        return MigrationTreeModel::tr("Failed", "state of a migration");
    case RowState::Changed:
        return MigrationTreeModel::tr("Changed since", "state of a migration");
    case RowState::Missing:
        return MigrationTreeModel::tr("File missing", "state of a migration");
    case RowState::OutOfOrder:
        return MigrationTreeModel::tr("Out of order", "state of a migration");
    case RowState::RolledBack:
        return MigrationTreeModel::tr("Rolled back", "state of a migration");
    case RowState::Baseline:
        return MigrationTreeModel::tr("Baseline", "state of a migration");
    }
    Q_UNREACHABLE();
}

void MigrationTreeModel::setContents(const WorkspacePtr &workspace, const std::optional<TargetView> &view)
{
    auto root = std::make_unique<Node>();
    m_hasTellingStates = false;
    if (workspace) {
        for (MigrationGroup &group : migrationGroups(*workspace, view ? &*view : nullptr)) {
            Node *parent = root->add({.kind = MigrationRow::Group, .name = groupTitle(group.id)});
            for (MigrationRow &row : group.rows) {
                m_hasTellingStates |= !displayText(row, StateColumn).isEmpty();
                parent->add(std::move(row));
            }
        }
    }
    replaceTree(std::move(root));
}

const MigrationRow *MigrationTreeModel::row(const QModelIndex &index) const
{
    return index.isValid() ? &nodeAt(index)->value : nullptr;
}

bool MigrationTreeModel::hasTellingStates() const
{
    return m_hasTellingStates;
}

QModelIndex MigrationTreeModel::find(const QString &name) const
{
    for (int group = 0; group < rowCount(); ++group) {
        const QModelIndex parent = index(group, 0);
        for (int i = 0; i < rowCount(parent); ++i) {
            const QModelIndex line = index(i, 0, parent);
            if (nodeAt(line)->value.name == name)
                return line;
        }
    }
    return {};
}

int MigrationTreeModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant MigrationTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Migration");
    case StateColumn:
        return tr("State");
    case RiskColumn:
        return tr("Risk");
    case RevertColumn:
        return tr("Revert", "column: is there a revert script");
    case AppliedAtColumn:
        return tr("Applied at");
    case TookColumn:
        return tr("Took");
    }
    return {};
}

QVariant MigrationTreeModel::cell(const MigrationRow &row, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return displayText(row, column);
    case Qt::ToolTipRole:
        return row.kind == MigrationRow::Group ? QVariant() : toolTip(row);
    case Qt::AccessibleTextRole:
        return column == NameColumn ? spokenText(row) : displayText(row, column);
    case KindRole:
        return row.kind;
    case NameRole:
        return row.name;
    case StateRole:
        return int(row.state);
    case RiskRole:
        return int(row.risk);
    case HasRevertRole:
        return row.hasRevert;
    case TestedRole:
        return row.tested ? int(*row.tested) : -1;
    case ObjectsRole:
        return row.objects;
    case SortRole:
        return sortValue(row, column);
    }
    return {};
}

}  // namespace lockstep
