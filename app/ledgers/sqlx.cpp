// SPDX-License-Identifier: GPL-3.0-or-later

// sqlx 0.5 to 0.9: _sqlx_migrations, one row a version with the SHA-384 of the file. Whatever of the folder has no row
// is run, older than others or not; a file that differs from its row, a row without a file and a row that is no success
// stop it. Migration and row commit together, and the time that both took follows in an UPDATE; "-- no-transaction" as
// the file's first characters takes it out of the transaction. It has no command to mark a migration.
// LEDGERS.md, sections 2.13 and 3; sqlx-core/src/migrate, sqlx-postgres/src/migrate.rs.

#include "app/core/crc32.h"
#include "app/ledgers/index.h"
#include "app/ledgers/nothing.h"
#include "app/ledgers/owntable.h"
#include "app/ledgers/rows.h"

#include <QCoreApplication>
#include <QCryptographicHash>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

constexpr UsualPlace usualPlace{.table = "_sqlx_migrations"_L1};
constexpr auto table = OwnTable<usualPlace>::name;
constexpr auto tableSql = OwnTable<usualPlace>::sql;
constexpr auto exists = OwnTable<usualPlace>::exists;

Result<qint64> lockKey(Session &session, const LedgerPlace &, const JobContext &context)
{
    const auto answer = session.execute("SELECT current_database()", context);
    if (!answer)
        return answer.error();
    return 0x3d32ad9e * qint64(crc32(answer->rows[0][0]));
}

LedgerEntry entryOf(const std::vector<QByteArray> &row)
{
    const QString version = QString::fromUtf8(row[0]);
    LedgerEntry entry{version, version + u'_' + QString::fromUtf8(row[1]).replace(u' ', u'_'),
                      QString::fromLatin1(row[2])};
    entry.key = version;
    entry.finished = row[3] == "t";
    (*entry.finished ? entry.finishedAt : entry.startedAt) = timeOf(row[4]);
    return entry;
}

Result<std::vector<LedgerEntry>> read(Session &session, const LedgerPlace &place, const JobContext &context)
{
    const auto answer
        = readRows(session, exists(session, place, context), table(place),
                   "SELECT version, description, encode(checksum, 'hex'), success::boolean, "
                       + asMilliseconds("installed_on") + " FROM " + tableSql(place) + " ORDER BY version",
                   {{"version"}}, context);
    return entriesOf(answer, entryOf);
}

Status create(Session &session, const LedgerPlace &place, const JobContext &context)
{
    const Result<bool> present = exists(session, place, context);
    if (!present || *present)
        return present ? Status(Done{}) : Status(present.error());
    return perform(session,
                   "CREATE TABLE IF NOT EXISTS " + tableSql(place)
                       + " (version BIGINT PRIMARY KEY, description TEXT NOT NULL, "
                         "installed_on TIMESTAMPTZ NOT NULL DEFAULT now(), success BOOLEAN NOT NULL, "
                         "checksum BYTEA NOT NULL, execution_time BIGINT NOT NULL)",
                   {}, context);
}

/// Of the whole file, but for the characters that sqlx.toml has it ignore.
QString checksum(const Migration &migration)
{
    const QString ignored = migration.facts.value(u"ignored_chars"_s).toString();
    QByteArray bytes = migration.forward.bytes;
    if (!ignored.isEmpty()) {
        QString text = QString::fromUtf8(bytes);
        text.removeIf([&ignored](QChar character) { return ignored.contains(character); });
        bytes = text.toUtf8();
    }
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha384).toHex());
}

bool matches(const Migration &migration, const LedgerEntry &entry)
{
    return checksum(migration) == entry.checksum;
}

Status insert(Session &session, const LedgerPlace &place, const Migration &migration, qint64 nanoseconds,
              const JobContext &context)
{
    return perform(session,
                   "INSERT INTO " + tableSql(place)
                       + " (version, description, success, checksum, execution_time)"
                         " VALUES ($1, $2, TRUE, decode($3, 'hex'), $4)",
                   {migration.ledgerKey().toUtf8(), migration.facts.value(u"description"_s).toString().toUtf8(),
                    checksum(migration).toLatin1(), QByteArray::number(nanoseconds)},
                   context);
}

Status finish(Session &session, const LedgerPlace &place, const Migration &migration, const QString &,
              std::chrono::nanoseconds took, const JobContext &context)
{
    return insert(session, place, migration, took.count(), context);
}

Message obstacle(const std::vector<LedgerEntry> &entries)
{
    for (const LedgerEntry &entry : entries) {
        if (!entry.isFinished())
            return {QT_TRANSLATE_NOOP("app",
                                      "Migration %1 is partially applied, so sqlx applies nothing until its row is "
                                      "removed. See what it left, then mark it as applied or as rolled back."),
                    {entry.key}};
    }
    return {};
}

/// With the time that sqlx writes before it has measured one.
Status markApplied(Session &session, const LedgerPlace &place, const Migration &migration, const JobContext &context)
{
    if (Status removed = perform(session, "DELETE FROM " + tableSql(place) + " WHERE version = $1 AND NOT success",
                                 {migration.ledgerKey().toUtf8()}, context);
        !removed)
        return removed;
    return insert(session, place, migration, -1, context);
}

Status markReverted(Session &session, const LedgerPlace &place, const Migration &migration, const JobContext &context)
{
    return deleteRow(session, tableSql(place), "version", migration, context);
}

}  // namespace

constexpr Ledger sqlxLedger{
    .id = "sqlx",
    .layout = "sqlx",
    .rules = {.refusesEdited = true,
              .refusesMissing = true,
              .revertsNewest = true,
              .optOut = "-- no-transaction",
              .lock = "pg_advisory_lock(0x3d32ad9e * CRC-32 of the database's name)",
              .source = "LEDGERS.md 2.13"},
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
    .obstacle = obstacle,
    .obstacleToCreate = noObstacleToCreate,
    .markApplied = markApplied,
    .markReverted = markReverted,
    .judge = nullptr,
    .followsSearchPath = true,
};

}  // namespace lockstep
