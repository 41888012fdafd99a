// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/deploy/checkpage.h"

namespace lockstep {

/// Is the database now what the history says it should be?
class VerifyPage : public CheckPage
{
    Q_OBJECT

public:
    explicit VerifyPage(DeployState &state, QWidget *parent = nullptr);

    QString actionText() const override;

protected:
    QString summary() const override;
};

}  // namespace lockstep
