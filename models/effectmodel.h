// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/rehearsal/rehearsal.h"
#include "app/postgres/catalog.h"
#include "app/review/review.h"

#include <QAbstractTableModel>

namespace lockstep {

/// What each statement of a script does and whom it blocks, one statement a row.
class EffectModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        LineColumn,
        StatementColumn,
        ObjectsColumn,
        SizeColumn,
        LockColumn,
        WorkColumn,
        RehearsalColumn,
        ColumnCount
    };
    enum Role {
        SeverityRole = Qt::UserRole,  ///< Severity::Error for a statement that destroys something, else None
        BeginRole,  ///< byte offset of the statement
    };

    using QAbstractTableModel::QAbstractTableModel;

    void setScript(const AnalysedScript &script);
    /// What the last rehearsal saw of this script; empty where there was none.
    void setTraces(std::vector<StatementTrace> traces);
    /// Every name the statements touch or lock: what to ask a target about.
    QStringList names() const;
    /// How large those are on the target; empty while no target has said.
    void setSizes(RelationSizes sizes);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        int line = 1;
        qsizetype begin = 0;
        QString text{};  ///< the statement's first line, for one that cannot be read
        StatementEffects effects{};
        Forecast forecast{};
        QString problem{};
    };

    QString displayText(const Row &row, int column) const;
    QString spokenText(const Row &row, int column) const;
    QString sizeText(const Row &row) const;
    QString toolTip(const Row &row, int column) const;
    /// Null where the rehearsal did not come to it.
    const StatementTrace *traceOf(const Row &row) const;

    std::vector<Row> m_rows;
    RelationSizes m_sizes;
    std::vector<StatementTrace> m_traces;
};

}  // namespace lockstep
