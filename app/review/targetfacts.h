// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a server knows that files alone do not tell, as values: the rules ask these, never the server.

#include "app/schema/snapshot.h"

#include <QDateTime>
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
    bool isReplicated = false;  ///< a publication sends its rows on
    bool isPublished = false;  ///< its updates or deletes among them
    bool isIdentifiedByKey = false;  ///< its replica identity is its primary key, by default or as USING INDEX
    QString owner{};
    QString tablespace{};
    QString accessMethod{};
    qint64 reads = 0;  ///< scans of it and of its indexes since then
    QDateTime lastWrite{};  ///< of a row that is still there; invalid: nobody knows
};

/// What the session's role may do with a relation; a superuser's are not asked for.
struct RelationRights
{
    QString owner{};
    bool mayAlter = true;  ///< it acts as its owner
    bool mayDrop = true;  ///< as its owner or its schema's
    QSet<QString> lacks{};  ///< what it may not do: "insert", "truncate", "references", …
};

/// Where a sequence stands.
struct SequenceFacts
{
    std::optional<qint64> last{};  ///< the number it gave out last; none: it gave out none, or may not be read
    qint64 increment = 1;
};

/// Of a column, as ANALYZE last found it.
struct ColumnStatistics
{
    double distinct = 0;  ///< how many different values; negative: their share of all rows
    double nulls = 0;  ///< the share of rows without a value
};

/// Who the session is.
struct ServerRole
{
    QString name{};  ///< empty: not known
    bool isSuperuser = false;
    bool mayCreateSchemas = true;
    QSet<QString> closedSchemas{};  ///< where it may make nothing
    QString schema{};  ///< where it makes what is named without a schema; empty: nowhere
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
    ServerRole role{};
    std::map<ObjectName, RelationRights> rights{};
    QHash<QString, QString> schemaOwners{};  ///< the one role that owns all tables of a schema
    QDateTime countedSince{};  ///< since when reads and writes are counted; invalid: since there are any
    std::map<ObjectName, qint64> indexScans{};
    std::map<ObjectName, SequenceFacts> sequences{};
    /// Of tables that something pending makes unique.
    std::map<ObjectName, std::map<QString, ColumnStatistics>> columnStatistics{};
    /// UPDATE and DELETE statements by their text: how many rows the planner expects them to change.
    QHash<QByteArray, qint64> affectedRows{};
    std::map<ObjectName, ObjectName> statistics{};  ///< CREATE STATISTICS, and the table of each

    /// Statements that the checker could not read, by their text: what the server's own grammar says against each;
    /// empty: nothing. Those it gave no answer about are not here.
    QHash<QByteArray, QString> syntax{};
    int syntaxNotAsked = 0;  ///< how many were left out, since there are very many

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
    std::vector<std::size_t> editedBaselines{};  ///< those that all others build on, changed since they were applied
};

}  // namespace lockstep
