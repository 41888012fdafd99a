// SPDX-License-Identifier: GPL-3.0-or-later

// Atlas 1.2, community edition: atlas_schema_revisions, by default in a schema of that name. LEDGERS.md, sections 2.16
// and 3; types and rows as Atlas's own documentation has them.
//
// It compares the folder with atlas.sum and neither with the ledger: a file that was edited or removed and hashed anew
// is not noticed. One that comes too late is refused (exec-order linear). A file is one transaction; with
// "-- atlas:txmode none" each statement stays, the row counts them, and the next run goes on behind them.

#include "app/ledgers/atlasjudge.h"
#include "app/ledgers/atlasstatements.h"
#include "app/ledgers/index.h"
#include "app/ledgers/nothing.h"
#include "app/ledgers/owntable.h"
#include "app/ledgers/rows.h"

#include <QCoreApplication>
#include <QCryptographicHash>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

constexpr UsualPlace usualPlace{.schema = "atlas_schema_revisions"_L1, .table = "atlas_schema_revisions"_L1};
constexpr auto table = OwnTable<usualPlace>::name;
constexpr auto tableSql = OwnTable<usualPlace>::sql;
constexpr auto exists = OwnTable<usualPlace>::exists;
constexpr auto placeOf = OwnTable<usualPlace>::place;

constexpr int baseline = 1;
constexpr int executed = 2;
constexpr int resolved = 4;

Result<qint64> lockKey(Session &, const LedgerPlace &, const JobContext &)
{
    return 2686470616;  // FNV-1 of "atlas_migrate_execute"
}

LedgerEntry entryOf(const std::vector<QByteArray> &row)
{
    const auto text = [&row](std::size_t column) { return QString::fromUtf8(row[column]); };
    const int type = row[2].toInt();
    LedgerEntry entry{text(0), row[1].isEmpty() ? text(0) : text(0) + u'_' + text(1), text(9)};
    entry.key = text(0);
    entry.startedAt = timeOf(row[5]);
    entry.finished = (type & (baseline | resolved)) != 0 || row[3] == row[4];
    if (*entry.finished)
        entry.finishedAt = entry.startedAt.addMSecs(row[6].toLongLong() / 1'000'000);
    else if (!row[7].isEmpty())
        entry.logs = text(7) + u'\n' + text(8);
    entry.facts = {{u"type"_s, type}, {u"applied"_s, text(3)}, {u"total"_s, text(4)}};
    return entry;
}

Result<std::vector<LedgerEntry>> read(Session &session, const LedgerPlace &place, const JobContext &context)
{
    // The row that begins with a dot is the table's own name in Atlas's cloud.
    const auto answer
        = readRows(session, exists(session, place, context), table(place),
                   "SELECT version, description, type, applied, total, " + asMilliseconds("executed_at")
                       + ", execution_time, error, error_stmt, hash FROM " + tableSql(place)
                       + " WHERE version IS DISTINCT FROM '.atlas_cloud_identifier' ORDER BY version COLLATE \"C\"",
                   {{"version"}}, context);
    return entriesOf(answer, entryOf);
}

Status create(Session &session, const LedgerPlace &place, const JobContext &context)
{
    const Result<bool> present = exists(session, place, context);
    if (!present || *present)
        return present ? Status(Done{}) : Status(present.error());
    if (Status schema = requireSchema(session, placeOf(place).schema, context); !schema)
        return schema;
    return perform(session,
                   "CREATE TABLE " + tableSql(place)
                       + " (version character varying NOT NULL, description character varying NOT NULL,"
                         " type bigint NOT NULL DEFAULT 2, applied bigint NOT NULL DEFAULT 0,"
                         " total bigint NOT NULL DEFAULT 0, executed_at timestamptz NOT NULL,"
                         " execution_time bigint NOT NULL, error text, error_stmt text,"
                         " hash character varying NOT NULL, partial_hashes jsonb,"
                         " operator_version character varying NOT NULL, PRIMARY KEY (version))",
                   {}, context);
}

/// The file's line in atlas.sum, which covers all files before it.
QString checksum(const Migration &migration)
{
    if (migration.facts.value(u"sha256"_s).toString() == migration.forward.sha256)
        return migration.facts.value(u"hash"_s).toString();
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(migration.facts.value(u"stream"_s).toByteArray().left(migration.facts.value(u"begin"_s).toLongLong()));
    hash.addData(migration.forward.path.section(u'/', -1).toUtf8());
    hash.addData(migration.forward.bytes);
    return QString::fromLatin1(hash.result().toBase64());
}

bool matches(const Migration &migration, const LedgerEntry &entry)
{
    return entry.checksum.isEmpty() || entry.checksum == checksum(migration);
}

Status insert(Session &session, const LedgerPlace &place, const Migration &migration, int type, std::size_t applied,
              std::size_t total, std::chrono::nanoseconds took, const QByteArray &partial, const JobContext &context)
{
    return perform(session,
                   "INSERT INTO " + tableSql(place)
                       + " (version, description, type, applied, total, executed_at, execution_time, error, error_stmt,"
                         " hash, partial_hashes, operator_version) VALUES ($1, $2, $3::bigint, $4::bigint, $5::bigint,"
                         " clock_timestamp() - $6::bigint / 1000 * interval '1 microsecond', $6::bigint, '', '', $7,"
                         " $8::jsonb, 'Lockstep')",
                   {migration.ledgerKey().toUtf8(), migration.facts.value(u"description"_s).toString().toUtf8(),
                    QByteArray::number(type), QByteArray::number(qint64(applied)), QByteArray::number(qint64(total)),
                    QByteArray::number(qint64(took.count())), checksum(migration).toUtf8(), partial},
                   context);
}

