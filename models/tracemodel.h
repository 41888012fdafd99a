// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/rehearsal/rehearsal.h"

#include <QAbstractTableModel>

namespace lockstep {

/// What the statements of one rehearsed pass locked and did, a relation a row, beside what was foretold.
class TraceModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        LineColumn,
        RelationColumn,
        LockColumn,
        HeldColumn,
        WorkColumn,
        AgreementColumn,
        CostColumn,
        ColumnCount
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setStatements(std::vector<StatementTrace> statements);
    const std::vector<StatementTrace> &statements() const { return m_statements; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    /// A statement without relations has one row all the same.
    struct Row
    {
        std::size_t statement = 0;
        const RelationTrace *relation = nullptr;
        bool isFirst = false;  ///< of its statement: it has what is the statement's
    };

    QString displayText(const Row &row, int column) const;

    std::vector<StatementTrace> m_statements;
    std::vector<Row> m_rows;
};

/// "blocks reads and writes", translated.
QString blocksText(LockMode mode);
/// "confirmed", "not as foretold", …, translated.
QString agreementText(Agreement agreement);
/// A line each, translated.
QString mismatchText(const StatementTrace &trace);

}  // namespace lockstep
