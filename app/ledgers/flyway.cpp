// SPDX-License-Identifier: GPL-3.0-or-later

// Flyway 12, community edition: flyway_schema_history, a row each time something ran. LEDGERS.md, sections 2.10 and 3.
//
// It refuses a file that was edited after it was applied, one that is gone, and one that comes too late; `repair` and
// outOfOrder talk it out of that. A migration is one transaction, unless PostgreSQL refuses that or the file's .conf
// says executeInTransaction=false. A failure outside a transaction leaves a row with success = false, and nothing
// runs until that is gone. The lock is taken in a transaction of its own (pg_try_advisory_xact_lock) and waited for.

#include "app/ledgers/flywaychecksum.h"
#include "app/ledgers/flywayjudge.h"
#include "app/ledgers/index.h"
#include "app/ledgers/nothing.h"
#include "app/ledgers/ontable.h"
#include "app/migrations/flywayname.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kind = FlywayName::Kind;

constexpr auto tableName = "flyway_schema_history"_L1;
constexpr qint64 lockBase = 77431708279161;  // the bytes "Flyway"

Result<qint64> lockKey(Session &session, const LedgerPlace &place, const JobContext &context)
{
    const auto settled = onSearchPath(session, place, context);
    if (!settled)
        return settled.error();
    const auto quoted = [](QString name) { return u'"' + name.replace(u'"', u"\"\""_s) + u'"'; };
    return lockBase + javaHashCode(quoted(schemaOf(*settled)) + u'.' + quoted(tableNameOf(place, tableName)));
}

QString table(const LedgerPlace &place)
{
    return qualified(place, tableNameOf(place, tableName));
}

Result<bool> exists(Session &session, const LedgerPlace &place, const JobContext &context)
{
    const auto settled = onSearchPath(session, place, context);
    if (!settled)
        return settled.error();
    return tableExists(session, schemaOf(*settled), tableNameOf(place, tableName), context);
}

Kind kindOf(const QString &type, const QByteArray &version)
{
    if (type.endsWith("BASELINE"_L1))
        return Kind::Baseline;
    return version.isNull() ? Kind::Repeatable : Kind::Versioned;
}

LedgerEntry entryOf(const std::vector<QByteArray> &row)
{
    const QString type = QString::fromUtf8(row[3]);
    const QString description = QString::fromUtf8(row[2]);
    LedgerEntry entry{QString::fromUtf8(row[0]), QString::fromUtf8(row[4]), QString::fromUtf8(row[5])};
    entry.finished = row[7] == "t";
    (*entry.finished ? entry.finishedAt : entry.startedAt) = timeOf(row[6]);
    entry.key = flywayKey(kindOf(type, row[1]), QString::fromUtf8(row[1]), description);
    entry.facts = {{u"version"_s, QString::fromUtf8(row[1])}, {u"description"_s, description}, {u"type"_s, type}};
    return entry;
}

/// A row that says of an earlier one that it counts no more takes that with it.
void dropTakenBack(std::vector<LedgerEntry> &entries)
{
    std::vector<LedgerEntry> kept;
    for (LedgerEntry &entry : entries) {
        const QString type = entry.facts.value(u"type"_s).toString();
        if (type == "SCHEMA"_L1)
            continue;
        if (type != "DELETE"_L1 && !type.startsWith("UNDO"_L1)) {
            kept.push_back(std::move(entry));
            continue;
        }
        const auto last = std::find_if(kept.rbegin(), kept.rend(),
                                       [&entry](const LedgerEntry &other) { return other.key == entry.key; });
        if (last != kept.rend() && *entry.finished)
            kept.erase(std::next(last).base());
    }
    entries = std::move(kept);
}

Result<std::vector<LedgerEntry>> read(Session &session, const LedgerPlace &place, const JobContext &context)
{
    // The time has no zone: it is the session's.
    const auto sql = onTable(session, place, tableName,
                             "SELECT installed_rank, version, description, type, script, checksum, "
                                 + asMilliseconds("installed_on::timestamptz") + ", success::boolean FROM @table"
                                 + " ORDER BY installed_rank",
                             context);
    if (!sql)
        return sql.error();
    const auto answer = readRows(session, exists(session, place, context), table(place), *sql, {}, context);
    if (!answer)
        return answer.error();
    std::vector<LedgerEntry> entries;
    for (const auto &row : answer->rows)
        entries.push_back(entryOf(row));
    dropTakenBack(entries);
    return entries;
}