Result<QString> begin(Session &session, const LedgerPlace &place, const Migration &migration, const JobContext &context)
{
    const std::size_t total = atlasStatements(migration.forward.sql()).size();
    if (Status begun = insert(session, place, migration, executed, 0, total, {}, "null", context); !begun)
        return std::move(begun).error();
    return migration.ledgerKey();
}

Status finish(Session &session, const LedgerPlace &place, const Migration &migration, const QString &begunId,
              std::chrono::nanoseconds took, const JobContext &context)
{
    const std::size_t total = atlasStatements(migration.forward.sql()).size();
    if (begunId.isEmpty())
        return insert(session, place, migration, executed, total, total, took, "null", context);
    const auto answer = session.execute(
        "UPDATE " + tableSql(place)
            + " SET applied = $2::bigint, total = $2::bigint, execution_time = $3::bigint, error = '', error_stmt = '',"
              " hash = $4, partial_hashes = 'null' WHERE version = $1",
        {begunId.toUtf8(), QByteArray::number(qint64(total)), QByteArray::number(qint64(took.count())),
         checksum(migration).toUtf8()},
        context);
    if (!answer)
        return answer.error();
    return answer->affectedRows == 1 ? Status(Done{}) : Status(vanishedRow(migration, table(place)));
}

/// As Atlas does behind each statement, so that it can go on where Lockstep stopped.
Status progress(Session &session, const LedgerPlace &place, const Migration &migration, const QString &begunId,
                qsizetype until, const JobContext &context)
{
    const auto statements = atlasStatements(migration.forward.sql());
    std::size_t applied = 0;
    while (applied < statements.size() && statements[applied].end <= until)
        ++applied;
    return perform(
        session,
        "UPDATE " + tableSql(place) + " SET applied = $2::bigint, partial_hashes = $3::jsonb WHERE version = $1",
        {begunId.toUtf8(), QByteArray::number(qint64(applied)), atlasPartialHashes(statements, applied)}, context);
}

QByteArray statementBehind(const Migration &migration, std::size_t applied)
{
    const auto statements = atlasStatements(migration.forward.sql());
    return applied < statements.size() ? statements[applied].text : QByteArray("");
}

Status fail(Session &session, const LedgerPlace &place, const Migration &migration, const QString &begunId,
            const QString &text, const JobContext &context)
{
    const auto id = begunId.isEmpty() ? begin(session, place, migration, context) : Result<QString>(begunId);
    if (!id)
        return id.error();
    const auto answer
        = session.execute("SELECT applied FROM " + tableSql(place) + " WHERE version = $1", {id->toUtf8()}, context);
    if (!answer)
        return answer.error();
    const std::size_t applied = answer->rows.empty() ? 0 : answer->rows[0][0].toULongLong();
    return perform(session, "UPDATE " + tableSql(place) + " SET error = $2, error_stmt = $3 WHERE version = $1",
                   {id->toUtf8(), text.toUtf8(), statementBehind(migration, applied)}, context);
}

/// Atlas begins only in a database without tables, unless it is told a baseline.
Result<Message> obstacleToCreate(Session &session, const LedgerPlace &, const JobContext &context)
{
    const auto answer = session.execute(
        "SELECT count(*) FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
        " WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND c.relkind IN ('r', 'p') AND NOT EXISTS"
        " (SELECT 1 FROM pg_catalog.pg_depend d WHERE d.classid = 'pg_catalog.pg_class'::regclass AND d.objid = c.oid"
        " AND d.deptype = 'e')",
        context);
    if (!answer)
        return answer.error();
    const int tables = answer->rows[0][0].toInt();
    if (tables == 0)
        return Message{};
    return Message{QT_TRANSLATE_N_NOOP("app",
                                       "The database has %n table(s) and no ledger, so Atlas would not begin here "
                                       "without a baseline. Mark the migrations that it already has as applied first."),
                   {},
                   tables};
}

/// As "atlas migrate set" does: a row that broke off is called resolved, a new one counts no statements.
Status markApplied(Session &session, const LedgerPlace &place, const Migration &migration, const JobContext &context)
{
    const auto answer
        = session.execute("UPDATE " + tableSql(place) + " SET type = $2::bigint WHERE version = $1",
                          {migration.ledgerKey().toUtf8(), QByteArray::number(executed | resolved)}, context);
    if (!answer)
        return answer.error();
    return answer->affectedRows > 0 ? Status(Done{})
                                    : insert(session, place, migration, resolved, 0, 0, {}, "null", context);
}

Status markReverted(Session &session, const LedgerPlace &place, const Migration &migration, const JobContext &context)
{
    return deleteRow(session, tableSql(place), "version", migration, context);
}

}  // namespace

constexpr Ledger atlasLedger{
    .id = "atlas",
    .layout = "atlas",
    .rules = {.late = ToolRules::Late::Refused,
              .revertsNewest = true,
              .optOut = "-- atlas:txmode none",
              .lock = "pg_try_advisory_lock(2686470616)",
              .source = "LEDGERS.md 2.16"},
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
    .obstacle = noObstacle,
    .obstacleToCreate = obstacleToCreate,
    .markApplied = markApplied,
    .markReverted = markReverted,
    .judge = judgeAtlas,
    .progress = progress,
};

}  // namespace lockstep
