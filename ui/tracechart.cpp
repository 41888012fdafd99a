// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tracechart.h"

#include "models/format.h"
#include "models/tracemodel.h"
#include "ui/theme.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lockstep {
namespace {

struct BarLook
{
    Tone edge;
    Tone ground;
    Qt::BrushStyle pattern;
};

BarLook lookOf(LockMode mode)
{
    const QLatin1StringView blocks = lockBlocksId(mode);
    if (blocks == "readsAndWrites"_L1)
        return {Tone::Danger, Tone::DangerBand, Qt::SolidPattern};
    if (blocks == "writes"_L1)
        return {Tone::Warning, Tone::WarningBand, Qt::BDiagPattern};
    return {Tone::Muted, Tone::AccentBand, Qt::Dense6Pattern};
}

}  // namespace

void TraceChart::setStatements(const std::vector<StatementTrace> &statements)
{
    m_lanes.clear();
    m_bars.clear();
    m_end = 1;
    for (const StatementTrace &trace : statements) {
        m_end = std::max(m_end, trace.startMs + std::max(trace.durationMs, trace.heldMs));
        for (const RelationTrace &relation : trace.relations) {
            if (!relation.mode)
                continue;
            int lane = int(m_lanes.indexOf(relation.relation));
            if (lane < 0) {
                lane = int(m_lanes.size());
                m_lanes << relation.relation;
            }
            m_bars.push_back({lane, trace.startMs, trace.startMs + trace.heldMs, *relation.mode, trace.line});
        }
    }
    // What is held longest lies below, so that a stronger lock taken later is seen on it.
    std::ranges::stable_sort(m_bars, {}, &Bar::from);
    QStringList spoken;
    for (const Bar &bar : m_bars)
        spoken << tr("%1: %2 for %3", "relation: whom it blocks for how long")
                      .arg(m_lanes[bar.lane], blocksText(bar.mode), durationText(bar.to - bar.from));
    setAccessibleName(tr("Locks over time"));
    setAccessibleDescription(spoken.join(u'\n'));
    updateGeometry();
    update();
}

int TraceChart::laneHeight() const
{
    return fontMetrics().height() * 3 / 2;
}

int TraceChart::nameWidth() const
{
    int widest = 0;
    for (const QString &lane : m_lanes)
        widest = std::max(widest, fontMetrics().horizontalAdvance(lane));
    return std::min(widest, width() / 3) + fontMetrics().averageCharWidth() * 2;
}

QSize TraceChart::sizeHint() const
{
    return {fontMetrics().averageCharWidth() * 80, laneHeight() * (int(m_lanes.size()) + 1) + fontMetrics().height()};
}

QRect TraceChart::rectOf(const Bar &bar) const
{
    const int left = nameWidth();
    const int wide = std::max(1, width() - left - fontMetrics().averageCharWidth());
    const auto at = [&](qint64 ms) { return left + int(double(ms) / double(m_end) * wide); };
    const int inset = laneHeight() / 8;
    const int shortest = std::max(3, inset);
    return {at(bar.from), bar.lane * laneHeight() + inset, std::max(shortest, at(bar.to) - at(bar.from)),
            laneHeight() - 2 * inset};
}

void TraceChart::paintBar(QPainter &painter, const Bar &bar) const
{
    const BarLook look = lookOf(bar.mode);
    const QRect rect = rectOf(bar);
    painter.fillRect(rect, tone(look.ground, palette()));
    if (look.pattern != Qt::SolidPattern) {
        QColor stroke = tone(look.edge, palette());
        stroke.setAlphaF(0.35F);
        painter.fillRect(rect, QBrush(stroke, look.pattern));
    }
    painter.setPen(tone(look.edge, palette()));
    painter.drawRect(rect.adjusted(0, 0, -1, -1));
    const QString mode(lockModeId(bar.mode));
    if (fontMetrics().horizontalAdvance(mode) + fontMetrics().averageCharWidth() * 2 > rect.width())
        return;
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(rect, Qt::AlignCenter, mode);
}

void TraceChart::paintAxis(QPainter &painter) const
{
    const int y = laneHeight() * int(m_lanes.size());
    const QRect whole = rectOf({int(m_lanes.size()), 0, m_end, {}, 0});
    painter.setPen(tone(Tone::Line, palette()));
    painter.drawLine(whole.left(), y, whole.right(), y);
    painter.setPen(tone(Tone::Muted, palette()));
    const QRect words(whole.left(), y, whole.width(), fontMetrics().height() * 3 / 2);
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter, durationText(0));
    painter.drawText(words, Qt::AlignRight | Qt::AlignVCenter, durationText(m_end));
}

void TraceChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const int names = nameWidth() - fontMetrics().averageCharWidth();
    for (int lane = 0; lane < m_lanes.size(); ++lane) {
        const QRect rect(0, lane * laneHeight(), names, laneHeight());
        painter.setPen(palette().color(QPalette::Text));
        painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter,
                         fontMetrics().elidedText(m_lanes[lane], Qt::ElideMiddle, rect.width()));
    }
    for (const Bar &bar : m_bars)
        paintBar(painter, bar);
    if (!m_lanes.isEmpty())
        paintAxis(painter);
}

bool TraceChart::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    QStringList lines;
    for (const Bar &bar : m_bars) {
        if (rectOf(bar).contains(help->pos()))
            lines << tr("Line %1, %2: %3 (%4) for %5", "statement's line, relation, whom it blocks, lock mode, time")
                         .arg(QString::number(bar.line), m_lanes[bar.lane], blocksText(bar.mode), lockModeId(bar.mode),
                              durationText(bar.to - bar.from));
    }
    QToolTip::showText(help->globalPos(), lines.join(u'\n'), this);
    return true;
}

}  // namespace lockstep
