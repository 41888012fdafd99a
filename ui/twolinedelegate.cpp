// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/twolinedelegate.h"

#include "ui/theme.h"

#include <QApplication>
#include <QPainter>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

int lineHeight(const QStyleOptionViewItem &option)
{
    return option.fontMetrics.height();
}

void paintBar(QPainter &painter, const QStyleOptionViewItem &option, const QString &colour)
{
    const int width = lineHeight(option) / 4;
    QRect bar = option.rect.adjusted(0, width, 0, -width);
    bar.setWidth(width);
    painter.fillRect(QStyle::visualRect(option.direction, option.rect, bar),
                     bandColours(colour, option.palette).background);
}

void paintLines(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const int margin = lineHeight(option) * 2 / 3;
    const QRect lines = option.rect.adjusted(margin, margin / 2, -margin, -margin / 2);
    const QRect upper(lines.topLeft(), QSize(lines.width(), lines.height() / 2));
    const QRect lower = upper.translated(0, lines.height() / 2);
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const QString note = index.data(TwoLineDelegate::NoteRole).toString();
    QFont name = option.font;
    name.setWeight(QFont::DemiBold);
    painter.setFont(name);
    painter.setPen(option.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text));
    painter.drawText(upper, Qt::AlignVCenter | Qt::AlignLeading, index.data(Qt::DisplayRole).toString());
    painter.setFont(option.font);
    if (!isSelected)
        painter.setPen(tone(note.isEmpty() ? Tone::Muted : Tone::Warning, option.palette));
    const QString second = index.data(TwoLineDelegate::SecondLineRole).toString();
    const QString whole = note.isEmpty() || second.isEmpty() ? second + note : u"%1 · %2"_s.arg(second, note);
    painter.drawText(lower, Qt::AlignVCenter | Qt::AlignLeading,
                     option.fontMetrics.elidedText(whole, Qt::ElideMiddle, lower.width()));
}

}  // namespace

void TwoLineDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem background = option;
    initStyleOption(&background, index);
    background.text.clear();
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &background, painter, option.widget);
    painter->save();
    if (const QString colour = index.data(ColourRole).toString(); !colour.isEmpty())
        paintBar(*painter, option, colour);
    paintLines(*painter, option, index);
    painter->restore();
}

QSize TwoLineDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {lineHeight(option) * 12, lineHeight(option) * 3};
}

}  // namespace lockstep
