// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/run.h"

#include <QPlainTextEdit>

namespace lockstep {

class DeployState;

/// What a step's commands print, line by line while they run; not there before the first line.
class LogView : public QPlainTextEdit
{
    Q_OBJECT

public:
    LogView(DeployState &state, Step step, const QString &name, QWidget *parent = nullptr);

    QSize sizeHint() const override;

private:
    void take(const QStringList &lines);

    DeployState &m_state;
    Step m_step;
};

}  // namespace lockstep
