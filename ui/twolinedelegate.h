// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace lockstep {

/// A choice in two lines: its name, and below it what it is, with a note where something is to be noticed.
class TwoLineDelegate : public QStyledItemDelegate
{
public:
    enum Role {
        SecondLineRole = Qt::UserRole + 1,  ///< QString, elided in the middle where it is too long
        NoteRole,  ///< QString, empty when there is nothing to notice
        ColourRole,  ///< QString: an environment's colour, drawn as a bar; empty: none
    };
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

}  // namespace lockstep
