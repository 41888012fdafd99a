// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/check.h"

#include <QAbstractTableModel>

namespace lockstep {

/// Checks, one a row, what needs eyes first: failed, warnings, skipped, passed. Passed ones beyond a handful are held
/// back until asked for, so that the one that matters is not lost among thirty that do not.
///
/// Checks that have themes stand under them, each with how many of it passed; the theme with the gravest comes first,
/// and all passed ones are held back.
class CheckModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { OutcomeColumn, TitleColumn, MessageColumn, ColumnCount };
    enum Role { OutcomeRole = Qt::UserRole, IdRole, HeadingRole };

    using QAbstractTableModel::QAbstractTableModel;

    void setChecks(std::vector<Check> checks);
    /// All rows, or only a handful of the passed ones.
    void setExpanded(bool expanded);
    bool isExpanded() const { return m_expanded; }
    /// How many passed checks a collapsed table holds back.
    int surplus() const { return m_surplus; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    /// A check, or the heading over those of a theme.
    struct Row
    {
        std::size_t check = 0;  ///< of a heading the first of its theme
        bool isHeading = false;
    };

    void arrange();
    void arrangeTheme(std::size_t begin, std::size_t end);
    std::size_t endOfTheme(std::size_t begin) const;
    QVariant heading(const Row &row, int column, int role) const;
    QVariant cell(const Check &check, int column, int role) const;

    std::vector<Check> m_checks;  ///< theme by theme, in each by gravity
    std::vector<Row> m_rows;
    int m_surplus = 0;
    bool m_expanded = false;
};

}  // namespace lockstep
