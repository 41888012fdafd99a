// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/severitydelegate.h"

#include "models/effectmodel.h"
#include "models/findingmodel.h"
#include "ui/theme.h"

using namespace Qt::StringLiterals;

namespace lockstep {

static_assert(int(FindingModel::SeverityRole) == Qt::UserRole && int(EffectModel::SeverityRole) == Qt::UserRole);

SeverityDelegate::SeverityDelegate(int column, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_column(column)
{ }

QSize SeverityDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return QStyledItemDelegate::sizeHint(option, index) + QSize(0, option.fontMetrics.height() / 2);
}

void SeverityDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const auto severity = Severity(index.data(Qt::UserRole).toInt());
    if (index.column() != m_column || severity == Severity::None)
        return;
    const Tone colour = severity == Severity::Error ? Tone::Danger
        : severity == Severity::Warning             ? Tone::Warning
                                                    : Tone::Accent;
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->icon = themedIcon(u"risk-%1"_s.arg(severityId(severity)), colour, option->palette);
    option->decorationSize = QSize(option->fontMetrics.height(), option->fontMetrics.height());
    option->decorationAlignment = option->displayAlignment;
    option->palette.setColor(QPalette::Text, tone(colour, option->palette));
    option->palette.setColor(QPalette::HighlightedText, tone(colour, option->palette));
}

}  // namespace lockstep
