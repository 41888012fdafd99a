// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/checks/footprint.h"
#include "app/postgres/arrayliteral.h"
#include "app/postgres/catalog.h"

#include <QCoreApplication>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

constexpr double longSeconds = 60;
constexpr double idleSeconds = 5;
/// A deploy has one for its statements, one for its locks, and pg_dump's.
constexpr int connectionsNeeded = 8;

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

QString conflictingModes(LockMode mode)
{
    QStringList names;
    for (int other = 0; other < int(conflicts.size()); ++other) {
        if ((conflicts[std::size_t(mode)] & (1u << other)) != 0)
            names << lockModeId(LockMode(other)) + u"Lock"_s;
    }
    return names.join(u',');
}

Result<CheckAnswer> conflictingLocks(const CheckInput &input)
{
    if (!input.touched)
        return input.touched.error();
    QStringList relations;
    QStringList modes;
    for (const auto &[name, mode] : footprintOf(input, *input.touched).locks) {
        relations << loadOf(*input.touched, name)->display;
        modes << conflictingModes(mode);
    }
    // Autovacuum gives way by itself.
    const auto lines = linesOf(
        input,
        "SELECT format('%s: pid %s, %s (%s) holds %s: %s', l.relation::regclass, a.pid, a.usename, a.application_name,"
        " l.mode, left(a.query, 200)) FROM unnest($1::text[], $2::text[]) p(name, modes) JOIN pg_locks l ON l.relation "
        "= to_regclass(p.name) AND l.mode = ANY (string_to_array(p.modes, ',')) JOIN pg_stat_activity a USING (pid)"
        " WHERE l.locktype = 'relation' AND l.granted"
        " AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())"
        " AND l.pid <> pg_backend_pid() AND a.backend_type = 'client backend'",
        {arrayLiteral(relations), arrayLiteral(modes)});
    if (!lines)
        return lines.error();
    return warnOf(
        *lines, {QT_TRANSLATE_NOOP("app", "Nobody holds a lock that the plan would wait for.")},
        {QT_TRANSLATE_N_NOOP("app", "%n lock(s) are held now that the plan would wait for."), {}, int(lines->size())},
        {QT_TRANSLATE_NOOP("app",
                           "Wait until they are gone; a migration that meets them is rolled back and tried again.")});
}

Result<CheckAnswer> preparedTransactions(const CheckInput &input)
{
    const auto lines = linesOf(input,
                               "SELECT format('%s, %s, since %s', gid, owner, prepared) FROM pg_prepared_xacts WHERE "
                               "database = current_database()");
    if (!lines)
        return lines.error();
    return warnOf(*lines, {QT_TRANSLATE_NOOP("app", "There is no prepared transaction.")},
                  {QT_TRANSLATE_N_NOOP("app", "%n prepared transaction(s) hold their locks until somebody ends them."),
                   {},
                   int(lines->size())},
                  {QT_TRANSLATE_NOOP("app", "End each with COMMIT PREPARED or ROLLBACK PREPARED.")});
}

Result<CheckAnswer> connections(const CheckInput &input)
{
    const auto answer = input.session.execute(
        "SELECT count(*), current_setting('max_connections')::int - "
        "current_setting('superuser_reserved_connections')::int FROM pg_stat_activity WHERE backend_type = 'client "
        "backend'",
        input.context);
    if (!answer)
        return answer.error();
    const int used = answer->rows.at(0)[0].toInt();
    const int most = answer->rows[0][1].toInt();
    const QStringList numbers{QString::number(used), QString::number(most)};
    if (used + connectionsNeeded < most && used * 10 < most * 8)
        return CheckAnswer{.message = {QT_TRANSLATE_NOOP("app", "%1 of %2 connections are in use."), numbers}};
    return CheckAnswer{
        Outcome::Warn,
        {QT_TRANSLATE_NOOP("app", "%1 of %2 connections are in use: when writers wait, the rest go fast."), numbers},
        {},
        {QT_TRANSLATE_NOOP("app", "Deploy when fewer are connected, or let the pool open fewer.")}};
}

/// It locks every table against DDL for as long as it runs.
Result<CheckAnswer> dumps(const CheckInput &input)
{
    const auto lines = linesOf(
        input,
        "SELECT format('pid %s, %s, for %s s', pid, usename, floor(extract(epoch FROM now() - backend_start))) FROM "
        "pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client "
        "backend' AND (application_name LIKE 'pg_dump%' OR (state = 'active' AND query ILIKE 'COPY % TO stdout%'))");
    if (!lines)
        return lines.error();
    return warnOf(*lines, {QT_TRANSLATE_NOOP("app", "No dump of this database is being taken.")},
                  {QT_TRANSLATE_N_NOOP("app", "%n dump(s) of this database are being taken."), {}, int(lines->size())},
                  {QT_TRANSLATE_NOOP("app",
                                     "What alters a table waits until they have ended, and everybody behind it "
                                     "waits too. Let them end first.")});
}

}  // namespace

std::span<const CheckRow> activityChecks()
{
    static constexpr std::array rows{
        CheckRow{"long-transactions", QT_TRANSLATE_NOOP("app", "Long transactions"), longTransactions},
        CheckRow{"idle-in-transaction", QT_TRANSLATE_NOOP("app", "Idle in transaction"), idleInTransaction},
        CheckRow{"conflicting-locks", QT_TRANSLATE_NOOP("app", "Locks held now"), conflictingLocks},
        CheckRow{"prepared-transactions", QT_TRANSLATE_NOOP("app", "Prepared transactions"), preparedTransactions},
        CheckRow{"pg-dump-running", QT_TRANSLATE_NOOP("app", "Dumps running"), dumps},
        CheckRow{"many-connections", QT_TRANSLATE_NOOP("app", "Connections"), connections},
    };
    return rows;
}

}  // namespace lockstep
