// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/postgres/session.h"

#include <QDateTime>

#include <chrono>

namespace lockstep {

/// A copy of a table's rows beside it, in the same database and schema: "_backup_<table>_<yyyymmdd>". It has no
/// indexes, constraints or triggers, and is told from other tables by its comment.
struct TableCopy
{
    QString table{};  ///< what was copied, joinedIdentifiers()
    QString copy{};  ///< joinedIdentifiers()
    QDateTime at{};  ///< UTC; to the second
    QString run{};  ///< the deploy it was made for; empty: by hand
    qint64 bytes = 0;
};

/// A name for a copy that fits PostgreSQL's 63 bytes; `number` from 2 on makes another of it.
QString copyName(const QString &table, const QDateTime &at, int number = 1);

/// Which copies would be made of these tables: names that nothing in the target has yet.
Result<std::vector<TableCopy>> planCopies(Session &session, const QStringList &tables, const QDateTime &at,
                                          const QString &run, const JobContext &context);

/// All that makeCopies() sends, in order: one transaction.
QList<QByteArray> copyStatements(const std::vector<TableCopy> &copies, std::chrono::milliseconds lockTimeout);
/// All of them or none, as of one moment. LockTimeout where a table stays locked.
Status makeCopies(Session &session, const std::vector<TableCopy> &copies, std::chrono::milliseconds lockTimeout,
                  const JobContext &context);

/// Those that are there, newest first.
Result<std::vector<TableCopy>> listCopies(Session &session, const JobContext &context);
/// DROP TABLE of what is still such a copy; all or none.
Status dropCopies(Session &session, const std::vector<TableCopy> &copies, std::chrono::milliseconds lockTimeout,
                  const JobContext &context);

}  // namespace lockstep
