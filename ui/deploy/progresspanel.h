// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/jobcontext.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace lockstep {

class DeployState;

/// What runs now: how far it has come where a total is known, for how long, and a button that stops it.
class ProgressPanel : public QWidget
{
    Q_OBJECT

public:
    explicit ProgressPanel(DeployState &state, QWidget *parent = nullptr);

    /// Visible while something runs.
    void mirror();
    void setProgress(const Progress &progress);

private:
    void tick();

    DeployState &m_state;
    QLabel *m_step;
    QLabel *m_pace;  ///< share, throughput and time left, where they are known
    QLabel *m_elapsed;
    QProgressBar *m_bar;
    QPushButton *m_cancel;
    QTimer m_timer;
};

}  // namespace lockstep
