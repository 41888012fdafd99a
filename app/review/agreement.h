// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a statement did to relations as a server showed it, beside what was foretold of it.

#include "app/review/forecast.h"

#include <QSet>

#include <optional>

namespace lockstep {

/// As pg_locks names them: "AccessExclusiveLock". None for what is no mode of a relation.
std::optional<LockMode> lockModeNamed(const QByteArray &name);

/// Relations are named as they were when the statement began, with their schema: indexes, sequences and views too.
struct RelationFootprint
{
    std::map<QString, LockMode> locks{};  ///< strongest mode a relation, held when the statement has ended
    std::map<QString, LockMode> before{};  ///< what the transaction held when it began
    QSet<QString> rewrites{};
    QSet<QString> scans{};
    QSet<QString> builds{};  ///< indexes that were not there
    QSet<QString> newTables{};  ///< tables, views, sequences likewise: making one is no build, reading it no scan
    /// Indexes and sequences: a weak lock of one comes and goes with its table's, and hinders nobody whom that does
    /// not.
    QSet<QString> parts{};
    bool isScanned = true;  ///< false: nobody could see what was read
};

/// Where the two differ, a sentence each; empty where they agree. A rewrite reads the table too.
std::vector<Message> mismatches(const Forecast &foretold, const RelationFootprint &seen);

}  // namespace lockstep
