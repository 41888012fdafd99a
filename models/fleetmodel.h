// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/fleet/fleetrun.h"

#include <QAbstractTableModel>

namespace lockstep {

/// A fleet, one database a row, in the fleet's order.
class FleetModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        StateColumn,
        NameColumn,
        TargetColumn,
        WaveColumn,
        StepColumn,
        TookColumn,
        RemarkColumn,
        ColumnCount
    };
    enum Role { StateRole = Qt::UserRole, RunRole };

    using QAbstractTableModel::QAbstractTableModel;

    void setRows(std::vector<FleetRow> rows);
    void setRow(std::size_t index, const FleetRow &row);
    const std::vector<FleetRow> &rows() const { return m_rows; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<FleetRow> m_rows;
};

}  // namespace lockstep
