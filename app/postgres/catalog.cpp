// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/postgres/catalog.h"

#include <QCoreApplication>
#include <QUuid>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// Columns of RelationSize for the relation `c` in schema `n`; a partitioned table counts its partitions.
constexpr auto sizeColumns = R"(
SELECT format('%I.%I', n.nspname, c.relname), sum(whole.live)::bigint, sum(pg_total_relation_size(whole.oid))::bigint
FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
CROSS JOIN LATERAL (
    SELECT p.oid, CASE WHEN p.relkind IN ('p', 'I') THEN 0
                       -- Never analysed since it was made: the statistics collector knows better.
                       WHEN p.reltuples < 0 THEN pg_stat_get_live_tuples(p.oid) ELSE p.reltuples END AS live
    FROM pg_class AS p
    WHERE p.oid = c.oid OR p.oid IN (SELECT relid FROM pg_partition_tree(c.oid) WHERE c.relkind IN ('p', 'I'))
) AS whole
)";

constexpr auto notSystem = " n.nspname <> 'information_schema' AND n.nspname !~ '^pg_' ";

RelationSize sizeOf(const std::vector<QByteArray> &row)
{
    return {QString::fromUtf8(row[0]), row[1].toLongLong(), row[2].toLongLong()};
}

Result<QStringList> firstColumn(Result<Answer> answer)
{
    if (!answer)
        return std::move(answer).error();
    QStringList cells;
    for (const auto &row : answer->rows)
        cells << QString::fromUtf8(row[0]);
    return cells;
}

Result<qint64> firstNumber(Result<Answer> answer)
{
    if (!answer)
        return std::move(answer).error();
    return answer->rows[0][0].toLongLong();
}

Error noSuchRelation(const QString &name)
{
    return {ErrorCode::SqlFailed,
            {QT_TRANSLATE_NOOP("app", "There is no table “%1”."), {name}},
            {},
            {},
            SqlErrorInfo{"42P01"}};
}

}  // namespace

Result<std::optional<RelationSize>> relationSize(Session &session, const QString &name, const JobContext &context)
{
    const auto answer = session.execute(QByteArray(sizeColumns) + "WHERE c.oid = to_regclass($1) GROUP BY 1",
                                        {quotedName(name)}, context);
    if (!answer)
        return answer.error();
    if (answer->rows.empty())
        return std::optional<RelationSize>();
    return std::optional(sizeOf(answer->rows[0]));
}

Result<RelationSizes> relationSizes(Session &session, const QStringList &names, const JobContext &context)
{
    RelationSizes sizes;
    for (const QString &name : names) {
        const auto size = relationSize(session, name, context);
        if (!size)
            return size.error();
        if (*size)
            sizes.emplace(name, **size);
    }
    return sizes;
}

Result<qint64> countRows(Session &session, const QString &name, qint64 limit, const JobContext &context)
{
    // The server's own spelling goes into the query, never the caller's text.
    const auto known = session.execute("SELECT to_regclass($1)::text", {quotedName(name)}, context);
    if (!known)
        return known.error();
    if (known->rows[0][0].isNull())
        return noSuchRelation(name);
    return firstNumber(session.execute("SELECT count(*) FROM (SELECT FROM " + known->rows[0][0] + " LIMIT "
                                           + QByteArray::number(limit) + ") AS counted",
                                       context));
}

Result<std::vector<RelationSize>> allTables(Session &session, const JobContext &context)
{
    const auto answer
        = session.execute(QByteArray(sizeColumns) + "WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND"
                              + notSystem + "GROUP BY 1 ORDER BY 1",
                          context);
    if (!answer)
        return answer.error();
    std::vector<RelationSize> tables;
    for (const auto &row : answer->rows)
        tables.push_back(sizeOf(row));
    return tables;
}

Result<QStringList> invalidIndexes(Session &session, const JobContext &context)
{
    return firstColumn(session.execute(
        QByteArray("SELECT format('%I.%I', n.nspname, c.relname) FROM pg_index AS i JOIN pg_class AS c ON c.oid = "
                   "i.indexrelid "
                   "JOIN pg_namespace AS n ON n.oid = c.relnamespace WHERE NOT (i.indisvalid AND i.indisready) AND")
            + notSystem + "ORDER BY 1",
        context));
}

Result<QStringList> unvalidatedConstraints(Session &session, const JobContext &context)
{
    return firstColumn(session.execute(
        QByteArray("SELECT format('%I.%I: %I', n.nspname, c.relname, k.conname) FROM pg_constraint AS k "
                   "JOIN pg_class AS c ON c.oid = k.conrelid JOIN pg_namespace AS n ON n.oid = c.relnamespace "
                   "WHERE NOT k.convalidated AND")
            + notSystem + "ORDER BY 1",
        context));
}

Result<qint64> databaseBytes(Session &session, const JobContext &context)
{
    return firstNumber(session.execute("SELECT pg_database_size(current_database())", context));
}

Result<QString> setting(Session &session, const QString &name, const JobContext &context)
{
    const auto answer = session.execute("SELECT current_setting($1, true)", {name.toUtf8()}, context);
    if (!answer)
        return answer.error();
    return QString::fromUtf8(answer->rows[0][0]);
}

Result<bool> hasSessionAffinity(Session &session, const JobContext &context)
{
    constexpr int statements = 4;
    const QByteArray mark = QUuid::createUuid().toByteArray(QUuid::Id128);
    const auto set
        = session.execute("SELECT set_config('lockstep.affinity', $1, false), pg_backend_pid()", {mark}, context);
    if (!set)
        return set.error();
    for (int i = 0; i < statements; ++i) {
        const auto asked
            = session.execute("SELECT current_setting('lockstep.affinity', true), pg_backend_pid()", context);
        if (!asked)
            return asked.error();
        if (asked->rows[0][0] != mark || asked->rows[0][1] != set->rows[0][1])
            return false;
    }
    return set->rows[0][1].toInt() == session.backendPid();
}

}  // namespace lockstep