Status create(Session &session, const LedgerPlace &place, const JobContext &context)
{
    const Result<bool> present = exists(session, place, context);
    if (!present || *present)
        return present ? Status(Done{}) : Status(present.error());
    if (Status schema = place.schema.isEmpty() ? Status(Done{}) : requireSchema(session, place.schema, context);
        !schema)
        return schema;
    const QString name = tableNameOf(place, tableName);
    if (Status made = performOnTable(
            session, place, tableName,
            "CREATE TABLE @table (installed_rank INT NOT NULL, version VARCHAR(50), description VARCHAR(200) NOT NULL,"
            " type VARCHAR(20) NOT NULL, script VARCHAR(1000) NOT NULL, checksum INTEGER,"
            " installed_by VARCHAR(100) NOT NULL, installed_on TIMESTAMP NOT NULL DEFAULT now(),"
            " execution_time INTEGER NOT NULL, success BOOLEAN NOT NULL, CONSTRAINT "
                + quotedIdentifier(name + u"_pk"_s) + " PRIMARY KEY (installed_rank))",
            {}, context);
        !made)
        return made;
    return performOnTable(session, place, tableName,
                          "CREATE INDEX " + quotedIdentifier(name + u"_s_idx"_s) + " ON @table (success)", {}, context);
}

/// What Flyway hashes: the file, of a repeatable one with its placeholders filled in.
QString checksum(const Migration &migration)
{
    const SqlFile &file = migration.forward;
    const bool isFilled = flywayKind(migration.ledgerKey()) == Kind::Repeatable && file.isFilled && file.section;
    const bool isMarked = file.bytes.startsWith("\xEF\xBB\xBF");
    return flywayChecksum(isFilled ? file.sql().mid(isMarked ? 3 : 0) : file.bytes);
}

/// The column has room for 200 characters.
QString descriptionOf(const Migration &migration)
{
    const QString description = migration.facts.value(u"description"_s).toString();
    return description.size() > 200 ? description.left(197) + u"..."_s : description;
}

bool matches(const Migration &migration, const LedgerEntry &entry)
{
    if (entry.facts.contains(u"description"_s) && entry.facts.value(u"description"_s) != descriptionOf(migration))
        return false;
    // A repeatable one may have been applied by a Flyway that did not fill in first.
    return entry.checksum == checksum(migration)
        || (flywayKind(migration.ledgerKey()) == Kind::Repeatable
            && entry.checksum == flywayChecksum(migration.forward.bytes));
}

Result<QString> insert(Session &session, const LedgerPlace &place, const Migration &migration, bool success,
                       std::chrono::nanoseconds took, const JobContext &context)
{
    const QString version = migration.facts.value(u"version"_s).toString();
    const QString type = migration.facts.value(u"type"_s, u"SQL"_s).toString();
    const auto sql = onTable(session, place, tableName,
                             "INSERT INTO @table (installed_rank, version, description, type, script, checksum,"
                             " installed_by, execution_time, success) SELECT coalesce(max(installed_rank), 0) + 1,"
                             " $1, $2, $3, $4, $5::int, current_user, $6::int, $7::boolean FROM @table"
                             " RETURNING installed_rank",
                             context);
    if (!sql)
        return sql.error();
    const qint64 milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(took).count();
    const auto answer = session.execute(*sql,
                                        {version.isEmpty() ? std::nullopt : std::optional(version.toUtf8()),
                                         descriptionOf(migration).toUtf8(), type.toUtf8(), migration.name.toUtf8(),
                                         checksum(migration).toUtf8(), QByteArray::number(milliseconds),
                                         QByteArray(success ? "true" : "false")},
                                        context);
    if (!answer)
        return answer.error();
    return QString::fromUtf8(answer->rows.at(0).at(0));
}

/// Flyway writes such a row only after a failure. Written before, it says the same of a run that broke off, and inside
/// a transaction nobody sees it.
Result<QString> begin(Session &session, const LedgerPlace &place, const Migration &migration, const JobContext &context)
{
    return insert(session, place, migration, false, {}, context);
}

Status finish(Session &session, const LedgerPlace &place, const Migration &migration, const QString &begunId,
              std::chrono::nanoseconds took, const JobContext &context)
{
    if (begunId.isEmpty()) {
        const auto inserted = insert(session, place, migration, true, took, context);
        return inserted ? Status(Done{}) : Status(inserted.error());
    }
    const auto sql = onTable(session, place, tableName,
                             "UPDATE @table SET success = true, execution_time = $2, checksum = $3::int,"
                             " installed_on = clock_timestamp() WHERE installed_rank = $1 RETURNING 1",
                             context);
    if (!sql)
        return sql.error();
    const qint64 milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(took).count();
    const auto answer = session.execute(
        *sql, {begunId.toUtf8(), QByteArray::number(milliseconds), checksum(migration).toUtf8()}, context);
    if (!answer)
        return answer.error();
    return answer->rows.empty() ? Status(vanishedRow(migration, table(place))) : Status(Done{});
}

