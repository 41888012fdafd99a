// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lookdelegate.h"

#include "models/look.h"
#include "ui/theme.h"

#include <algorithm>
#include <optional>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

std::optional<Tone> toneOf(const QString &name)
{
    static const QHash<QString, Tone> tones{{u"success"_s, Tone::Success},
                                            {u"warning"_s, Tone::Warning},
                                            {u"danger"_s, Tone::Danger},
                                            {u"muted"_s, Tone::Muted}};
    const auto found = tones.constFind(name);
    return found == tones.cend() ? std::nullopt : std::optional(*found);
}

}  // namespace

QSize LookDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.setHeight(std::max(size.height(), option.fontMetrics.height() * 7 / 4));
    return size;
}

void LookDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const std::optional<Tone> named = toneOf(index.data(ToneNameRole).toString());
    if (named)
        option->palette.setColor(QPalette::Text, tone(*named, option->palette));
    const QString icon = index.data(IconNameRole).toString();
    if (icon.isEmpty())
        return;
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->icon = themedIcon(icon, named.value_or(Tone::Accent), option->palette);
    const int side = option->fontMetrics.height();
    option->decorationSize = QSize(side, side);
}

}  // namespace lockstep
