// SPDX-License-Identifier: GPL-3.0-or-later

// Supabase's CLI: supabase_migrations.schema_migrations, one row a version with the statements that it sent. No
// checksum, no times, no failed state, no lock. Pending is what has no row; a late one is refused until --include-all,
// a missing one stops everything, an edited one goes unseen. A file is one pipeline with its row and so one
// transaction, unless a statement cannot run in one or the file opts out. LEDGERS.md, sections 2.3 and 3.

#include "app/ledgers/index.h"
#include "app/ledgers/nothing.h"
#include "app/ledgers/owntable.h"
#include "app/ledgers/rows.h"
#include "app/ledgers/supabasestatements.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

constexpr UsualPlace usualPlace{.schema = "supabase_migrations"_L1, .table = "schema_migrations"_L1};
constexpr auto table = OwnTable<usualPlace>::name;
constexpr auto tableSql = OwnTable<usualPlace>::sql;
constexpr auto exists = OwnTable<usualPlace>::exists;

/// What the CLI kept of the SQL; null where it kept nothing.
QByteArray keptSql(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isArray())
        return {};
    QByteArrayList statements;
    const QJsonArray kept = document.array();
    for (const auto &statement : kept)
        statements << statement.toString().toUtf8();
    return statements.isEmpty() ? QByteArray("") : joinedStatements(statements);
}

/// Older versions of the CLI made the table without name and statements.
Result<std::vector<LedgerEntry>> read(Session &session, const LedgerPlace &place, const JobContext &context)
{
    const auto answer = readRows(session, exists(session, place, context), table(place),
                                 "SELECT m.version, to_jsonb(m) ->> 'name', to_jsonb(m) -> 'statements' FROM "
                                     + tableSql(place) + " m ORDER BY m.version",
                                 {{"version"}}, context);
    return entriesOf(answer, [](const std::vector<QByteArray> &row) {
        LedgerEntry entry{QString::fromUtf8(row[0])};
        entry.key = entry.id;
        entry.name = row[1].isEmpty() ? entry.id : entry.id + u'_' + QString::fromUtf8(row[1]);
        entry.sql = keptSql(row[2]);
        entry.finished = true;
        return entry;
    });
}

Status requireColumns(Session &session, const LedgerPlace &place, const JobContext &context)
{
    const auto answer = session.execute(
        "SELECT count(*) FROM pg_catalog.pg_attribute a"
        " JOIN pg_catalog.pg_class c ON c.oid = a.attrelid"
        " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
        " WHERE n.nspname = $1 AND c.relname = $2 AND NOT a.attisdropped"
        " AND a.attname IN ('statements', 'name')",
        {OwnTable<usualPlace>::place(place).schema.toUtf8(), OwnTable<usualPlace>::place(place).table.toUtf8()},
        context);
    if (!answer)
        return answer.error();
    if (answer->rows[0][0] == "2")
        return Done{};
    return perform(session,
                   "ALTER TABLE " + tableSql(place)
                       + " ADD COLUMN IF NOT EXISTS statements text[], ADD COLUMN IF NOT EXISTS name text",
                   {}, context);
}

Status create(Session &session, const LedgerPlace &place, const JobContext &context)
{
    const Result<bool> present = exists(session, place, context);
    if (!present || *present)
        return present ? Status(Done{}) : Status(present.error());
    if (Status schema = requireSchema(session, OwnTable<usualPlace>::place(place).schema, context); !schema)
        return schema;
    return perform(session,
                   "CREATE TABLE " + tableSql(place)
                       + " (version text NOT NULL PRIMARY KEY, statements text[], name text)",
                   {}, context);
}

/// What the CLI would have kept is the only thing that tells an edit.
bool matches(const Migration &migration, const LedgerEntry &entry)
{
    return entry.sql.isNull() || areSameStatements(entry.sql, migration.forward.bytes);
}

QByteArray arrayLiteral(const QByteArrayList &texts)
{
    QByteArrayList quoted;
    for (QByteArray text : texts)
        quoted << '"' + text.replace('\\', "\\\\").replace('"', "\\\"") + '"';
    return '{' + quoted.join(',') + '}';
}

Status insert(Session &session, const LedgerPlace &place, const Migration &migration, const QByteArray &conflict,
              const JobContext &context)
{
    if (Status columns = requireColumns(session, place, context); !columns)
        return columns;
    const QString name = migration.name.startsWith(migration.ledgerKey() + u'_')
        ? migration.name.mid(migration.ledgerKey().size() + 1)
        : migration.name;
    return perform(
        session, "INSERT INTO " + tableSql(place) + " (version, name, statements) VALUES ($1, $2, $3)" + conflict,
        {migration.ledgerKey().toUtf8(), name.toUtf8(), arrayLiteral(supabaseStatements(migration.forward.bytes))},
        context);
}

Status finish(Session &session, const LedgerPlace &place, const Migration &migration, const QString &,
              std::chrono::nanoseconds, const JobContext &context)
{
    return insert(session, place, migration, {}, context);
}

/// supabase migration repair --status applied
Status markApplied(Session &session, const LedgerPlace &place, const Migration &migration, const JobContext &context)
{
    return insert(session, place, migration,
                  " ON CONFLICT (version) DO UPDATE SET name = EXCLUDED.name, statements = EXCLUDED.statements",
                  context);
}

/// supabase migration repair --status reverted
Status markReverted(Session &session, const LedgerPlace &place, const Migration &migration, const JobContext &context)
{
    return deleteRow(session, tableSql(place), "version", migration, context);
}

}  // namespace

constexpr Ledger supabaseLedger{
    .id = "supabase",
    .layout = "supabase",
    .rules = {.late = ToolRules::Late::Refused,
              .refusesMissing = true,
              .optOut = "-- pg-delta: transaction=false",
              .source = "LEDGERS.md 2.3"},
    .lockKey = nullptr,
    .rowLock = nullptr,
    .keepsChecksum = false,
    .table = table,
    .exists = exists,
    .read = read,
    .create = create,
    .checksum = noChecksum,
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
