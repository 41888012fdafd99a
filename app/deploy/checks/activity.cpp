// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/checks/checks.h"
#include "app/postgres/catalog.h"

#include <QCoreApplication>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

constexpr double longSeconds = 60;
constexpr double idleSeconds = 5;

bool isIdle(const OpenTransaction &transaction)
{
    return transaction.state.startsWith("idle in transaction"_L1);
}

QString described(const OpenTransaction &transaction)
{
    return u"pid %1, %2 (%3), %4 for %5 s: %6"_s.arg(
        QString::number(transaction.pid), transaction.user, transaction.application, transaction.state,
        QString::number(transaction.ageSeconds, 'f', 0), transaction.query.simplified().left(200));
}

Result<QStringList> transactionsOlder(const CheckInput &input, double seconds, bool idle)
{
    const auto open = openTransactions(input.session, seconds, input.context);
    if (!open)
        return open.error();
    QStringList lines;
    for (const OpenTransaction &transaction : *open) {
        if (isIdle(transaction) == idle)
            lines << described(transaction);
    }
    return lines;
}

Result<CheckAnswer> longTransactions(const CheckInput &input)
{
    const auto lines = transactionsOlder(input, longSeconds, false);
    if (!lines)
        return lines.error();
    return warnOf(*lines, {QT_TRANSLATE_NOOP("app", "No transaction has been running for longer than a minute.")},
                  {QT_TRANSLATE_N_NOOP("app", "%n transaction(s) have been running for longer than a minute."),
                   {},
                   int(lines->size())},
                  {QT_TRANSLATE_NOOP(
                      "app", "CREATE INDEX CONCURRENTLY waits for them, and locks may. Wait until they have ended.")});
}

Result<CheckAnswer> idleInTransaction(const CheckInput &input)
{
    const auto lines = transactionsOlder(input, idleSeconds, true);
    if (!lines)
        return lines.error();
    return warnOf(
        *lines, {QT_TRANSLATE_NOOP("app", "No session sits idle in a transaction.")},
        {QT_TRANSLATE_N_NOOP("app", "%n session(s) sit idle in an open transaction."), {}, int(lines->size())},
        {QT_TRANSLATE_NOOP("app", "Ask their owners to end them, or end them with pg_terminate_backend(pid).")});
}

/// Section 13.3 of the manual: bit i of row m is set when a lock of mode m conflicts with one of mode i.
constexpr std::array<unsigned, 8> conflicts{0x80, 0xC0, 0xF0, 0xF8, 0xEC, 0xFC, 0xFE, 0xFF};

QByteArray conflictingModes(LockMode mode)
{
    QByteArrayList names;
    for (int other = 0; other < int(conflicts.size()); ++other) {
        if ((conflicts[std::size_t(mode)] & (1u << other)) != 0)
            names << QByteArray(lockModeId(LockMode(other)).data()) + "Lock";
    }
    return '{' + names.join(',') + '}';
}

Result<CheckAnswer> conflictingLocks(const CheckInput &input)
{
    QStringList lines;
    for (const auto &[relation, mode] : plannedLocks(input)) {
        // Autovacuum gives way by itself.
        const auto answer = input.session.execute(
            "SELECT format('%s: pid %s, %s (%s) holds %s: %s', l.relation::regclass, a.pid, a.usename, "
            "a.application_name,"
            " l.mode, left(a.query, 200)) FROM pg_locks l JOIN pg_stat_activity a USING (pid)"
            " WHERE l.locktype = 'relation' AND l.granted AND l.relation = to_regclass($1)"
            " AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())"
            " AND l.pid <> pg_backend_pid() AND l.mode = ANY ($2::text[]) AND a.backend_type = 'client backend'",
            {quotedName(relation), conflictingModes(mode)}, input.context);
        if (!answer)
            return answer.error();
        for (const auto &row : answer->rows)
            lines << QString::fromUtf8(row.at(0));
    }
    return warnOf(
        lines, {QT_TRANSLATE_NOOP("app", "Nobody holds a lock that the plan would wait for.")},
        {QT_TRANSLATE_N_NOOP("app", "%n lock(s) are held now that the plan would wait for."), {}, int(lines.size())},
        {QT_TRANSLATE_NOOP("app",
                           "Wait until they are gone; a migration that meets them is rolled back and tried again.")});
}

Result<CheckAnswer> preparedTransactions(const CheckInput &input)
{
    const auto answer = input.session.execute("SELECT format('%s, %s, since %s', gid, owner, prepared) FROM "
                                              "pg_prepared_xacts WHERE database = current_database()",
                                              input.context);
    if (!answer)
        return answer.error();
    QStringList lines;
    for (const auto &row : answer->rows)
        lines << QString::fromUtf8(row.at(0));
    return warnOf(lines, {QT_TRANSLATE_NOOP("app", "There is no prepared transaction.")},
                  {QT_TRANSLATE_N_NOOP("app", "%n prepared transaction(s) hold their locks until somebody ends them."),
                   {},
                   int(lines.size())},
                  {QT_TRANSLATE_NOOP("app", "End each with COMMIT PREPARED or ROLLBACK PREPARED.")});
}

Result<CheckAnswer> replicationLag(const CheckInput &input)
{
    const auto answer = input.session.execute(
        "SELECT format('%s (%s): %s', application_name, client_addr, replay_lag) FROM pg_stat_replication"
        " WHERE replay_lag > interval '10 seconds'",
        input.context);
    if (!answer)
        return answer.error();
    QStringList lines;
    for (const auto &row : answer->rows)
        lines << QString::fromUtf8(row.at(0));
    return warnOf(
        lines, {QT_TRANSLATE_NOOP("app", "No standby that this role can see is behind.")},
        {QT_TRANSLATE_N_NOOP("app", "%n standby(s) are more than ten seconds behind."), {}, int(lines.size())},
        {QT_TRANSLATE_NOOP("app", "Wait until they have caught up: a migration's own writes come on top.")});
}

}  // namespace

std::span<const CheckRow> activityChecks()
{
    static constexpr std::array rows{
        CheckRow{"long-transactions", QT_TRANSLATE_NOOP("app", "Long transactions"), longTransactions},
        CheckRow{"idle-in-transaction", QT_TRANSLATE_NOOP("app", "Idle in transaction"), idleInTransaction},
        CheckRow{"conflicting-locks", QT_TRANSLATE_NOOP("app", "Locks held now"), conflictingLocks},
        CheckRow{"prepared-transactions", QT_TRANSLATE_NOOP("app", "Prepared transactions"), preparedTransactions},
        CheckRow{"replication-lag", QT_TRANSLATE_NOOP("app", "Standbys"), replicationLag},
    };
    return rows;
}

}  // namespace lockstep
