// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/run.h"
#include "models/look.h"
#include "models/treemodel.h"

namespace lockstep {

/// A row of an opened run, ready to be shown.
struct RunDetailRow
{
    QString what{};
    QString outcome{};  ///< in words
    QString took{};  ///< empty: not measured
    QString icon{};  ///< name of an icon in resources/icons, or empty
    QString tone{};  ///< "success", "warning", "danger", "muted" or empty
    QString detail{};  ///< everything known, as text to read and copy
};

/// One run opened: its steps, and under each what it left to be looked at (the error, facts, checks, statements) and
/// what was confirmed.
class RunDetailModel : public TreeModel<RunDetailRow>
{
    Q_OBJECT

public:
    enum Column { What, Result, Took, ColumnCount };
    enum Role { DetailRole = Qt::UserRole };  ///< RunDetailRow::detail

    using TreeModel::TreeModel;

    void setRun(const RunRecord &run);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    QVariant cell(const RunDetailRow &row, int column, int role) const override;
};

}  // namespace lockstep
