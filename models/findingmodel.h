// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/review/finding.h"

#include <QAbstractTableModel>

#include <memory>
#include <vector>

namespace lockstep {

/// Never changed; several views have the same.
using SharedFindings = std::shared_ptr<const std::vector<Finding>>;

/// The findings of one script, one a row, in the order that was asked for: by place at first.
class FindingModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { RuleColumn, WhereColumn, ObjectColumn, MeaningColumn, ColumnCount };
    enum Role {
        SeverityRole = Qt::UserRole,
        BeginRole,  ///< byte offset into the script
        EndRole,  ///< byte offset, one past the last
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setFindings(std::vector<Finding> findings);
    void share(SharedFindings findings);
    const std::vector<Finding> &findings() const { return *m_findings; }
    const Finding &at(int row) const { return (*m_findings)[m_order[std::size_t(row)]]; }
    /// Row of the first finding that begins there, -1 where there is none.
    int rowOf(qsizetype byteOffset) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

private:
    void putInOrder();

    SharedFindings m_findings = std::make_shared<const std::vector<Finding>>();
    std::vector<std::size_t> m_order;
    int m_sortColumn = WhereColumn;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    bool m_isPlaced = true;  ///< the rows are the findings as they are, by place
};

/// "Error", "Warning", "Note", translated.
QString severityText(Severity severity);
/// "line 13, in EXECUTE", translated.
QString placeText(const Finding &finding);
/// What it is, why that matters and the safer form, a line each.
QString explanationText(const Finding &finding);

}  // namespace lockstep
