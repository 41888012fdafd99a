// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/deploy/bandframe.h"

class QLabel;
class QPushButton;

namespace lockstep {

class DeployState;

/// Asked once, in place, when a person wants out: what leaving means now, and the ways to do it.
class LeavePanel : public BandFrame
{
    Q_OBJECT

public:
    explicit LeavePanel(DeployState &state, QWidget *parent = nullptr);

    void ask();
    void mirror();

signals:
    void leaveChosen();  ///< the run stays open
    void endChosen();  ///< the run is closed for good
    void stayChosen();

private:
    DeployState &m_state;
    QLabel *m_text;
    QPushButton *m_stay;
    QPushButton *m_leave;
    QPushButton *m_end;
};

}  // namespace lockstep
