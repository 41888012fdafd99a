// SPDX-License-Identifier: GPL-3.0-or-later

// node-pg-migrate 9: public.pgmigrations, one row a file's name without extension. Its rows, in the order in which they
// were written, have to be the folder's first files, in the folder's order; otherwise it stops. An edited file, and the
// newest without a file, are not noticed. All that is pending is one transaction, from which SQL files cannot opt out.
// No failed state. Its key is taken with pg_try_advisory_lock. LEDGERS.md, sections 2.6 and 3.

#include "app/ledgers/index.h"
#include "app/ledgers/nodepgmigrateorder.h"
#include "app/ledgers/nothing.h"
#include "app/ledgers/owntable.h"
#include "app/ledgers/rows.h"

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

constexpr UsualPlace usualPlace{.table = "pgmigrations"_L1};
constexpr auto table = OwnTable<usualPlace>::name;
constexpr auto tableSql = OwnTable<usualPlace>::sql;
constexpr auto exists = OwnTable<usualPlace>::exists;

Result<qint64> lockKey(Session &, const LedgerPlace &, const JobContext &)
{
    return 7241865325823964;
}

/// The time is the session's, as that of the tool.
Result<std::vector<LedgerEntry>> read(Session &session, const LedgerPlace &place, const JobContext &context)
{
    const auto answer = readRows(session, exists(session, place, context), table(place),
                                 "SELECT id, name, " + asMilliseconds("(run_on::timestamptz)") + " FROM "
                                     + tableSql(place) + " ORDER BY run_on, id",
                                 {{"name", 1, false}}, context);
    return entriesOf(answer, [](const std::vector<QByteArray> &row) {
        LedgerEntry entry{QString::fromUtf8(row[0]), QString::fromUtf8(row[1])};
        entry.finishedAt = timeOf(row[2]);
        entry.finished = true;
        return entry;
    });
}

Status create(Session &session, const LedgerPlace &place, const JobContext &context)
{
    const Result<bool> present = exists(session, place, context);
    if (!present || *present)
        return present ? Status(Done{}) : Status(present.error());
    if (Status schema = requireSchema(session, schemaOf(place), context); !schema)
        return schema;
    return perform(session,
                   "CREATE TABLE " + tableSql(place)
                       + " (id SERIAL PRIMARY KEY, name varchar(255) NOT NULL, run_on timestamp NOT NULL)",
                   {}, context);
}

/// What "up --fake" writes.
Status markApplied(Session &session, const LedgerPlace &place, const Migration &migration, const JobContext &context)
{
    return perform(session, "INSERT INTO " + tableSql(place) + " (name, run_on) VALUES ($1, NOW())",
                   {migration.ledgerKey().toUtf8()}, context);
}

Status finish(Session &session, const LedgerPlace &place, const Migration &migration, const QString &,
              std::chrono::nanoseconds, const JobContext &context)
{
    return markApplied(session, place, migration, context);
}

Status markReverted(Session &session, const LedgerPlace &place, const Migration &migration, const JobContext &context)
{
    return deleteRow(session, tableSql(place), "name", migration, context);
}

}  // namespace

constexpr Ledger nodePgMigrateLedger{
    .id = "node-pg-migrate",
    .layout = "node-pg-migrate",
    .rules = {.late = ToolRules::Late::Refused,
              .revertsNewest = true,
              .wraps = ToolRules::Wraps::Run,
              .lock = "pg_try_advisory_lock(7241865325823964)",
              .source = "LEDGERS.md 2.6"},
    .lockKey = lockKey,
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
    .judge = judgeNodePgMigrateOrder,
};

}  // namespace lockstep
