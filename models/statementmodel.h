// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/run.h"

#include <QAbstractTableModel>
#include <QHash>

namespace lockstep {

/// Every statement of a plan in order of execution, and what became of it, live.
class StatementModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { StateColumn, MigrationColumn, StatementColumn, TookColumn, RowsColumn, ColumnCount };
    enum Role { StateRole = Qt::UserRole, SqlRole };

    using QAbstractTableModel::QAbstractTableModel;

    void setStatements(std::vector<StatementRun> statements);
    /// Takes over what the record knows, row by row; rows it does not know stay.
    void merge(const std::vector<StatementRun> &statements);
    void start(const QString &migration, int statement, const QDateTime &at);
    /// `outcome` has state, duration and rows; its SQL is ignored.
    void finish(const StatementRun &outcome);
    /// Moves the clock of the running statement.
    void tick(const QDateTime &now);

    const std::vector<StatementRun> &statements() const { return m_statements; }
    /// Row of the statement, or -1.
    int row(const QString &migration, int statement) const;
    int runningRow() const { return m_running; }  ///< -1: none
    /// The first one that failed or is in doubt, or -1.
    int failedRow() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString cell(const StatementRun &statement, int column) const;
    void rowChanged(int row);

    std::vector<StatementRun> m_statements;
    QHash<std::pair<QString, int>, int> m_rows;
    QDateTime m_runningSince;
    int m_running = -1;
};

/// The statements of a plan as they will run, all waiting; BEGIN and COMMIT of a file are the run's own business.
std::vector<StatementRun> plannedStatements(const DeployRequest &request);

}  // namespace lockstep
