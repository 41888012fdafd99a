// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Names are bare identifiers joined by dots ("users", "public.User"), as Effect::object holds them; where a schema is
// missing the session's search_path decides. A name with a double quote in it is read as SQL.

#include "app/postgres/session.h"

#include <QDateTime>

#include <map>
#include <optional>

namespace lockstep {

/// Size of a table, partitions and TOAST included.
struct RelationSize
{
    QString name;  ///< schema-qualified
    qint64 estimatedRows = 0;
    qint64 bytes = 0;  ///< with indexes
};

/// The relation of that name; none when there is no such relation.
Result<std::optional<RelationSize>> relationSize(Session &session, const QString &name, const JobContext &context);
/// The sizes of those names that are relations, by the name that was asked for.
using RelationSizes = std::map<QString, RelationSize>;
Result<RelationSizes> relationSizes(Session &session, const QStringList &names, const JobContext &context);
/// count(*), exact; within `limit` rows (reading stops there and the limit is returned).
Result<qint64> countRows(Session &session, const QString &name, qint64 limit, const JobContext &context);

/// Every table of the database that is not PostgreSQL's own: for backups and counts.
Result<std::vector<RelationSize>> allTables(Session &session, const JobContext &context);

/// Schema-qualified names.
Result<QStringList> invalidIndexes(Session &session, const JobContext &context);
/// "schema.table: constraint".
Result<QStringList> unvalidatedConstraints(Session &session, const JobContext &context);

/// A transaction that may make a deploy wait. A prepared one has pid 0 and its name as `query`.
struct OpenTransaction
{
    int pid = 0;
    QString user{};
    QString application{};
    QString state{};
    QString query{};
    double ageSeconds = 0;
};
/// Transactions of other sessions in this database that are older than `seconds`, oldest first.
Result<std::vector<OpenTransaction>> openTransactions(Session &session, double seconds, const JobContext &context);

/// Does the object exist? `kind` is an Effect's objectKind. Columns, constraints, triggers, policies and rules are
/// "table.name"; a routine without parameter types is any of that name. nullopt when the kind cannot be looked up.
Result<std::optional<bool>> objectExists(Session &session, const QString &kind, const QString &name,
                                         const JobContext &context);

/// pg_database_size.
Result<qint64> databaseBytes(Session &session, const JobContext &context);

/// A setting's value by current_setting, empty when unknown.
Result<QString> setting(Session &session, const QString &name, const JobContext &context);

/// True when the connection is proved to keep one backend and its settings from statement to statement. False behind a
/// pooler, also one in session mode: with a single idle client the two modes look alike, so neither is trusted.
Result<bool> hasSessionAffinity(Session &session, const JobContext &context);

}  // namespace lockstep
