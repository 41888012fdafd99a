// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QFrame>

namespace lockstep {

/// A calm box on a tinted ground with a coloured edge at its start: what went wrong, what needs attention.
class BandFrame : public QFrame
{
    Q_OBJECT

public:
    enum class Mood { Danger, Warning, Success, Neutral };

    explicit BandFrame(Mood mood, QWidget *parent = nullptr);
    void setMood(Mood mood);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Mood m_mood;
};

}  // namespace lockstep
