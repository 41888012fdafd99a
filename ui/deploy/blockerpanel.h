// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/deploy/bandframe.h"

class QLabel;
class QPushButton;

namespace lockstep {

class DeployState;
class FittedText;

/// While a statement waits for a lock: for what, who is in the way and since when, and who waits behind. Where the
/// policy allows it, the first session in the way can be ended from here, after a question that names it.
class BlockerPanel : public BandFrame
{
    Q_OBJECT

public:
    explicit BlockerPanel(DeployState &state, QWidget *parent = nullptr);

private:
    void mirror();
    void mirrorButtons();
    void press();

    DeployState &m_state;
    int m_asking = 0;  ///< the pid that the question is about; 0: none is on show
    FittedText *m_wait;
    QLabel *m_question;
    QPushButton *m_end;
    QPushButton *m_keep;
};

}  // namespace lockstep
