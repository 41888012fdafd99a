// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/run.h"

#include <QWidget>

class QVBoxLayout;

namespace lockstep {

class DeployState;

/// What a person must say of a step: one check box a sentence, a field where a text must be typed. Each stands for
/// itself.
class ConfirmationPanel : public QWidget
{
    Q_OBJECT

public:
    ConfirmationPanel(DeployState &state, Step step, QWidget *parent = nullptr);

    void mirror();
    /// The first that is still to be given, or null.
    QWidget *firstOpen() const;

private:
    void rebuild(const std::vector<Confirmation> &wanted);
    void addCheckBox(const Confirmation &confirmation);
    void addField(const Confirmation &confirmation);

    DeployState &m_state;
    Step m_step;
    QVBoxLayout *m_layout;
    QStringList m_ids;
    QList<QWidget *> m_inputs;  ///< one a confirmation, in order
};

}  // namespace lockstep
