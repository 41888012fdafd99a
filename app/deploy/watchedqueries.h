// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/check.h"
#include "app/postgres/session.h"
#include "app/project/aftercare.h"

#include <QJsonObject>

namespace lockstep {

/// How the server would run a watched query.
struct QueryPlan
{
    QString name{};
    double cost = 0;  ///< the planner's total
    QStringList indexes{};  ///< that it reads through, sorted
    QString tree{};  ///< a node a line, for people
    QString problem{};  ///< why there is no plan, in the server's words; empty: there is one
};

/// EXPLAIN, which does not run them, with the parameters as written, in transactions that can only read. A query that
/// cannot be planned has its problem; an Error is a lost connection or a stop request.
Result<std::vector<QueryPlan>> readPlans(Session &session, const std::vector<WatchedQuery> &queries,
                                         const JobContext &context);

/// A check each: a query that lost an index, or whose cost is ten times higher, is a warning with both plans; one that
/// can be planned no more fails.
std::vector<Check> comparePlans(const std::vector<QueryPlan> &before, const std::vector<QueryPlan> &after);

QJsonObject toJson(const QueryPlan &plan);
QueryPlan queryPlanFromJson(const QJsonObject &json);

}  // namespace lockstep
