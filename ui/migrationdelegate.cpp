// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/migrationdelegate.h"

#include "models/migrationtreemodel.h"
#include "ui/theme.h"

using namespace Qt::StringLiterals;

namespace lockstep {
namespace {

// A name such as 20251120_drop reads from left to right whatever the language around it (Unicode's LRI and PDI).
constexpr QChar leftToRight = u'\u2066';
constexpr QChar endOfDirection = u'\u2069';

struct Look
{
    QString icon{};
    std::optional<Tone> tone{};  ///< none: as ordinary text
};

Look lookOfState(RowState state)
{
    switch (state) {
    case RowState::Unknown:
        return {u"state-unknown"_s, Tone::Muted};
    case RowState::Applied:
        return {u"state-applied"_s, Tone::Success};
    case RowState::Pending:
        return {u"state-pending"_s, Tone::Accent};
    case RowState::Failed:
        return {u"state-failed"_s, Tone::Danger};
    case RowState::Changed:
        return {u"state-changed"_s, Tone::Warning};
    case RowState::Missing:
        return {u"state-missing"_s, Tone::Danger};
    case RowState::OutOfOrder:
        return {u"state-outoforder"_s, Tone::Warning};
    case RowState::RolledBack:
        return {u"state-rolledback"_s, Tone::Warning};
    case RowState::Baseline:
        return {u"state-baseline"_s, Tone::Muted};
    }
    Q_UNREACHABLE();
}

/// Nothing is left to be warned of.
bool isOver(const QModelIndex &index)
{
    const auto state = RowState(index.data(MigrationTreeModel::StateRole).toInt());
    return state == RowState::Applied || state == RowState::Baseline;
}

Look lookOfRisk(const QModelIndex &index)
{
    switch (Severity(index.data(MigrationTreeModel::RiskRole).toInt())) {
    case Severity::None:
        return {};
    case Severity::Note:
        return {u"risk-note"_s, Tone::Accent};
    case Severity::Warning:
        return {u"risk-warning"_s, isOver(index) ? Tone::Muted : Tone::Warning};
    case Severity::Error:
        return {u"risk-error"_s, isOver(index) ? Tone::Muted : Tone::Danger};
    }
    Q_UNREACHABLE();
}

Look lookOfRevert(const QModelIndex &index)
{
    if (index.data().toString().isEmpty())
        return {};
    switch (index.data(MigrationTreeModel::TestedRole).toInt()) {
    case int(RollbackVerdict::Proven):
        return {u"check-pass"_s, Tone::Success};
    case int(RollbackVerdict::Differs):
        return {u"check-warn"_s, Tone::Warning};
    case int(RollbackVerdict::Failed):
        return {u"check-fail"_s, Tone::Danger};
    default:
        break;
    }
    if (index.data(MigrationTreeModel::HasRevertRole).toBool())
        return {u"revert-present"_s, Tone::Muted};
    if (isOver(index))
        return {{}, Tone::Muted};
    const bool destroys = Severity(index.data(MigrationTreeModel::RiskRole).toInt()) == Severity::Error;
    return {u"revert-none"_s, destroys ? Tone::Warning : Tone::Muted};
}

Look lookOf(const QModelIndex &index)
{
    const auto state = RowState(index.data(MigrationTreeModel::StateRole).toInt());
    switch (index.column()) {
    case MigrationTreeModel::NameColumn:
        if (index.data(MigrationTreeModel::KindRole).toInt() == MigrationRow::Stray)
            return {u"stray"_s, Tone::Muted};
        if (index.data(MigrationTreeModel::KindRole).toInt() == MigrationRow::Model)
            return {{}, Tone::Muted};
        return lookOfState(state);
    case MigrationTreeModel::StateColumn:
        return {{}, lookOfState(state).tone};
    case MigrationTreeModel::RiskColumn:
        return lookOfRisk(index);
    case MigrationTreeModel::RevertColumn:
        return lookOfRevert(index);
    }
    return {{}, Tone::Muted};
}

void showGroup(QStyleOptionViewItem &option, const QModelIndex &index)
{
    option.font.setBold(true);
    option.text = u"%1  %2"_s.arg(option.text, option.locale.toString(index.model()->rowCount(index)));
    option.palette.setColor(QPalette::Text, tone(Tone::Muted, option.palette));
    option.palette.setColor(QPalette::HighlightedText, tone(Tone::Muted, option.palette));
}

}  // namespace

QSize MigrationDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QSize size = QStyledItemDelegate::sizeHint(option, index);
    return {size.width(), option.fontMetrics.height() * 7 / 4};
}

void MigrationDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->textElideMode = index.column() == MigrationTreeModel::NameColumn ? Qt::ElideMiddle : Qt::ElideRight;
    if (index.data(MigrationTreeModel::KindRole).toInt() == MigrationRow::Group) {
        if (index.column() == MigrationTreeModel::NameColumn)
            showGroup(*option, index);
        return;
    }
    const Look look = lookOf(index);
    if (!look.icon.isEmpty()) {
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->icon = themedIcon(look.icon, *look.tone, option->palette);
        option->decorationSize = QSize(option->fontMetrics.height(), option->fontMetrics.height());
    }
    if (option->direction == Qt::RightToLeft)
        option->text = leftToRight + option->text + endOfDirection;
    const bool keepsInk = index.column() == MigrationTreeModel::NameColumn
        && index.data(MigrationTreeModel::KindRole).toInt() != MigrationRow::Stray;
    if (look.tone && !keepsInk) {
        option->palette.setColor(QPalette::Text, tone(*look.tone, option->palette));
        option->palette.setColor(QPalette::HighlightedText, tone(*look.tone, option->palette));
    }
}

}  // namespace lockstep
