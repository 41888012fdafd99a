// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deploy/sentencebox.h"

#include <QStyleOptionButton>
#include <QStyleOptionFocusRect>
#include <QStylePainter>

namespace lockstep {

namespace {

constexpr int wrapFlags = Qt::TextWordWrap | Qt::AlignLeading | Qt::AlignTop;

}  // namespace

SentenceBox::SentenceBox(const QString &sentence, QWidget *parent)
    : QCheckBox(parent)
    , m_sentence(sentence)
{
    setAccessibleName(sentence);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

int SentenceBox::textStart() const
{
    QStyleOptionButton option;
    initStyleOption(&option);
    return style()->pixelMetric(QStyle::PM_IndicatorWidth, &option, this)
        + style()->pixelMetric(QStyle::PM_CheckBoxLabelSpacing, &option, this) + 4;
}

int SentenceBox::heightForWidth(int width) const
{
    const int room = std::max(1, width - textStart());
    const int text = fontMetrics().boundingRect(0, 0, room, QWIDGETSIZE_MAX, wrapFlags, m_sentence).height();
    return std::max(text, style()->pixelMetric(QStyle::PM_IndicatorHeight)) + 4;
}

QSize SentenceBox::sizeHint() const
{
    const int width = textStart() + fontMetrics().horizontalAdvance(m_sentence) + 4;
    return {width, fontMetrics().height() + 4};
}

QSize SentenceBox::minimumSizeHint() const
{
    const int width = textStart() + fontMetrics().averageCharWidth() * 20;
    return {width, fontMetrics().height() + 4};
}

void SentenceBox::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionButton option;
    initStyleOption(&option);
    const QSize mark(style()->pixelMetric(QStyle::PM_IndicatorWidth), style()->pixelMetric(QStyle::PM_IndicatorHeight));
    const QRect text = rect().adjusted(textStart(), 2, 0, -2);
    option.rect = QRect(QPoint(2, 2 + (fontMetrics().height() - mark.height()) / 2), mark);
    option.rect = QStyle::visualRect(layoutDirection(), rect(), option.rect);
    painter.drawPrimitive(QStyle::PE_IndicatorCheckBox, option);
    const QRect place = QStyle::visualRect(layoutDirection(), rect(), text);
    painter.drawItemText(place,
                         QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignTop | Qt::TextWordWrap,
                         palette(), isEnabled(), m_sentence, foregroundRole());
    if (!hasFocus())
        return;
    QStyleOptionFocusRect focus;
    focus.initFrom(this);
    focus.rect = rect();
    painter.drawPrimitive(QStyle::PE_FrameFocusRect, focus);
}

}  // namespace lockstep
