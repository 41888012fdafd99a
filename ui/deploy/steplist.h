// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/stepmodel.h"

#include <QListView>

namespace lockstep {

/// The whole way at the wizard's side: each step's name, how it stands, and the step that is looked at. Choosing one
/// that was reached shows it; that never runs or undoes anything.
class StepList : public QListView
{
    Q_OBJECT

public:
    explicit StepList(DeployState &state, QWidget *parent = nullptr);

    /// Marks the step that is looked at.
    void mirror();

    QSize sizeHint() const override;

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    DeployState &m_state;
    StepModel m_model;
};

}  // namespace lockstep
