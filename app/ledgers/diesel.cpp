// SPDX-License-Identifier: GPL-3.0-or-later

// Diesel (diesel_migrations 2): __diesel_schema_migrations, one row a version. What is in the folder and has no row is
// run, older than others or not; edited and missing ones are not noticed. A migration and its row commit together,
// unless its metadata.toml says run_in_transaction = false. No lock, no failed state. Its session's zone is UTC, hence
// the times. LEDGERS.md, sections 2.14 and 3.

#include "app/ledgers/index.h"
#include "app/ledgers/nothing.h"
#include "app/ledgers/owntable.h"
#include "app/ledgers/rows.h"

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

constexpr UsualPlace usualPlace{.table = "__diesel_schema_migrations"_L1};
constexpr auto table = OwnTable<usualPlace>::name;
constexpr auto tableSql = OwnTable<usualPlace>::sql;
constexpr auto exists = OwnTable<usualPlace>::exists;

Result<std::vector<LedgerEntry>> read(Session &session, const LedgerPlace &place, const JobContext &context)
{
    const auto answer = readRows(session, exists(session, place, context), table(place),
                                 "SELECT version, " + asMilliseconds("(run_on AT TIME ZONE 'UTC')") + " FROM "
                                     + tableSql(place) + " ORDER BY version COLLATE \"C\"",
                                 {{"version"}}, context);
    return entriesOf(answer, [](const std::vector<QByteArray> &row) {
        LedgerEntry entry{QString::fromUtf8(row[0]), QString::fromUtf8(row[0])};
        entry.finishedAt = timeOf(row[1]);
        entry.finished = true;
        return entry;
    });
}

Status create(Session &session, const LedgerPlace &place, const JobContext &context)
{
    const Result<bool> present = exists(session, place, context);
    if (!present || *present)
        return present ? Status(Done{}) : Status(present.error());
    return perform(session,
                   "CREATE TABLE IF NOT EXISTS " + tableSql(place)
                       + " (version VARCHAR(50) PRIMARY KEY NOT NULL, "
                         "run_on TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP)",
                   {}, context);
}

Status markApplied(Session &session, const LedgerPlace &place, const Migration &migration, const JobContext &context)
{
    return perform(session,
                   "INSERT INTO " + tableSql(place)
                       + " (version, run_on) VALUES ($1, CURRENT_TIMESTAMP AT TIME ZONE 'UTC')",
                   {migration.ledgerKey().toUtf8()}, context);
}

Status finish(Session &session, const LedgerPlace &place, const Migration &migration, const QString &,
              std::chrono::nanoseconds, const JobContext &context)
{
    return markApplied(session, place, migration, context);
}

Status markReverted(Session &session, const LedgerPlace &place, const Migration &migration, const JobContext &context)
{
    return deleteRow(session, tableSql(place), "version", migration, context);
}

}  // namespace

constexpr Ledger dieselLedger{
    .id = "diesel",
    .layout = "diesel",
    .rules
    = {.revertsNewest = true, .optOut = "run_in_transaction = false in metadata.toml", .source = "LEDGERS.md 2.14"},
    .lockKey = nullptr,
    .rowLock = nullptr,
    .keepsChecksum = false,
    .table = table,
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
