// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/run.h"
#include "app/deploy/tablereturn.h"

namespace lockstep {

/// Rows of single tables are to be put back from the copies that were made beside them.
struct TablesOrder
{
    WorkspacePtr workspace{};
    TargetView view{};
    QStringList tables{};  ///< empty: each that has a copy
    QString run{};  ///< the deploy whose copies are meant, or how its id begins; empty: the newest of each table
    bool overwrites = false;  ///< rows that are there with other values get the copy's
    QString journalPath{};  ///< empty: the state folder's journal
};

/// What would be put back, before it is.
struct TablesPreview
{
    std::vector<TableReturn> tables{};  ///< in the order in which they are written
    QStringList statements{};  ///< in one transaction; empty: nothing is gone
    std::vector<Message> sentences{};
    std::vector<Confirmation> confirmations{};
};

/// Writes nothing. BadRequest where there is no such copy, a table is gone, or has no key to tell its rows by.
Result<TablesPreview> previewTables(const TablesOrder &order, const JobContext &context);

struct TablesRestored
{
    qint64 inserted = 0;
    qint64 updated = 0;
};

/// All of it or nothing, in one transaction under locks that keep writers out. PlanChanged where other rows are gone
/// than were shown. The copies stay. The journal has it as a deed "restore".
Result<TablesRestored> putTablesBack(const TablesOrder &order, const TablesPreview &preview,
                                     const QHash<QString, QString> &answers, const JobContext &context);

}  // namespace lockstep
