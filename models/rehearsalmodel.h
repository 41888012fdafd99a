// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/rehearsal/rehearsal.h"
#include "models/treemodel.h"

namespace lockstep {

/// One line of a rehearsal's tree: a migration, or something that was found with it.
struct RehearsalLine
{
    int migration = -1;  ///< index into the rehearsal; -1 for what is not a migration's
    bool isFinding = false;  ///< a line below its migration
    QString text{};
    QString forward{};
    QString revert{};
    QString again{};
    qint64 tookMs = 0;
    QString tone{};  ///< of the revert's verdict, or of the finding: a name of models/look.h
    QString icon{};
};

/// A rehearsal: each migration with its verdict, and below it what differs, fails or was not foretold.
class RehearsalModel : public TreeModel<RehearsalLine>
{
    Q_OBJECT

public:
    enum Column { NameColumn, ForwardColumn, RevertColumn, AgainColumn, TookColumn, ColumnCount };
    enum Role {
        MigrationRole = Qt::UserRole,  ///< index into the rehearsal, of a finding its migration's
        IsFindingRole,
    };

    using TreeModel::TreeModel;

    void setRehearsal(const Rehearsal &rehearsal);

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    QVariant cell(const RehearsalLine &line, int column, int role) const override;
};

/// "proven", "differs", "fails", "none", translated.
QString verdictText(RollbackVerdict verdict);
/// "public.users.email is missing", and of two that differ both, translated.
QString differenceText(const InventoryDifference &difference);

}  // namespace lockstep
