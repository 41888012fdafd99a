// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the plan touches on the target, read once for all checks that ask about it: as many queries for a catalog of ten
// thousand tables as for one of ten.

#include "app/deploy/plan.h"
#include "app/postgres/session.h"
#include "app/review/forecast.h"

namespace lockstep {

/// How large and how busy a relation is, its partitions counted in.
struct RelationLoad
{
    QString display{};  ///< "public.users"
    qint64 rows = 0;  ///< estimated
    qint64 heapBytes = 0;
    qint64 bytes = 0;  ///< with indexes and TOAST
    qint64 writes = 0;  ///< rows written since the statistics were last reset
    int partitions = 0;  ///< leaves; 0 where it is no partitioned table
    qint64 age = 0;  ///< transactions since the oldest row was frozen
    qint64 freezeAge = 0;  ///< at which autovacuum freezes it, whoever is in the way
    bool isSizeKnown = false;
};

/// A migration of the plan with what is foretold of each statement from the target's own catalog.
struct PlannedForecasts
{
    std::size_t planned = 0;  ///< index into Plan::migrations
    std::vector<Forecast> statements{};
};

struct PlannedRelations
{
    Snapshot catalog{};  ///< what the plan names, and what hangs together with it
    std::map<ObjectName, RelationLoad> loads{};
    std::vector<PlannedForecasts> forecasts{};
    QStringList searchPath{};
    double secondsCounted = 0;  ///< how long the statistics have been counting writes
};

/// The scripts that the plan runs, one for each of its migrations.
using PlannedScripts = std::vector<const AnalysedScript *>;

Result<PlannedRelations> readPlannedRelations(Session &session, const PlannedScripts &scripts,
                                              const JobContext &context);

}  // namespace lockstep
