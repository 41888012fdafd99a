// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/postgres/lockwait.h"

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// A lock of a relation by its name; that of a transaction, for which row locks and CONCURRENTLY wait, by its number.
constexpr auto awaitedQuery = R"(
SELECT l.mode,
       CASE WHEN c.oid IS NOT NULL THEN format('%s.%s', n.nspname, c.relname)
            WHEN l.transactionid IS NOT NULL THEN 'transaction ' || l.transactionid
            WHEN l.locktype = 'virtualxid' THEN 'transaction ' || l.virtualxid
            ELSE l.locktype END
FROM pg_catalog.pg_locks AS l
LEFT JOIN pg_catalog.pg_class AS c
       ON c.oid = l.relation AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())
LEFT JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
WHERE l.pid = $1::int AND NOT l.granted
)";

constexpr auto partyColumns = R"(
SELECT a.pid, extract(epoch FROM a.backend_start)::text, a.usename, a.application_name, host(a.client_addr), a.state,
       a.query, extract(epoch FROM %1), extract(epoch FROM clock_timestamp() - %1)
FROM pg_catalog.pg_stat_activity AS a
)";

// Two prepared transactions may hold the same lock; all that hold one of the awaited object are named.
constexpr auto preparedQuery = R"(
SELECT DISTINCT 0, '', p.owner, 'PREPARE TRANSACTION', NULL, 'prepared', p.gid, extract(epoch FROM p.prepared),
       extract(epoch FROM clock_timestamp() - p.prepared)
FROM pg_catalog.pg_prepared_xacts AS p
JOIN pg_catalog.pg_locks AS held ON held.virtualtransaction LIKE '%/' || p.transaction AND held.pid IS NULL
JOIN pg_catalog.pg_locks AS wanted
  ON wanted.pid = $1::int AND NOT wanted.granted AND wanted.locktype = held.locktype
 AND wanted.relation IS NOT DISTINCT FROM held.relation
 AND wanted.transactionid IS NOT DISTINCT FROM held.transactionid
WHERE 0 = ANY (pg_blocking_pids($1::int))
)";

Result<std::vector<LockParty>> partiesOf(const Result<Answer> &answer)
{
    if (!answer)
        return answer.error();
    std::vector<LockParty> parties;
    for (const auto &row : answer->rows) {
        const qint64 since = qint64(row[7].toDouble() * 1000);
        parties.push_back({.pid = row[0].toInt(),
                           .backendStart = QString::fromLatin1(row[1]),
                           .user = QString::fromUtf8(row[2]),
                           .application = QString::fromUtf8(row[3]),
                           .client = QString::fromUtf8(row[4]),
                           .state = QString::fromUtf8(row[5]),
                           .query = QString::fromUtf8(row[6]),
                           .since = row[7].isNull() ? QDateTime() : QDateTime::fromMSecsSinceEpoch(since, Qt::UTC),
                           .ageMs = qint64(row[8].toDouble() * 1000)});
    }
    return parties;
}

QByteArray partyQuery(const char *since, const char *where)
{
    return QByteArray(partyColumns).replace("%1", since) + where;
}

Result<std::vector<LockParty>> blockers(Session &session, const QByteArray &pid, const JobContext &context)
{
    auto parties = partiesOf(session.execute(
        partyQuery("coalesce(a.xact_start, a.query_start)", "WHERE a.pid = ANY (pg_blocking_pids($1::int)) ORDER BY 8"),
        {pid}, context));
    const auto prepared = partiesOf(session.execute(preparedQuery, {pid}, context));
    if (parties && prepared)
        parties->insert(parties->end(), prepared->begin(), prepared->end());
    return parties;
}

}  // namespace

Result<std::optional<LockWait>> lockWaitOf(Session &session, int pid, const JobContext &context)
{
    const QByteArray number = QByteArray::number(pid);
    auto found = blockers(session, number, context);
    if (!found)
        return std::move(found).error();
    if (found->empty())
        return std::optional<LockWait>();
    const auto awaited = session.execute(awaitedQuery, {number}, context);
    if (!awaited)
        return awaited.error();
    auto waiting
        = partiesOf(session.execute(partyQuery("a.query_start",
                                               "WHERE a.wait_event_type = 'Lock' AND a.pid <> $1::int"
                                               " AND $1::int = ANY (pg_blocking_pids(a.pid)) ORDER BY 8 LIMIT 100"),
                                    {number}, context));
    if (!waiting)
        return std::move(waiting).error();
    LockWait wait{.blockers = *std::move(found), .waiting = *std::move(waiting)};
    if (!awaited->rows.empty()) {
        wait.mode = QString::fromLatin1(awaited->rows[0][0]);
        wait.object = QString::fromUtf8(awaited->rows[0][1]);
    }
    return std::optional(std::move(wait));
}

Result<bool> endBlocker(Session &session, const LockParty &blocker, int blocked, const JobContext &context)
{
    const auto answer = session.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_catalog.pg_stat_activity WHERE pid = $1::int"
        " AND extract(epoch FROM backend_start)::text = $2 AND pid = ANY (pg_blocking_pids($3::int))",
        {QByteArray::number(blocker.pid), blocker.backendStart.toUtf8(), QByteArray::number(blocked)}, context);
    if (!answer)
        return answer.error();
    return !answer->rows.empty() && answer->rows[0][0] == "t";
}

}  // namespace lockstep
