// SPDX-License-Identifier: GPL-3.0-or-later

// Prisma Migrate 5 to 7: _prisma_migrations in the schema of ?schema=, rows as the tool was seen to write them.
// LEDGERS.md, sections 2.1 and 3.

#include "app/ledgers/index.h"
#include "app/ledgers/prismachecksum.h"
#include "app/ledgers/rows.h"

#include <QCoreApplication>
#include <QUuid>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

constexpr auto tableName = "_prisma_migrations"_L1;

Result<qint64> lockKey(Session &, const LedgerPlace &, const JobContext &)
{
    return 72707369;
}

QString table(const LedgerPlace &place)
{
    return qualified(place, tableName);
}

QByteArray tableSql(const LedgerPlace &place)
{
    return table(place).toUtf8();
}

Result<bool> exists(Session &session, const LedgerPlace &place, const JobContext &context)
{
    return tableExists(session, schemaOf(place), tableName, context);
}

Result<std::vector<LedgerEntry>> read(Session &session, const LedgerPlace &place, const JobContext &context)
{
    const auto answer = readRows(session, exists(session, place, context), table(place),
                                 "SELECT id, migration_name, checksum, " + asMilliseconds("started_at") + ", "
                                     + asMilliseconds("finished_at") + ", " + asMilliseconds("rolled_back_at")
                                     + ", logs FROM " + tableSql(place) + " ORDER BY started_at, migration_name",
                                 {{"migration_name", 1, false}}, context);
    if (!answer)
        return answer.error();
    std::vector<LedgerEntry> entries;
    for (const auto &row : answer->rows)
        entries.push_back({QString::fromUtf8(row[0]), QString::fromUtf8(row[1]), QString::fromUtf8(row[2]),
                           timeOf(row[3]), timeOf(row[4]), timeOf(row[5]), QString::fromUtf8(row[6])});
    return entries;
}

Status create(Session &session, const LedgerPlace &place, const JobContext &context)
{
    const Result<bool> present = exists(session, place, context);
    if (!present || *present)
        return present ? Status(Done{}) : Status(present.error());
    if (Status schema = requireSchema(session, schemaOf(place), context); !schema)
        return schema;
    return perform(
        session,
        "CREATE TABLE " + tableSql(place)
            + " ("
              "id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ, "
              "migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ, "
              "started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)",
        {}, context);
}

QString checksum(const Migration &migration)
{
    return prismaChecksum(migration.forward.bytes);
}

bool matches(const Migration &migration, const LedgerEntry &entry)
{
    return prismaChecksumMatches(migration.forward.bytes, entry.checksum);
}

QByteArray newId()
{
    return QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
}

Result<QString> begin(Session &session, const LedgerPlace &place, const Migration &migration, const JobContext &context)
{
    const QByteArray id = newId();
    const Status written = perform(session,
                                   "INSERT INTO " + tableSql(place)
                                       + " (id, checksum, started_at, migration_name)"
                                         " VALUES ($1, $2, clock_timestamp(), $3)",
                                   {id, checksum(migration).toUtf8(), migration.name.toUtf8()}, context);
    if (!written)
        return written.error();
    return QString::fromLatin1(id);
}

Status finish(Session &session, const LedgerPlace &place, const Migration &migration, const QString &begunId,
              std::chrono::nanoseconds, const JobContext &context)
{
    if (begunId.isEmpty())
        return perform(session,
                       "INSERT INTO " + tableSql(place)
                           + " (id, checksum, started_at, finished_at, migration_name, applied_steps_count)"
                             " VALUES ($1, $2, now(), clock_timestamp(), $3, 1)",
                       {newId(), checksum(migration).toUtf8(), migration.name.toUtf8()}, context);
    const auto answer = session.execute("UPDATE " + tableSql(place)
                                            + " SET finished_at = clock_timestamp(),"
                                              " applied_steps_count = applied_steps_count + 1 WHERE id = $1",
                                        {begunId.toUtf8()}, context);
    if (!answer)
        return answer.error();
    if (answer->affectedRows == 1)
        return Done{};
    return vanishedRow(migration, table(place));
}

