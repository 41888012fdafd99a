// SPDX-License-Identifier: GPL-3.0-or-later

// golang-migrate 4: schema_migrations, one row with the newest version, dirty while its script runs and after it
// failed. What is older than the row counts as applied, whatever ran. It stops where the row is dirty or its version
// has no file. LEDGERS.md, sections 2.11 and 3. The tool writes TRUNCATE and INSERT in a transaction of their own; here
// the row is changed in place, so that no break leaves the table empty.

#include "app/core/crc32.h"
#include "app/ledgers/index.h"
#include "app/ledgers/nothing.h"
#include "app/ledgers/ontable.h"
#include "app/ledgers/schemamigrations.h"
#include "app/ledgers/status.h"

#include <QCoreApplication>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

constexpr quint32 lockSalt = 1486364155;  // database/util.go

Result<bool> exists(Session &session, const LedgerPlace &place, const JobContext &context)
{
    return ownTableExists(session, place, golangMigrateTable, context);
}

/// The database's name has the '/' of the URL's path before it.
Result<qint64> lockKey(Session &session, const LedgerPlace &place, const JobContext &context)
{
    const auto settled = onSearchPath(session, place, context);
    if (!settled)
        return settled.error();
    const auto answer = session.execute("SELECT current_database()", context);
    if (!answer)
        return answer.error();
    const QByteArrayList names{schemaOf(*settled).toUtf8(), tableNameOf(place, schemaMigrations).toUtf8(),
                               '/' + answer->rows[0][0]};
    return qint64(crc32(names.join('\0')) * lockSalt);
}

Result<std::vector<LedgerEntry>> read(Session &session, const LedgerPlace &place, const JobContext &context)
{
    const auto query
        = onTable(session, place, schemaMigrations, "SELECT version, dirty FROM @table ORDER BY version", context);
    if (!query)
        return query.error();
    const auto answer = readRows(session, exists(session, place, context), schemaMigrationsTable(place), *query,
                                 {{"version"}}, context);
    return entriesOf(answer, [](const std::vector<QByteArray> &row) {
        LedgerEntry entry{QString::fromUtf8(row[0]), QString::fromUtf8(row[0])};
        entry.finished = row[1] != "t";
        return entry;
    });
}

Status create(Session &session, const LedgerPlace &place, const JobContext &context)
{
    const Result<bool> present = exists(session, place, context);
    if (!present || *present)
        return present ? Status(Done{}) : Status(present.error());
    if (Status schema = place.schema.isEmpty() ? Status(Done{}) : requireSchema(session, place.schema, context);
        !schema)
        return schema;
    return performOnTable(session, place, schemaMigrations,
                          "CREATE TABLE @table (version bigint NOT NULL PRIMARY KEY, dirty boolean NOT NULL)", {},
                          context);
}

/// The one row, changed or written.
Status setVersion(Session &session, const LedgerPlace &place, const QString &version, bool isDirty,
                  const JobContext &context)
{
    const Session::Parameters row{version.toUtf8(), isDirty ? "true" : "false"};
    const auto update
        = onTable(session, place, schemaMigrations, "UPDATE @table SET version = $1, dirty = $2", context);
    if (!update)
        return update.error();
    const auto changed = session.execute(*update, row, context);
    if (!changed)
        return changed.error();
    if (changed->affectedRows > 0)
        return Done{};
    return performOnTable(session, place, schemaMigrations, "INSERT INTO @table (version, dirty) VALUES ($1, $2)", row,
                          context);
}

Result<QString> begin(Session &session, const LedgerPlace &place, const Migration &migration, const JobContext &context)
{
    const Status written = setVersion(session, place, migration.ledgerKey(), true, context);
    return written ? Result<QString>(migration.ledgerKey()) : Result<QString>(written.error());
}

/// As `migrate force` does.
Status markApplied(Session &session, const LedgerPlace &place, const Migration &migration, const JobContext &context)
{
    return setVersion(session, place, migration.ledgerKey(), false, context);
}

Status finish(Session &session, const LedgerPlace &place, const Migration &migration, const QString &,
              std::chrono::nanoseconds, const JobContext &context)
{
    return markApplied(session, place, migration, context);
}

Status fail(Session &session, const LedgerPlace &place, const Migration &migration, const QString &, const QString &,
            const JobContext &context)
{
    return setVersion(session, place, migration.ledgerKey(), true, context);
}

Error previousUnknown(const Migration &migration)
{
    return {ErrorCode::BadRequest,
            {QT_TRANSLATE_NOOP("app",
                               "%1 has no file, so which version came before it is not known, and golang-migrate keeps "
                               "that one alone."),
             {migration.name}},
            {},
            {QT_TRANSLATE_NOOP("app", "Restore the file, or mark the version before it as applied.")}};
}

/// Only the newest can be taken back: the row then has the version before it, or is gone.
Status markReverted(Session &session, const LedgerPlace &place, const Migration &migration, const JobContext &context)
{
    if (!migration.facts.contains(u"previous"_s))
        return previousUnknown(migration);
    const QByteArray previous = migration.facts.value(u"previous"_s).toString().toUtf8();
    if (previous.isEmpty())
        return performOnTable(session, place, schemaMigrations, "DELETE FROM @table WHERE version = $1",
                              {migration.ledgerKey().toUtf8()}, context);
    return performOnTable(session, place, schemaMigrations,
                          "UPDATE @table SET version = $2, dirty = false WHERE version = $1",
                          {migration.ledgerKey().toUtf8(), previous}, context);
}

Message obstacle(const std::vector<LedgerEntry> &entries)
{
    if (entries.size() < 2)
        return {};
    return {QT_TRANSLATE_NOOP("app",
                              "The ledger has several rows, and golang-migrate keeps one. Leave the one whose version "
                              "the database is at.")};
}

/// Where the row's own version has no file, what is older was applied all the same.
void judge(const MigrationFolder &folder, const std::vector<LedgerEntry> &entries, LedgerStatus &status)
{
    if (entries.empty())
        return;
    const qint64 version = entries.back().name.toLongLong();
    for (MigrationStatus &one : status.migrations) {
        const bool isOlder = one.index && folder.migrations[*one.index].key.toLongLong() <= version;
        if (!isOlder || !one.isToRun())
            continue;
        one.state = MigrationState::Applied;
        one.problem = {};
    }
}

}  // namespace

constexpr Ledger golangMigrateLedger{
    .id = "golang-migrate",
    .layout = "golang-migrate",
    .rules = {.late = ToolRules::Late::NeverRun,
              .refusesMissing = true,
              .keepsEveryRow = false,
              .revertsNewest = true,
              .lock = "pg_advisory_lock, a key made of schema, table and database",
              .source = "LEDGERS.md 2.11"},
    .lockKey = lockKey,
    .rowLock = nullptr,
    .keepsChecksum = false,
    .table = schemaMigrationsTable,
    .exists = exists,
    .read = read,
    .create = create,
    .checksum = noChecksum,
    .matches = matchesAnyFile,
    .begin = begin,
    .finish = finish,
    .fail = fail,
    .obstacle = obstacle,
    .obstacleToCreate = noObstacleToCreate,
    .markApplied = markApplied,
    .markReverted = markReverted,
    .judge = judge,
    .followsSearchPath = true,
};

}  // namespace lockstep
