// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/check.h"
#include "app/postgres/session.h"
#include "app/sql/effects.h"

#include <QJsonObject>

namespace lockstep {

/// How many rows a table has.
struct RowCount
{
    QString table{};  ///< as the server prints it
    qint64 rows = 0;
    bool isExact = true;  ///< false: the server's estimate, because there are more than are counted
};

/// Names of relations that the statements make, change or write to, as written; each once.
QStringList relationsIn(const std::vector<const std::vector<StatementEffects> *> &scripts);

/// Of those names that are tables, the first hundred. Cheap: up to 100 000 rows are counted, of bigger tables, and of
/// those that cannot be counted within two seconds or may not be read, it is the server's estimate.
Result<std::vector<RowCount>> countTables(Session &session, const QStringList &names, const JobContext &context);

/// The counts side by side, as evidence; it passes.
Check compareCounts(const std::vector<RowCount> &before, const std::vector<RowCount> &after);

QJsonObject toJson(const RowCount &count);
RowCount rowCountFromJson(const QJsonObject &json);

}  // namespace lockstep
