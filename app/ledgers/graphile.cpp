// SPDX-License-Identifier: GPL-3.0-or-later

// graphile-migrate 1.4: graphile_migrate.migrations, a chain of hashes. LEDGERS.md, sections 2.5 and 3.
//
// Pending is what has a greater file name than the newest row, so a late one is never run. An edited file that was
// applied is not looked at, nor is a missing one. The file runs in one transaction with its row, unless its first line
// is "--! no-transaction". A second graphile-migrate fails at once while the lock is held.

#include "app/ledgers/index.h"
#include "app/ledgers/nothing.h"
#include "app/ledgers/owntable.h"
#include "app/ledgers/rows.h"
#include "app/migrations/graphilefile.h"

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

constexpr UsualPlace usualPlace{.schema = "graphile_migrate"_L1, .table = "migrations"_L1};
constexpr auto table = OwnTable<usualPlace>::name;
constexpr auto tableSql = OwnTable<usualPlace>::sql;
constexpr auto exists = OwnTable<usualPlace>::exists;
constexpr auto placeOf = OwnTable<usualPlace>::place;

Result<qint64> lockKey(Session &, const LedgerPlace &, const JobContext &)
{
    return 4727445306447283;
}

Result<std::vector<LedgerEntry>> read(Session &session, const LedgerPlace &place, const JobContext &context)
{
    const auto answer = readRows(session, exists(session, place, context), table(place),
                                 "SELECT hash, previous_hash, filename, " + asMilliseconds("date") + " FROM "
                                     + tableSql(place) + " ORDER BY filename",
                                 {{"filename", 2}}, context);
    return entriesOf(answer, [](const std::vector<QByteArray> &row) {
        LedgerEntry entry{QString::fromUtf8(row[0]), QString::fromUtf8(row[2]), QString::fromUtf8(row[0])};
        entry.finishedAt = timeOf(row[3]);
        entry.facts = {{u"previous_hash"_s, QString::fromUtf8(row[1])}};
        return entry;
    });
}

Status create(Session &session, const LedgerPlace &place, const JobContext &context)
{
    const LedgerPlace own = placeOf(place);
    if (Status schema = requireSchema(session, own.schema, context); !schema)
        return schema;
    const QByteArray migrations = tableSql(place);
    if (Status made
        = perform(session,
                  "CREATE TABLE IF NOT EXISTS " + migrations + " (hash text PRIMARY KEY, previous_hash text REFERENCES "
                      + migrations + ", filename text NOT NULL, date timestamptz NOT NULL DEFAULT now())",
                  {}, context);
        !made)
        return made;
    return perform(session,
                   "CREATE TABLE IF NOT EXISTS " + quotedIdentifier(own.schema)
                       + ".current (filename text PRIMARY KEY DEFAULT 'current.sql', content text NOT NULL,"
                         " date timestamptz NOT NULL DEFAULT now())",
                   {}, context);
}

QString checksum(const Migration &migration)
{
    return graphileLedgerHash(migration.forward.bytes);
}

bool matches(const Migration &migration, const LedgerEntry &entry)
{
    return checksum(migration) == entry.checksum;
}

std::optional<QByteArray> previousHash(const Migration &migration)
{
    const QString hash = migration.facts.value(u"previous_hash"_s).toString();
    return hash.isEmpty() ? std::nullopt : std::optional(hash.toUtf8());
}

Status finish(Session &session, const LedgerPlace &place, const Migration &migration, const QString &,
              std::chrono::nanoseconds, const JobContext &context)
{
    return perform(session, "INSERT INTO " + tableSql(place) + " (hash, previous_hash, filename) VALUES ($1, $2, $3)",
                   {checksum(migration).toUtf8(), previousHash(migration), migration.ledgerKey().toUtf8()}, context);
}

/// The tool has no such command. A row that is there already gets the file's hashes.
Status markApplied(Session &session, const LedgerPlace &place, const Migration &migration, const JobContext &context)
{
    const auto answer = session.execute(
        "UPDATE " + tableSql(place) + " SET hash = $1, previous_hash = $2 WHERE filename = $3",
        {checksum(migration).toUtf8(), previousHash(migration), migration.ledgerKey().toUtf8()}, context);
    if (!answer)
        return answer.error();
    return answer->affectedRows > 0 ? Status(Done{}) : finish(session, place, migration, {}, {}, context);
}

/// As "graphile-migrate uncommit" does; the server refuses where a later row names this one as the one before it.
Status markReverted(Session &session, const LedgerPlace &place, const Migration &migration, const JobContext &context)
{
    return deleteRow(session, tableSql(place), "filename", migration, context);
}

}  // namespace

constexpr Ledger graphileLedger{
    .id = "graphile-migrate",
    .layout = "graphile-migrate",
    .rules = {.late = ToolRules::Late::NeverRun,
              .optOut = "--! no-transaction",
              .lock = "pg_try_advisory_lock(4727445306447283)",
              .source = "LEDGERS.md 2.5"},
    .lockKey = lockKey,
    .rowLock = nullptr,
    .keepsChecksum = true,
    .table = table,
    .exists = exists,
    .read = read,
    .create = create,
    .checksum = checksum,
    .matches = matches,
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
