// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/review/finding.h"

#include <QAbstractTableModel>

#include <vector>

namespace lockstep {

/// The findings of one script, one a row. Holds its own copy, so a new analysis cannot change it underneath.
class FindingModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { RuleColumn, WhereColumn, ObjectColumn, MeaningColumn, ColumnCount };
    enum Role {
        SeverityRole = Qt::UserRole,
        BeginRole,  ///< byte offset into the script
        EndRole,  ///< byte offset, one past the last
        SortRole,
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setFindings(std::vector<Finding> findings);
    const std::vector<Finding> &findings() const { return m_findings; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<Finding> m_findings;
};

/// "Error", "Warning", "Note", translated.
QString severityText(Severity severity);
/// "line 13, in EXECUTE", translated.
QString placeText(const Finding &finding);
/// What it is, why that matters and the safer form, a line each.
QString explanationText(const Finding &finding);

}  // namespace lockstep