/// The begun row says it already.
Status fail(Session &session, const LedgerPlace &place, const Migration &migration, const QString &begunId,
            const QString &, const JobContext &context)
{
    if (!begunId.isEmpty())
        return Done{};
    const auto inserted = insert(session, place, migration, false, {}, context);
    return inserted ? Status(Done{}) : Status(inserted.error());
}

Message obstacle(const std::vector<LedgerEntry> &entries)
{
    const auto failed
        = std::find_if(entries.begin(), entries.end(), [](const LedgerEntry &entry) { return !entry.isFinished(); });
    if (failed == entries.end())
        return {};
    return {
        QT_TRANSLATE_NOOP("app",
                          "%1 failed, so Flyway applies nothing until that is repaired. See what it left, then mark "
                          "it as applied or as rolled back."),
        {failed->name}};
}

/// Flyway begins only in a schema that is empty, but for what extensions put there.
Result<Message> obstacleToCreate(Session &session, const LedgerPlace &place, const JobContext &context)
{
    const auto settled = onSearchPath(session, place, context);
    if (!settled)
        return settled.error();
    const auto answer = session.execute(
        "SELECT count(*) FROM (SELECT c.oid FROM pg_catalog.pg_class c WHERE c.relnamespace ="
        " (SELECT oid FROM pg_catalog.pg_namespace WHERE nspname = $1) AND c.relkind IN ('r', 'p', 'v', 'm', 'S')"
        " UNION ALL SELECT p.oid FROM pg_catalog.pg_proc p WHERE p.pronamespace ="
        " (SELECT oid FROM pg_catalog.pg_namespace WHERE nspname = $1)) o"
        " WHERE NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend d WHERE d.objid = o.oid AND d.deptype = 'e')",
        {schemaOf(*settled).toUtf8()}, context);
    if (!answer)
        return answer.error();
    if (answer->rows[0][0] == "0")
        return Message{};
    return Message{
        QT_TRANSLATE_NOOP("app",
                          "The schema %1 is not empty and has no ledger, so Flyway would not begin here. Mark "
                          "the migrations that it already has as applied first."),
        {schemaOf(*settled)}};
}

/// Every row of the migration, also one that was taken back, stays findable by its key.
Status removeRows(Session &session, const LedgerPlace &place, const Migration &migration, bool isFailedOnly,
                  const JobContext &context)
{
    const auto entries = read(session, place, context);
    if (!entries)
        return entries.error();
    for (const LedgerEntry &entry : *entries) {
        if (entry.key != migration.ledgerKey() || (isFailedOnly && entry.isFinished()))
            continue;
        if (Status removed = performOnTable(session, place, tableName, "DELETE FROM @table WHERE installed_rank = $1",
                                            {entry.id.toUtf8()}, context);
            !removed)
            return removed;
    }
    return Done{};
}

/// As `flyway repair` takes failed rows away, and `flyway migrate -skipExecutingMigrations` writes the row.
Status markApplied(Session &session, const LedgerPlace &place, const Migration &migration, const JobContext &context)
{
    if (Status removed = removeRows(session, place, migration, true, context); !removed)
        return removed;
    return finish(session, place, migration, {}, {}, context);
}

Status markReverted(Session &session, const LedgerPlace &place, const Migration &migration, const JobContext &context)
{
    return removeRows(session, place, migration, false, context);
}

/// As `flyway undo` of its paid editions: the row stays, and one more says that it counts no longer. Of a repeatable
/// one, which has no version, there is no such row.
Status revert(Session &session, const LedgerPlace &place, const Migration &migration, std::chrono::nanoseconds took,
              const JobContext &context)
{
    if (flywayKind(migration.ledgerKey()) != Kind::Versioned || !migration.revert)
        return markReverted(session, place, migration, context);
    Migration undo = migration;
    undo.forward = *migration.revert;
    undo.name = migration.revert->path.section(u'/', -1);
    undo.facts.insert(u"type"_s, u"UNDO_SQL"_s);
    const auto inserted = insert(session, place, undo, true, took, context);
    return inserted ? Status(Done{}) : Status(inserted.error());
}

}  // namespace

constexpr Ledger flywayLedger{
    .id = "flyway",
    .layout = "flyway",
    .rules = {.late = ToolRules::Late::Refused,
              .refusesEdited = true,
              .refusesMissing = true,
              .revertsNewest = true,
              .optOut = "executeInTransaction=false in <file>.conf",
              .lock = "pg_try_advisory_xact_lock(77431708279161 + the hash of the ledger's name)",
              .source = "LEDGERS.md 2.10"},
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
    .judge = judgeFlyway,
    .followsSearchPath = true,
    .revert = revert,
};

}  // namespace lockstep
