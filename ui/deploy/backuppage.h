// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/deploy/steppage.h"

namespace lockstep {

/// The dump, and what proves it whole.
class BackupPage : public StepPage
{
    Q_OBJECT

public:
    explicit BackupPage(DeployState &state, QWidget *parent = nullptr);

    QString actionText() const override;

protected:
    QString summary() const override;
    void mirrorEvidence() override;

private:
    FittedText *m_facts;
};

}  // namespace lockstep
