// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/deploy/checkpage.h"

namespace lockstep {

/// Does what was released work: the project's own questions and commands.
class SmokePage : public CheckPage
{
    Q_OBJECT

public:
    explicit SmokePage(DeployState &state, QWidget *parent = nullptr);

    QString actionText() const override;

protected:
    QString summary() const override;
};

}  // namespace lockstep
