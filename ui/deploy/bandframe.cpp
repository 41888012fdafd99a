// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deploy/bandframe.h"

#include "ui/deploy/labels.h"

#include <QPainter>

namespace lockstep {

namespace {

struct Tones
{
    Tone ground;
    Tone edge;
};

Tones tonesOf(BandFrame::Mood mood)
{
    switch (mood) {
    case BandFrame::Mood::Danger:
        return {Tone::DangerBand, Tone::Danger};
    case BandFrame::Mood::Warning:
        return {Tone::WarningBand, Tone::Warning};
    case BandFrame::Mood::Success:
        return {Tone::SuccessBand, Tone::Success};
    case BandFrame::Mood::Neutral:
        return {Tone::AccentBand, Tone::Accent};
    }
    Q_UNREACHABLE();
}

}  // namespace

BandFrame::BandFrame(Mood mood, QWidget *parent)
    : QFrame(parent)
    , m_mood(mood)
{
    const int gap = smallGap(this);
    setContentsMargins(gap, gap / 2, gap, gap / 2);
}

void BandFrame::setMood(Mood mood)
{
    m_mood = mood;
    update();
}

void BandFrame::paintEvent(QPaintEvent *)
{
    const Tones tones = tonesOf(m_mood);
    QPainter painter(this);
    painter.fillRect(rect(), tone(tones.ground, palette()));
    QRect edge = rect();
    edge.setWidth(std::max(2, fontMetrics().height() / 5));
    if (layoutDirection() == Qt::RightToLeft)
        edge.moveRight(rect().right());
    painter.fillRect(edge, tone(tones.edge, palette()));
}

}  // namespace lockstep
