// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/deploy/checkpage.h"

namespace lockstep {

/// Every question asked of target and project before anything is changed.
class PreflightPage : public CheckPage
{
    Q_OBJECT

public:
    explicit PreflightPage(DeployState &state, QWidget *parent = nullptr);

    QString actionText() const override;

protected:
    QString summary() const override;
};

}  // namespace lockstep
