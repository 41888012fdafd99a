// SPDX-License-Identifier: GPL-3.0-or-later

// Drizzle: drizzle.__drizzle_migrations, one row a migration. 0.x: id, hash, created_at, the last being the time in the
// journal and not that of applying; a migration is pending when its time is newer than that of the newest row, so one
// that was merged late never runs; all pending ones share one transaction. 1.x adds name and applied_at; pending is
// what has no row of its name. Neither reads the hash, has a lock, a state for failures or an opt-out from the
// transaction. Edited files go unseen, missing ones stop 0.x and go unseen in 1.x. LEDGERS.md, sections 2.2 and 3.

#include "app/core/files.h"
#include "app/ledgers/drizzlerows.h"
#include "app/ledgers/index.h"
#include "app/ledgers/nothing.h"
#include "app/ledgers/owntable.h"
#include "app/ledgers/prismachecksum.h"
#include "app/ledgers/rows.h"
#include "app/migrations/drizzlefolder.h"

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

constexpr UsualPlace usualPlace{.schema = "drizzle"_L1, .table = "__drizzle_migrations"_L1};
constexpr auto table = OwnTable<usualPlace>::name;
constexpr auto tableSql = OwnTable<usualPlace>::sql;
constexpr auto exists = OwnTable<usualPlace>::exists;

/// Whether Drizzle 1.x has made or upgraded the table.
Result<bool> hasNames(Session &session, const LedgerPlace &place, const JobContext &context)
{
    const auto answer = session.execute(
        "SELECT 1 FROM pg_catalog.pg_attribute a"
        " JOIN pg_catalog.pg_class c ON c.oid = a.attrelid"
        " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
        " WHERE n.nspname = $1 AND c.relname = $2 AND a.attname = 'name'"
        " AND NOT a.attisdropped",
        {OwnTable<usualPlace>::place(place).schema.toUtf8(), OwnTable<usualPlace>::place(place).table.toUtf8()},
        context);
    return answer ? Result<bool>(!answer->rows.empty()) : Result<bool>(answer.error());
}

LedgerEntry entryOf(const std::vector<QByteArray> &row, bool isNamed)
{
    LedgerEntry entry{QString::fromUtf8(row[0])};
    entry.checksum = QString::fromUtf8(row[1]);
    entry.name = row[3].isNull() ? QString::fromUtf8(row[2]) : QString::fromUtf8(row[3]);
    entry.finishedAt = timeOf(row[4]);
    entry.finished = true;
    entry.facts.insert(QLatin1StringView(drizzleRow), entry.id);
    entry.facts.insert(QLatin1StringView(drizzleTableHasNames), isNamed);
    entry.facts.insert(QLatin1StringView(drizzleName), QString::fromUtf8(row[3]));
    if (!row[2].isNull())
        entry.facts.insert(QLatin1StringView(drizzleTime), row[2].toLongLong());
    // What no migration answers to still needs a key of its own.
    entry.key = u"#%1 %2"_s.arg(entry.id, entry.name);
    return entry;
}

Result<std::vector<LedgerEntry>> read(Session &session, const LedgerPlace &place, const JobContext &context)
{
    const auto isNamed = hasNames(session, place, context);
    if (!isNamed)
        return isNamed.error();
    const QByteArray more = *isNamed ? "name, " + asMilliseconds("applied_at") : QByteArray("NULL, NULL");
    const auto answer = readRows(session, exists(session, place, context), table(place),
                                 "SELECT id, hash, created_at::bigint, " + more + " FROM " + tableSql(place)
                                     + " ORDER BY created_at, id",
                                 {{"id"}}, context);
    if (!answer)
        return answer.error();
    std::vector<LedgerEntry> entries;
    for (const auto &row : answer->rows)
        entries.push_back(entryOf(row, *isNamed));
    return entries;
}

/// As 0.x makes it; a migration of 1.x adds its columns.
Status create(Session &session, const LedgerPlace &place, const JobContext &context)
{
    const Result<bool> present = exists(session, place, context);
    if (!present || *present)
        return present ? Status(Done{}) : Status(present.error());
    if (Status schema = requireSchema(session, OwnTable<usualPlace>::place(place).schema, context); !schema)
        return schema;
    return perform(
        session, "CREATE TABLE " + tableSql(place) + " (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at bigint)",
        {}, context);
}

