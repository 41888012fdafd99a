// SPDX-License-Identifier: GPL-3.0-or-later

// dbmate 2: schema_migrations, one row a version. No checksum, no times, no failed state, no lock; pending is what has
// no row, edited and missing files go unseen, late ones are applied. LEDGERS.md, sections 2.4 and 3.

#include "app/ledgers/index.h"
#include "app/ledgers/nothing.h"
#include "app/ledgers/ontable.h"
#include "app/ledgers/schemamigrations.h"

namespace lockstep {
namespace {

Result<bool> exists(Session &session, const LedgerPlace &place, const JobContext &context)
{
    return ownTableExists(session, place, dbmateTable, context);
}

Result<std::vector<LedgerEntry>> read(Session &session, const LedgerPlace &place, const JobContext &context)
{
    const auto query
        = onTable(session, place, schemaMigrations, "SELECT version FROM @table ORDER BY version", context);
    if (!query)
        return query.error();
    const auto answer = readRows(session, exists(session, place, context), schemaMigrationsTable(place), *query,
                                 {{"version"}}, context);
    return entriesOf(answer, [](const std::vector<QByteArray> &row) {
        LedgerEntry entry{QString::fromUtf8(row[0]), QString::fromUtf8(row[0])};
        entry.finished = true;
        return entry;
    });
}

Status create(Session &session, const LedgerPlace &place, const JobContext &context)
{
    const Result<bool> present = exists(session, place, context);
    if (!present || *present)
        return present ? Status(Done{}) : Status(present.error());
    const auto settled = onSearchPath(session, place, context);
    if (!settled)
        return settled.error();
    if (Status schema = requireSchema(session, schemaOf(*settled), context); !schema)
        return schema;
    return performOnTable(session, *settled, schemaMigrations, "CREATE TABLE @table (version varchar PRIMARY KEY)", {},
                          context);
}

Status finish(Session &session, const LedgerPlace &place, const Migration &migration, const QString &,
              std::chrono::nanoseconds, const JobContext &context)
{
    return performOnTable(session, place, schemaMigrations, "INSERT INTO @table (version) VALUES ($1)",
                          {migration.ledgerKey().toUtf8()}, context);
}

/// dbmate has no command for it; the row is what its schema.sql inserts.
Status markApplied(Session &session, const LedgerPlace &place, const Migration &migration, const JobContext &context)
{
    return performOnTable(session, place, schemaMigrations,
                          "INSERT INTO @table (version) VALUES ($1) ON CONFLICT DO NOTHING",
                          {migration.ledgerKey().toUtf8()}, context);
}

Status markReverted(Session &session, const LedgerPlace &place, const Migration &migration, const JobContext &context)
{
    return performOnTable(session, place, schemaMigrations, "DELETE FROM @table WHERE version = $1",
                          {migration.ledgerKey().toUtf8()}, context);
}

}  // namespace

constexpr Ledger dbmateLedger{
    .id = "dbmate",
    .layout = "dbmate",
    .rules = {.revertsNewest = true, .optOut = "-- migrate:up transaction:false", .source = "LEDGERS.md 2.4"},
    .lockKey = nullptr,
    .rowLock = nullptr,
    .keepsChecksum = false,
    .table = schemaMigrationsTable,
    .exists = exists,
    .read = read,
    .create = create,
    .checksum = noChecksum,
    .matches = matchesAnyFile,
    .begin = beginNothing,
    .finish = finish,
    .fail = failSilently,
    .obstacle = noObstacle,
    .obstacleToCreate = noObstacleToCreate,
    .markApplied = markApplied,
    .markReverted = markReverted,
    .judge = nullptr,
    .followsSearchPath = true,
};

}  // namespace lockstep
