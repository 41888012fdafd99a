// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/plan.h"

#include <QAbstractTableModel>

namespace lockstep {

/// A plan's migrations in order of execution.
class PlanModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { OrderColumn, NameColumn, StatementsColumn, TransactionColumn, RevertColumn, RiskColumn, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setPlan(const Plan &plan);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<PlannedMigration> m_migrations;
};

/// "error", "warning" … in words for people.
QString riskWord(Severity risk);

}  // namespace lockstep