/// Of the text as Node reads it.
QString checksum(const Migration &migration)
{
    return sha256Hex(readAsNode(migration.forward.bytes));
}

/// Drizzle never compares; other line ends are not taken for an edit.
bool matches(const Migration &migration, const LedgerEntry &entry)
{
    return prismaChecksumMatches(migration.forward.bytes, entry.checksum);
}

/// The table gets the columns of 1.x while it is empty. One with rows of 0.x is left to Drizzle itself, which then
/// finds their names by the files.
Result<bool> namesFor(Session &session, const LedgerPlace &place, const Migration &migration, const JobContext &context)
{
    const auto isNamed = hasNames(session, place, context);
    const bool isOfFolder = migration.facts.value(QLatin1StringView(drizzleName)).toString() == migration.name;
    if (!isNamed || *isNamed || !isOfFolder)
        return isNamed;
    const auto rows = session.execute("SELECT 1 FROM " + tableSql(place) + " LIMIT 1", context);
    if (!rows || !rows->rows.empty())
        return rows ? Result<bool>(false) : Result<bool>(rows.error());
    const Status upgraded = perform(session,
                                    "ALTER TABLE " + tableSql(place)
                                        + " ADD COLUMN name text,"
                                          " ADD COLUMN applied_at timestamp with time zone DEFAULT now()",
                                    {}, context);
    return upgraded ? Result<bool>(true) : Result<bool>(upgraded.error());
}

/// A migration without a time of its own is as if it had been made now.
QByteArray createdAt(const Migration &migration)
{
    const QVariant time = migration.facts.value(QLatin1StringView(drizzleTime));
    return QByteArray::number(time.isValid() ? time.toLongLong() : QDateTime::currentMSecsSinceEpoch());
}

Status markApplied(Session &session, const LedgerPlace &place, const Migration &migration, const JobContext &context)
{
    const auto isNamed = namesFor(session, place, migration, context);
    if (!isNamed)
        return isNamed.error();
    const QByteArray hash = checksum(migration).toUtf8();
    if (!*isNamed)
        return perform(session, "INSERT INTO " + tableSql(place) + " (hash, created_at) VALUES ($1, $2)",
                       {hash, createdAt(migration)}, context);
    const QString name = migration.facts.value(QLatin1StringView(drizzleName), migration.name).toString();
    return perform(session, "INSERT INTO " + tableSql(place) + " (hash, created_at, name) VALUES ($1, $2, $3)",
                   {hash, createdAt(migration), name.toUtf8()}, context);
}

Status finish(Session &session, const LedgerPlace &place, const Migration &migration, const QString &,
              std::chrono::nanoseconds, const JobContext &context)
{
    return markApplied(session, place, migration, context);
}

Status deleteRow(Session &session, const LedgerPlace &place, const QString &id, const JobContext &context)
{
    return perform(session, "DELETE FROM " + tableSql(place) + " WHERE id = $1", {id.toUtf8()}, context);
}

Status markReverted(Session &session, const LedgerPlace &place, const Migration &migration, const JobContext &context)
{
    if (const QVariant id = migration.facts.value(QLatin1StringView(drizzleRow)); id.isValid())
        return deleteRow(session, place, id.toString(), context);
    auto entries = read(session, place, context);
    if (!entries)
        return std::move(entries).error();
    alignDrizzleRows({.migrations = {migration}}, *entries);
    for (const LedgerEntry &entry : *entries) {
        if (entry.key != migration.ledgerKey())
            continue;
        if (Status deleted = deleteRow(session, place, entry.id, context); !deleted)
            return deleted;
    }
    return Done{};
}

}  // namespace

constexpr Ledger drizzleLedger{
    .id = "drizzle",
    .layout = "drizzle",
    .rules = {.late = ToolRules::Late::NeverRun, .wraps = ToolRules::Wraps::Run, .source = "LEDGERS.md 2.2"},
    .lockKey = nullptr,
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
    .judge = judgeDrizzle,
    .align = alignDrizzleRows,
};

}  // namespace lockstep
