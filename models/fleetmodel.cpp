// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleetmodel.h"

#include "models/format.h"
#include "models/look.h"

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

Look lookOf(MemberState state)
{
    switch (state) {
    case MemberState::Waiting:
        return lockstep::lookOf(StepState::Waiting);
    case MemberState::UpToDate:
    case MemberState::Done:
        return lockstep::lookOf(StepState::Confirmed);
    case MemberState::Running:
        return lockstep::lookOf(StatementState::Running);
    case MemberState::Held:
        return lockstep::lookOf(Outcome::Warn);
    case MemberState::Failed:
    case MemberState::Unusable:
        return lockstep::lookOf(StepState::Failed);
    case MemberState::Undone:
        return lockstep::lookOf(StepState::Undone);
    case MemberState::Partial:
        return lockstep::lookOf(StepState::Partial);
    case MemberState::Cancelled:
        return lockstep::lookOf(StepState::Cancelled);
    }
    Q_UNREACHABLE();
}

QString remarkOf(const FleetRow &row)
{
    if (row.error)
        return row.error->message.translated();
    QStringList questions;
    for (const Confirmation &question : row.questions)
        questions << question.text.translated();
    if (questions.isEmpty() && row.state == MemberState::Waiting)
        return FleetModel::tr("%n migration(s) pending", nullptr, row.pending);
    return questions.join(u'\n');
}

QString waveOf(const FleetRow &row)
{
    return row.wave < 0 ? QString() : row.wave == 0 ? FleetModel::tr("canary") : QString::number(row.wave + 1);
}

QString textOf(const FleetRow &row, int column)
{
    switch (column) {
    case FleetModel::StateColumn:
        return memberStateTitle(row.state).translated();
    case FleetModel::NameColumn:
        return row.name;
    case FleetModel::TargetColumn:
        return row.target;
    case FleetModel::WaveColumn:
        return waveOf(row);
    case FleetModel::StepColumn:
        return row.step ? stepTitle(*row.step).translated() : QString();
    case FleetModel::TookColumn:
        return row.durationMs > 0 ? durationText(row.durationMs) : QString();
    case FleetModel::RemarkColumn:
        return remarkOf(row);
    }
    return {};
}

}  // namespace

void FleetModel::setRows(std::vector<FleetRow> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

void FleetModel::setRow(std::size_t index, const FleetRow &row)
{
    if (index >= m_rows.size())
        return;
    m_rows[index] = row;
    emit dataChanged(this->index(int(index), 0), this->index(int(index), ColumnCount - 1));
}

int FleetModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int FleetModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FleetModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const FleetRow &row = m_rows[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return textOf(row, index.column());
    case Qt::ToolTipRole:
        return row.error && index.column() == RemarkColumn ? describe(*row.error) : QVariant();
    case Qt::AccessibleTextRole:
        return tr("%1: %2. %3", "database: state. remark").arg(row.name, textOf(row, StateColumn), remarkOf(row));
    case IconNameRole:
        return index.column() == StateColumn ? lookOf(row.state).icon : QString();
    case ToneNameRole:
        return index.column() == StateColumn ? lookOf(row.state).tone : QString();
    case StateRole:
        return int(row.state);
    case RunRole:
        return row.run;
    default:
        return {};
    }
}

QVariant FleetModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case StateColumn:
        return tr("State");
    case NameColumn:
        return tr("Database");
    case TargetColumn:
        return tr("Server");
    case WaveColumn:
        return tr("Wave");
    case StepColumn:
        return tr("Step");
    case TookColumn:
        return tr("Took");
    case RemarkColumn:
        return tr("Remark");
    }
    return {};
}

}  // namespace lockstep
