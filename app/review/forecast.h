// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a statement will lock, write anew, read and build. Syntax tells it in part (StatementEffects); with the schema
// that the statement meets, replayed from files or read from a server, it can be told in full.

#include "app/review/targetfacts.h"
#include "app/schema/replay.h"

namespace lockstep {

/// What the forecast stands on.
enum class Basis { Syntax, History, Catalog };
QLatin1StringView basisId(Basis basis);  ///< "syntax", "history", "catalog"

/// Relations are named with their schema where that is known, else as written.
struct Forecast
{
    std::vector<LockForecast> locks{};  ///< strongest mode a relation
    std::vector<LockForecast> indexLocks{};  ///< of the indexes that go with it
    QStringList rewrites{};  ///< relations written anew, indexes too
    QStringList scans{};  ///< relations read whole
    QStringList builds{};  ///< indexes and tables built
    Basis basis = Basis::Syntax;
    Message unknown{};  ///< what is left open, or why the statement would fail; empty: nothing
};

/// What the forecast knows beside the statement; `schema` is null for a text by itself, `target` without a server.
struct ForecastInput
{
    const StatementEffects &statement;
    const Replay *schema = nullptr;
    const TargetFacts *target = nullptr;
    int version = 0;  ///< PostgreSQL's major version
    bool isUtc = false;  ///< the session's time zone is known to be UTC
    QByteArray sql{};  ///< the file's text
};
Forecast forecast(const ForecastInput &input);

}  // namespace lockstep
