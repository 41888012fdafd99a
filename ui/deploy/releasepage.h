// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/deploy/steppage.h"

namespace lockstep {

class LogView;

/// The project's own deploy command, or the pause in which somebody releases by hand.
class ReleasePage : public StepPage
{
    Q_OBJECT

public:
    explicit ReleasePage(DeployState &state, QWidget *parent = nullptr);

    QString actionText() const override;
    bool isDangerous() const override;

protected:
    QString summary() const override;
    void mirrorEvidence() override;

private:
    bool isByHand() const;

    FittedText *m_facts;
    LogView *m_log;
};

}  // namespace lockstep
