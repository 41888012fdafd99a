// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deploy/celldelegate.h"

#include <QFontDatabase>
#include <QHeaderView>
#include <QTableView>

namespace lockstep {

CellDelegate::CellDelegate(LookOf lookOf, QObject *parent)
    : LookDelegate(parent)
    , m_lookOf(std::move(lookOf))
{ }

void CellDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    LookDelegate::initStyleOption(option, index);
    const CellLook look = m_lookOf(index);
    if (look.band) {
        // A selected row keeps its ground: what it warns of matters more than where the keyboard stands.
        option->backgroundBrush = tone(*look.band, option->palette);
        option->state &= ~QStyle::State_Selected;
    }
    if (look.isCode)
        option->font.setFamilies(QFontDatabase::systemFont(QFontDatabase::FixedFont).families());
    if (look.bold)
        option->font.setWeight(QFont::DemiBold);
    option->fontMetrics = QFontMetrics(option->font);
    if (look.muted) {
        const QColor muted = tone(Tone::Muted, option->palette);
        option->palette.setColor(QPalette::Text, muted);
        option->palette.setColor(QPalette::HighlightedText, muted);
    }
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QSize size = LookDelegate::sizeHint(option, index);
    return {size.width() + option.fontMetrics.height() / 2, size.height() + option.fontMetrics.height() * 2 / 3};
}

void styleTable(QTableView *view)
{
    view->setSelectionBehavior(QAbstractItemView::SelectRows);
    view->setSelectionMode(QAbstractItemView::SingleSelection);
    view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    view->setShowGrid(false);
    view->setTabKeyNavigation(false);
    view->setFrameShape(QFrame::NoFrame);
    view->verticalHeader()->hide();
    view->horizontalHeader()->setHighlightSections(false);
    view->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    view->setMinimumHeight(view->fontMetrics().height() * 8);
}

}  // namespace lockstep
