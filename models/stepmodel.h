// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/run.h"

#include <QAbstractListModel>

namespace lockstep {

class DeployState;

/// The whole way, one step a row: its name, how it stands in a word, its outcome and time.
class StepModel : public QAbstractListModel
{
    Q_OBJECT

public:
    /// Standing: what a picture of the step shows.
    enum class Standing { Waiting, Current, Running, Done, Attention, Failed };
    enum Role { OutcomeRole = Qt::UserRole, StandingRole };

    explicit StepModel(DeployState &state, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    /// A step that was not reached yet cannot be chosen.
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    Standing standing(Step step) const;
    QString outcome(Step step) const;
    void mirror();

    DeployState &m_state;
};

}  // namespace lockstep
