// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/checkmodel.h"

#include "models/deploywords.h"
#include "models/look.h"

#include <algorithm>

namespace lockstep {

using namespace Qt::StringLiterals;

namespace {

constexpr int passedShown = 6;

int weight(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Fail:
        return 0;
    case Outcome::Warn:
        return 1;
    case Outcome::Skip:
        return 2;
    case Outcome::Pass:
        return 3;
    }
    Q_UNREACHABLE();
}

/// The answer, its facts and what to do, each a paragraph of its own.
QString answerText(const Check &check)
{
    QStringList parts{check.message.translated()};
    if (!check.detail.isEmpty() && check.outcome != Outcome::Pass)
        parts << check.detail.trimmed();
    if (!check.hint.isEmpty())
        parts << check.hint.translated();
    return parts.join(u'\n');
}

QString cellText(const Check &check, int column)
{
    switch (column) {
    case CheckModel::OutcomeColumn:
        return outcomeWord(check.outcome);
    case CheckModel::TitleColumn:
        return check.title.translated();
    case CheckModel::MessageColumn:
        return answerText(check);
    }
    return {};
}

}  // namespace

void CheckModel::setChecks(std::vector<Check> checks)
{
    beginResetModel();
    m_checks = std::move(checks);
    std::stable_sort(m_checks.begin(), m_checks.end(),
                     [](const Check &a, const Check &b) { return weight(a.outcome) < weight(b.outcome); });
    m_handful = int(m_checks.size()) - std::max(0, count(m_checks, Outcome::Pass) - passedShown);
    m_expanded = false;
    endResetModel();
}

void CheckModel::setExpanded(bool expanded)
{
    if (expanded == m_expanded || surplus() == 0) {
        m_expanded = expanded;
        return;
    }
    if (expanded)
        beginInsertRows({}, m_handful, int(m_checks.size()) - 1);
    else
        beginRemoveRows({}, m_handful, int(m_checks.size()) - 1);
    m_expanded = expanded;
    if (expanded)
        endInsertRows();
    else
        endRemoveRows();
}

int CheckModel::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid())
        return 0;
    return m_expanded ? int(m_checks.size()) : m_handful;
}

int CheckModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant CheckModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Check &check = m_checks[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return cellText(check, index.column());
    case Qt::AccessibleTextRole:
        return tr("%1: %2. %3", "outcome: title. answer")
            .arg(outcomeWord(check.outcome), check.title.translated(), answerText(check));
    case IconNameRole:
        return index.column() == OutcomeColumn ? lookOf(check.outcome).icon : QString();
    case ToneNameRole:
        return index.column() == OutcomeColumn ? lookOf(check.outcome).tone : QString();
    case OutcomeRole:
        return int(check.outcome);
    case IdRole:
        return check.id;
    default:
        return {};
    }
}

QVariant CheckModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case OutcomeColumn:
        return tr("Outcome");
    case TitleColumn:
        return tr("Check");
    case MessageColumn:
        return tr("Answer");
    }
    return {};
}

}  // namespace lockstep
