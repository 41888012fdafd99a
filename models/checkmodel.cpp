// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/checkmodel.h"

#include "models/deploywords.h"
#include "models/look.h"

#include <QHash>

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
    // The themes in the order of the gravest of each.
    QHash<QString, int> place;
    for (const Check &check : m_checks) {
        if (const QString theme = check.theme.english(); !place.contains(theme))
            place.insert(theme, int(place.size()));
    }
    std::stable_sort(m_checks.begin(), m_checks.end(), [&place](const Check &a, const Check &b) {
        return place.value(a.theme.english()) < place.value(b.theme.english());
    });
    m_expanded = false;
    arrange();
    endResetModel();
}

void CheckModel::setExpanded(bool expanded)
{
    if (expanded == m_expanded)
        return;
    beginResetModel();
    m_expanded = expanded;
    arrange();
    endResetModel();
}

std::size_t CheckModel::endOfTheme(std::size_t begin) const
{
    const QString theme = m_checks[begin].theme.english();
    std::size_t end = begin;
    while (end < m_checks.size() && m_checks[end].theme.english() == theme)
        ++end;
    return end;
}

void CheckModel::arrange()
{
    m_rows.clear();
    m_surplus = 0;
    for (std::size_t begin = 0; begin < m_checks.size(); begin = endOfTheme(begin))
        arrangeTheme(begin, endOfTheme(begin));
}

void CheckModel::arrangeTheme(std::size_t begin, std::size_t end)
{
    const bool hasHeading = !m_checks[begin].theme.isEmpty();
    if (hasHeading)
        m_rows.push_back({begin, true});
    int passed = 0;
    for (std::size_t i = begin; i < end; ++i) {
        passed += m_checks[i].outcome == Outcome::Pass ? 1 : 0;
        const bool isHeldBack = m_checks[i].outcome == Outcome::Pass && (hasHeading || passed > passedShown);
        m_surplus += isHeldBack ? 1 : 0;
        if (m_expanded || !isHeldBack)
            m_rows.push_back({i, false});
    }
}

int CheckModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int CheckModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant CheckModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[std::size_t(index.row())];
    return row.isHeading ? heading(row, index.column(), role) : cell(m_checks[row.check], index.column(), role);
}

QVariant CheckModel::heading(const Row &row, int column, int role) const
{
    const auto first = m_checks.begin() + std::ptrdiff_t(row.check);
    const auto last = m_checks.begin() + std::ptrdiff_t(endOfTheme(row.check));
    const int all = int(last - first);
    const int passed = int(std::count_if(first, last, [](const Check &c) { return c.outcome == Outcome::Pass; }));
    const QString theme = first->theme.translated();
    const QString counts = tr("%1 of %n passed", "7 of 9 checks", all).arg(passed);
    switch (role) {
    case Qt::DisplayRole:
        return column == TitleColumn ? theme : column == MessageColumn ? counts : QString();
    case Qt::AccessibleTextRole:
        return u"%1: %2"_s.arg(theme, counts);
    case IconNameRole:
        return column == OutcomeColumn && passed == all ? lookOf(Outcome::Pass).icon : QString();
    case ToneNameRole:
        return column == OutcomeColumn && passed == all ? lookOf(Outcome::Pass).tone : QString();
    case OutcomeRole:
        return int(Outcome::Pass);
    case HeadingRole:
        return true;
    default:
        return {};
    }
}

QVariant CheckModel::cell(const Check &check, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return cellText(check, column);
    case Qt::AccessibleTextRole:
        return tr("%1: %2. %3", "outcome: title. answer")
            .arg(outcomeWord(check.outcome), check.title.translated(), answerText(check));
    case IconNameRole:
        return column == OutcomeColumn ? lookOf(check.outcome).icon : QString();
    case ToneNameRole:
        return column == OutcomeColumn ? lookOf(check.outcome).tone : QString();
    case OutcomeRole:
        return int(check.outcome);
    case IdRole:
        return check.id;
    case HeadingRole:
        return false;
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
