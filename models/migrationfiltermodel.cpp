// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/migrationfiltermodel.h"

#include "models/migrationtreemodel.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lockstep {
namespace {

QString searchableText(const QModelIndex &line)
{
    QStringList parts = line.data(MigrationTreeModel::ObjectsRole).toStringList();
    parts << line.data(MigrationTreeModel::NameRole).toString();
    if (line.data(MigrationTreeModel::KindRole).toInt() == MigrationRow::Migration)
        parts << stateText(RowState(line.data(MigrationTreeModel::StateRole).toInt()));
    return parts.join(u'\n');
}

}  // namespace

MigrationFilterModel::MigrationFilterModel(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    setRecursiveFilteringEnabled(true);
    setSortRole(MigrationTreeModel::SortRole);
}

void MigrationFilterModel::setText(const QString &text)
{
    m_words = text.split(u' ', Qt::SkipEmptyParts);
    invalidateFilter();
}

void MigrationFilterModel::setRiskyOnly(bool riskyOnly)
{
    m_riskyOnly = riskyOnly;
    invalidateFilter();
}

void MigrationFilterModel::setWithoutRevertOnly(bool withoutRevertOnly)
{
    m_withoutRevertOnly = withoutRevertOnly;
    invalidateFilter();
}

bool MigrationFilterModel::isFiltering() const
{
    return m_riskyOnly || m_withoutRevertOnly || !m_words.isEmpty();
}

bool MigrationFilterModel::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex line = sourceModel()->index(row, 0, parent);
    const int kind = line.data(MigrationTreeModel::KindRole).toInt();
    if (kind == MigrationRow::Group)
        return false;  // shown through its lines
    if (m_riskyOnly && line.data(MigrationTreeModel::RiskRole).toInt() < int(Severity::Warning))
        return false;
    if (m_withoutRevertOnly
        && (kind != MigrationRow::Migration || line.data(MigrationTreeModel::HasRevertRole).toBool()))
        return false;
    if (m_words.isEmpty())
        return true;
    const QString text = searchableText(line);
    return std::ranges::all_of(m_words, [&](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

bool MigrationFilterModel::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    if (!left.parent().isValid())  // groups keep their order whichever way the lines are sorted
        return (left.row() < right.row()) == (sortOrder() == Qt::AscendingOrder);
    return QSortFilterProxyModel::lessThan(left, right);
}

}  // namespace lockstep
