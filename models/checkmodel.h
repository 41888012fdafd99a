// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/check.h"

#include <QAbstractTableModel>

namespace lockstep {

/// Checks, one a row, what needs eyes first: failed, warnings, skipped, passed. Passed ones beyond a handful are held
/// back until asked for, so that the one that matters is not lost among thirty that do not.
class CheckModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { OutcomeColumn, TitleColumn, MessageColumn, ColumnCount };
    enum Role { OutcomeRole = Qt::UserRole, IdRole };

    using QAbstractTableModel::QAbstractTableModel;

    void setChecks(std::vector<Check> checks);
    /// All rows, or only a handful of the passed ones.
    void setExpanded(bool expanded);
    bool isExpanded() const { return m_expanded; }
    /// How many passed checks a collapsed table holds back.
    int surplus() const { return int(m_checks.size()) - m_handful; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<Check> m_checks;
    int m_handful = 0;  ///< rows of a collapsed table
    bool m_expanded = false;
};

}  // namespace lockstep
