// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace lockstep {

/// Draws one column with the icon and the colour of its row's severity, which the model gives as Qt::UserRole.
class SeverityDelegate : public QStyledItemDelegate
{
public:
    explicit SeverityDelegate(int column, QObject *parent = nullptr);

    /// Leaves air between rows of several lines.
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    int m_column;
};

}  // namespace lockstep
