// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/findingmodel.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace lockstep {
namespace {

QVariant sortValue(const Finding &finding, int column)
{
    switch (column) {
    case FindingModel::RuleColumn:
        return u"%1 %2"_s.arg(9 - int(finding.severity)).arg(finding.rule);
    case FindingModel::WhereColumn:
        return qlonglong(finding.range.begin);
    case FindingModel::ObjectColumn:
        return finding.object;
    }
    return translatedText(finding);
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
    beginResetModel();
    m_findings = std::move(findings);
    endResetModel();
}

int FindingModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_findings.size());
}

int FindingModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FindingModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Finding &finding = m_findings[std::size_t(index.row())];
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
    case SortRole:
        return sortValue(finding, index.column());
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
