// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/findingmodel.h"

#include <QLocale>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace lockstep {
namespace {

bool isBefore(const Finding &left, const Finding &right, int column)
{
    switch (column) {
    case FindingModel::RuleColumn:  // the worst first
        return left.severity != right.severity ? left.severity > right.severity : left.rule < right.rule;
    case FindingModel::WhereColumn:
        return left.range.begin < right.range.begin;
    case FindingModel::ObjectColumn:
        return left.object < right.object;
    }
    return translatedText(left) < translatedText(right);
}

QString displayText(const Finding &finding, int column)
{
    switch (column) {
    case FindingModel::RuleColumn:
        return finding.rule;
    case FindingModel::WhereColumn:
        return placeText(finding);
    case FindingModel::ObjectColumn:
        return finding.object;
    case FindingModel::MeaningColumn:
        return translatedText(finding);
    }
    return {};
}

}  // namespace

QString severityText(Severity severity)
{
    switch (severity) {
    case Severity::None:
        return {};
    case Severity::Note:
        return FindingModel::tr("Note");
    case Severity::Warning:
        return FindingModel::tr("Warning");
    case Severity::Error:
        return FindingModel::tr("Error");
    }
    Q_UNREACHABLE();
}

QString placeText(const Finding &finding)
{
    const QString line = QLocale().toString(finding.begin.line);
    switch (finding.within) {
    case Within::Nothing:
        return FindingModel::tr("line %1").arg(line);
    case Within::Do:
        return FindingModel::tr("line %1, in a DO block").arg(line);
    case Within::Function:
        return FindingModel::tr("line %1, in a function body").arg(line);
    case Within::Execute:
        return FindingModel::tr("line %1, in EXECUTE").arg(line);
    }
    Q_UNREACHABLE();
}

QString explanationText(const Finding &finding)
{
    QStringList lines{translatedText(finding), finding.why.translated()};
    if (!finding.instead.isEmpty())
        lines << FindingModel::tr("Safer: %1").arg(finding.instead.translated());
    lines.removeAll(QString());
    return lines.join(u'\n');
}

void FindingModel::setFindings(std::vector<Finding> findings)
{
    share(std::make_shared<const std::vector<Finding>>(std::move(findings)));
}

void FindingModel::share(SharedFindings findings)
{
    beginResetModel();
    m_findings = std::move(findings);
    m_order.resize(m_findings->size());
    putInOrder();
    endResetModel();
}

void FindingModel::putInOrder()
{
    std::iota(m_order.begin(), m_order.end(), std::size_t(0));
    m_isPlaced = m_sortColumn == WhereColumn && m_sortOrder == Qt::AscendingOrder
        && std::ranges::is_sorted(*m_findings, {}, [](const Finding &one) { return one.range.begin; });
    if (m_isPlaced)
        return;
    std::ranges::stable_sort(m_order, [this](std::size_t left, std::size_t right) {
        if (m_sortOrder == Qt::DescendingOrder)
            std::swap(left, right);
        return isBefore((*m_findings)[left], (*m_findings)[right], m_sortColumn);
    });
}

void FindingModel::sort(int column, Qt::SortOrder order)
{
    beginResetModel();
    m_sortColumn = column;
    m_sortOrder = order;
    putInOrder();
    endResetModel();
}

int FindingModel::rowOf(qsizetype byteOffset) const
{
    const auto beginOf = [this](std::size_t index) { return (*m_findings)[index].range.begin; };
    const auto found = m_isPlaced ? std::ranges::lower_bound(m_order, byteOffset, {}, beginOf)
                                  : std::ranges::find(m_order, byteOffset, beginOf);
    return found == m_order.end() || beginOf(*found) != byteOffset ? -1 : int(found - m_order.begin());
}

int FindingModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_order.size());
}

int FindingModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FindingModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Finding &finding = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return displayText(finding, index.column());
    case Qt::ToolTipRole:
        return explanationText(finding);
    case Qt::AccessibleTextRole:
        return index.column() == RuleColumn
            ? tr("%1: %2", "severity: rule").arg(severityText(finding.severity), finding.rule)
            : displayText(finding, index.column());
    case SeverityRole:
        return int(finding.severity);
    case BeginRole:
        return qlonglong(finding.range.begin);
    case EndRole:
        return qlonglong(finding.range.end);
    }
    return {};
}

QVariant FindingModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case RuleColumn:
        return tr("Finding");
    case WhereColumn:
        return tr("Where");
    case ObjectColumn:
        return tr("Object");
    case MeaningColumn:
        return tr("What it means here");
    }
    return {};
}

}  // namespace lockstep