Status fail(Session &session, const LedgerPlace &place, const Migration &migration, const QString &begunId,
            const QString &text, const JobContext &context)
{
    if (begunId.isEmpty())
        return perform(session,
                       "INSERT INTO " + tableSql(place)
                           + " (id, checksum, logs, started_at, migration_name)"
                             " VALUES ($1, $2, $3, clock_timestamp(), $4)",
                       {newId(), checksum(migration).toUtf8(), text.toUtf8(), migration.name.toUtf8()}, context);
    return perform(session, "UPDATE " + tableSql(place) + " SET logs = $2 WHERE id = $1",
                   {begunId.toUtf8(), text.toUtf8()}, context);
}

bool isFailed(const LedgerEntry &entry)
{
    return !entry.finishedAt.isValid() && !entry.rolledBackAt.isValid();
}

Message obstacle(const std::vector<LedgerEntry> &entries)
{
    for (const LedgerEntry &entry : entries) {
        if (isFailed(entry))
            return {QT_TRANSLATE_NOOP("app",
                                      "%1 began and did not finish, so Prisma applies nothing until that is resolved "
                                      "(P3009). See what it left, then mark it as applied or as rolled back."),
                    {entry.name}};
    }
    return {};
}

/// Prisma creates its ledger only in a schema without tables; those of extensions do not count.
Result<Message> obstacleToCreate(Session &session, const LedgerPlace &place, const JobContext &context)
{
    const auto answer = session.execute(
        "SELECT count(*) FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
        " WHERE n.nspname = $1 AND c.relkind IN ('r', 'p') AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend d"
        " WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')",
        {schemaOf(place).toUtf8()}, context);
    if (!answer)
        return answer.error();
    const int tables = answer->rows[0][0].toInt();
    if (tables == 0)
        return Message{};
    return Message{QT_TRANSLATE_N_NOOP("app",
                                       "The schema %1 has %n table(s) and no ledger, so Prisma would not begin here "
                                       "(P3005). Mark the migrations that it already has as applied first."),
                   {schemaOf(place)},
                   tables};
}

Status markApplied(Session &session, const LedgerPlace &place, const Migration &migration, const JobContext &context)
{
    if (Status closed = perform(session,
                                "UPDATE " + tableSql(place)
                                    + " SET rolled_back_at = now()"
                                      " WHERE migration_name = $1 AND finished_at IS NULL AND rolled_back_at IS NULL",
                                {migration.name.toUtf8()}, context);
        !closed)
        return closed;
    return perform(session,
                   "INSERT INTO " + tableSql(place)
                       + " (id, checksum, logs, started_at, finished_at, migration_name)"
                         " VALUES ($1, $2, '', now(), now(), $3)",
                   {newId(), checksum(migration).toUtf8(), migration.name.toUtf8()}, context);
}

Status markReverted(Session &session, const LedgerPlace &place, const Migration &migration, const JobContext &context)
{
    const QByteArray name = migration.ledgerKey().toUtf8();
    if (Status marked = perform(session,
                                "UPDATE " + tableSql(place)
                                    + " SET rolled_back_at = now()"
                                      " WHERE migration_name = $1 AND finished_at IS NULL AND rolled_back_at IS NULL",
                                {name}, context);
        !marked)
        return marked;
    return perform(session,
                   "DELETE FROM " + tableSql(place)
                       + " WHERE migration_name = $1 AND finished_at IS NOT NULL AND rolled_back_at IS NULL",
                   {name}, context);
}

}  // namespace

constexpr Ledger prismaLedger{
    .id = "prisma",
    .layout = "prisma",
    .rules = {.lock = "pg_advisory_lock(72707369)", .source = "LEDGERS.md 2.1"},
    .lockKey = lockKey,
    .rowLock = nullptr,
    .keepsChecksum = true,
    .table = table,
    .exists = exists,
    .read = read,
    .create = create,
    .checksum = checksum,
    .matches = matches,
    .begin = begin,
    .finish = finish,
    .fail = fail,
    .obstacle = obstacle,
    .obstacleToCreate = obstacleToCreate,
    .markApplied = markApplied,
    .markReverted = markReverted,
    .judge = nullptr,
};

}  // namespace lockstep
