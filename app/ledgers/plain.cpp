// SPDX-License-Identifier: GPL-3.0-or-later

// The plain SQL runner: _manual_migrations, one row a file name. No checksum, no failed state, no lock.
// LEDGERS.md, section 2.0.

#include "app/ledgers/index.h"
#include "app/ledgers/nothing.h"
#include "app/ledgers/rows.h"

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

constexpr auto tableName = "_manual_migrations"_L1;

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
                                 "SELECT id, filename, " + asMilliseconds("applied_at") + " FROM " + tableSql(place)
                                     + " ORDER BY applied_at, id",
                                 {{"filename", 1}}, context);
    return entriesOf(answer, [](const std::vector<QByteArray> &row) {
        LedgerEntry entry{QString::fromUtf8(row[0]), QString::fromUtf8(row[1])};
        entry.finishedAt = timeOf(row[2]);
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
                       + " (id serial PRIMARY KEY, "
                         "filename text NOT NULL UNIQUE, applied_at timestamptz NOT NULL DEFAULT now())",
                   {}, context);
}

Status markApplied(Session &session, const LedgerPlace &place, const Migration &migration, const JobContext &context)
{
    return perform(session, "INSERT INTO " + tableSql(place) + " (filename) VALUES ($1) ON CONFLICT DO NOTHING",
                   {migration.name.toUtf8()}, context);
}

Status finish(Session &session, const LedgerPlace &place, const Migration &migration, const QString &,
              std::chrono::nanoseconds, const JobContext &context)
{
    return markApplied(session, place, migration, context);
}

Status markReverted(Session &session, const LedgerPlace &place, const Migration &migration, const JobContext &context)
{
    return deleteRow(session, tableSql(place), "filename", migration, context);
}

}  // namespace

constexpr Ledger plainLedger{
    .id = "plain",
    .layout = "plain",
    .rules = {.source = "LEDGERS.md 2.0"},
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
};

}  // namespace lockstep
