// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a server knows that files alone do not tell, as values: the rules ask these, never the server.

#include "app/schema/snapshot.h"

#include <QHash>

#include <memory>

namespace lockstep {

/// How much there is of a table, a materialized view, or a partitioned table with all its partitions.
struct RelationFacts
{
    /// As the last VACUUM, ANALYZE or the statistics estimate; none: never counted. 0 is exact: no page was ever
    /// filled.
    std::optional<qint64> rows{};
    qint64 bytes = 0;  ///< with indexes and TOAST
    qint64 writes = 0;  ///< rows inserted, updated and deleted since the statistics were last reset
    bool isPublished = false;  ///< a publication sends its updates or deletes on
    bool isIdentifiedByKey = false;  ///< its replica identity is its primary key, by default or as USING INDEX
    QString owner{};
    QString tablespace{};
    QString accessMethod{};
};

/// Something outside a relation, type or function that breaks, or goes, when that does: by pg_depend, which knows
/// nothing of what stands in the bodies of PL/pgSQL.
struct Dependent
{
    ObjectName on{};  ///< a function without its arguments
    QString column{};  ///< empty: on the whole
    QString kind{};  ///< "view", "function", "policy", "trigger", "default value", …
    QString name{};  ///< as the server prints it
    ObjectName object{};  ///< of a view or a materialized view
};

/// One database at one moment.
struct TargetFacts
{
    int serverVersion = 0;  ///< as in server_version_num, for example 150018
    Snapshot catalog{};
    std::map<ObjectName, RelationFacts> relations{};
    std::vector<Dependent> dependents{};
    /// Functions that are neither PostgreSQL's own nor in `catalog` (those of extensions): by name without schema,
    /// "volatile", "stable" or "immutable"; of several of one name the most changeable.
    QHash<QString, QString> volatility{};
    /// Columns whose NOT NULL was added NOT VALID and never validated (PostgreSQL 18), by table.
    std::map<ObjectName, QStringList> unvalidatedNotNull{};
    QString timeZone{};  ///< of a session that sets none itself
    std::map<ObjectName, ObjectName> statistics{};  ///< CREATE STATISTICS, and the table of each

    /// Statements that the checker could not read, by their text: what the server's own grammar says against each;
    /// empty: nothing. Those it gave no answer about are not here.
    QHash<QByteArray, QString> syntax{};

    int major() const { return serverVersion / 10000; }
    bool isUtc() const
    {
        return timeZone.compare(QLatin1StringView("UTC"), Qt::CaseInsensitive) == 0
            || timeZone == QLatin1StringView("Etc/UTC");
    }
};
using TargetFactsPtr = std::shared_ptr<const TargetFacts>;

/// Where a review is for a target: its facts, and which migrations it has not run yet.
struct TargetInput
{
    TargetFactsPtr facts{};
    std::vector<bool> isPending{};  ///< index as the migrations; those are judged by the catalog, others by history
};

}  // namespace lockstep
