// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/stepmodel.h"

#include "models/deploystate.h"
#include "models/deploywords.h"

namespace lockstep {

StepModel::StepModel(DeployState &state, QObject *parent)
    : QAbstractListModel(parent)
    , m_state(state)
{
    connect(&m_state, &DeployState::changed, this, &StepModel::mirror);
}

void StepModel::mirror()
{
    emit dataChanged(index(0), index(rowCount() - 1));
}

int StepModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(allSteps.size());
}

QVariant StepModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Step step = allSteps[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return stepTitle(step).translated();
    case OutcomeRole:
        return outcome(step);
    case StandingRole:
        return int(standing(step));
    case Qt::AccessibleTextRole:
        return tr("Step %1 of %2, %3: %4", "number, number, title, outcome")
            .arg(QString::number(index.row() + 1), QString::number(rowCount()), stepTitle(step).translated(),
                 outcome(step));
    default:
        return {};
    }
}

Qt::ItemFlags StepModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    return m_state.canShow(allSteps[std::size_t(index.row())])
        ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren
        : Qt::ItemNeverHasChildren;
}

StepModel::Standing StepModel::standing(Step step) const
{
    if (m_state.activity() == DeployState::Activity::Performing && m_state.next() == step)
        return Standing::Running;
    switch (m_state.record().at(step).state) {
    case StepState::Confirmed:
        return Standing::Done;
    case StepState::Succeeded:
        return m_state.record().isOpen() ? Standing::Current : Standing::Done;
    case StepState::Skipped:
        return Standing::Done;
    case StepState::Failed:
    case StepState::Partial:
        return Standing::Failed;
    case StepState::Undone:
    case StepState::Cancelled:
        return Standing::Attention;
    case StepState::Waiting:
        break;
    }
    return m_state.next() == step ? Standing::Current : Standing::Waiting;
}

QString StepModel::outcome(Step step) const
{
    if (standing(step) == Standing::Running)
        return tr("Running");
    const QString found = stepOutcome(m_state.record(), step);
    if (!found.isEmpty())
        return found;
    return m_state.next() == step ? tr("Ready") : tr("Not yet");
}

}  // namespace lockstep
