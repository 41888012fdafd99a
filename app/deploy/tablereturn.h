// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Inside putting rows back: one table and its copy.

#include "app/deploy/backup/tablecopies.h"

namespace lockstep {

/// What of a copy a table no longer has, and the statements that put it back.
struct TableReturn
{
    TableCopy copy{};
    QByteArray oid{};
    QStringList key{};  ///< columns by which rows are told apart; empty: the table is empty and has no key
    QStringList columns{};  ///< that both have and may be written
    QStringList onlyInCopy{};  ///< columns that the table no longer has
    QStringList triggers{};  ///< of the table, which run with each row
    qint64 gone = 0;  ///< rows of the copy that the table lacks
    qint64 changed = 0;  ///< rows of both with other values now
    qint64 newer = 0;  ///< rows of the table that the copy lacks
    QByteArray insert{};
    QByteArray update{};  ///< of the changed ones, to the copy's values; empty where there is nothing to set
    QByteArray meeting{};  ///< "copy AS c WHERE …": what the changed rows of the table, n, meet in the copy
    QList<QByteArray> sequences{};  ///< that give out numbers for it, moved behind what is put back
};

/// The oid of the copied table; null where it is gone.
Result<QByteArray> tableOf(Session &session, const TableCopy &copy, const JobContext &context);
/// Compares both; writes nothing. BadRequest where the table is gone, or has no key to tell its rows by.
Result<TableReturn> readReturn(Session &session, const TableCopy &copy, const JobContext &context);

/// The same counts again, for a statement that was read before.
Status countReturn(Session &session, TableReturn &table, const JobContext &context);

/// Those that foreign keys of others among them point to come first.
Status putInOrder(Session &session, std::vector<TableReturn> &tables, const JobContext &context);

}  // namespace lockstep
