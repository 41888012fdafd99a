// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/backup/source.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

Status runAll(Session &session, const std::vector<QByteArray> &statements, const JobContext &context)
{
    for (const QByteArray &statement : statements) {
        if (auto done = session.execute(statement, context); !done)
            return std::move(done).error();
    }
    return Done{};
}

/// Rows as text depend on these; and a policy that would hide rows is an error, as it is to pg_dump.
const std::vector<QByteArray> &alike()
{
    static const std::vector<QByteArray> settings{
        "SET statement_timeout = 0",    "SET idle_in_transaction_session_timeout = 0",
        "SET search_path = pg_catalog", "SET row_security = off",
        "SET datestyle = 'ISO, YMD'",   "SET intervalstyle = 'postgres'",
        "SET timezone = 'UTC'",         "SET extra_float_digits = 3",
        "SET bytea_output = 'hex'",     "SET xmlbinary = 'base64'",
        "SET lc_monetary = 'C'",        "SET default_transaction_read_only = on",
    };
    return settings;
}

constexpr auto pointQuery = R"(
SELECT pg_export_snapshot(), txid_current_snapshot(),
       CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() ELSE pg_current_wal_insert_lsn() END,
       to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
)";

/// Of relations `c` in schemas `n`: the database's own, not the system's and not an extension's.
constexpr auto ownRelation = R"(
    n.nspname <> 'information_schema' AND n.nspname !~ '^pg_' AND c.relpersistence <> 't'
    AND NOT EXISTS (SELECT FROM pg_depend AS d
                    WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
)";

std::vector<TableContent> tablesOf(const Answer &answer)
{
    std::vector<TableContent> tables;
    for (const auto &row : answer.rows) {
        TableContent table{.name = joinedIdentifiers({QString::fromUtf8(row[0]), QString::fromUtf8(row[1])}),
                           .oid = row[2].toLongLong(),
                           .bytes = row[3].toLongLong(),
                           .estimatedRows = row[4].toDouble()};
        const QJsonArray columns = QJsonDocument::fromJson(row[5]).array();
        for (const QJsonValue column : columns)
            table.columns << column.toString();
        tables.push_back(std::move(table));
    }
    return tables;
}

Status readExtensions(Session &session, BackupContent &content, const JobContext &context)
{
    const auto answer = session.execute("SELECT e.extname, e.extversion, n.nspname FROM pg_extension AS e JOIN "
                                        "pg_namespace AS n ON n.oid = e.extnamespace ORDER BY 1",
                                        context);
    if (!answer)
        return answer.error();
    for (const auto &row : answer->rows)
        content.extensions.push_back({QString::fromUtf8(row[0]), QString::fromUtf8(row[1]), QString::fromUtf8(row[2])});
    return Done{};
}

Status readSurroundings(Session &session, BackupContent &content, const JobContext &context)
{
    const auto database
        = session.execute("SELECT pg_encoding_to_char(encoding), datcollate, datctype, pg_database_size(oid) FROM "
                          "pg_database WHERE datname = current_database()",
                          context);
    if (!database)
        return database.error();
    content.encoding = QString::fromUtf8(database->rows[0][0]);
    content.collation = QString::fromUtf8(database->rows[0][1]);
    content.characterType = QString::fromUtf8(database->rows[0][2]);
    content.databaseBytes = database->rows[0][3].toLongLong();
    const auto roles = session.execute("SELECT DISTINCT r.rolname FROM pg_policy AS p CROSS JOIN unnest(p.polroles) AS "
                                       "u(oid) JOIN pg_roles AS r ON r.oid = u.oid ORDER BY 1",
                                       context);
    if (!roles)
        return roles.error();
    for (const auto &row : roles->rows)
        content.policyRoles << QString::fromUtf8(row[0]);
    return Done{};
}

constexpr auto objectsQuery = R"(
WITH member AS (SELECT classid, objid FROM pg_depend WHERE deptype = 'e'),
     own AS (SELECT oid FROM pg_namespace AS n
             WHERE nspname <> 'information_schema' AND nspname !~ '^pg_'
             AND NOT EXISTS (SELECT FROM member WHERE classid = 'pg_namespace'::regclass AND objid = n.oid)),
     relation AS (SELECT c.oid, c.relkind FROM pg_class AS c
                  WHERE relnamespace IN (SELECT oid FROM own) AND relpersistence <> 't'
                  AND NOT EXISTS (SELECT FROM member WHERE classid = 'pg_class'::regclass AND objid = c.oid)),
     holder AS (SELECT oid FROM relation WHERE relkind IN ('r', 'p', 'v', 'm', 'f'))
SELECT 'schema', count(*) FROM pg_namespace WHERE oid IN (SELECT oid FROM own) AND nspname <> 'public'
UNION ALL
SELECT CASE relkind WHEN 'r' THEN 'table' WHEN 'p' THEN 'partitionedTable' WHEN 'v' THEN 'view'
                    WHEN 'm' THEN 'materializedView' WHEN 'S' THEN 'sequence' WHEN 'f' THEN 'foreignTable' END, count(*)
FROM relation WHERE relkind IN ('r', 'p', 'v', 'm', 'S', 'f') GROUP BY relkind
UNION ALL
SELECT 'index', count(*) FROM pg_index WHERE indrelid IN (SELECT oid FROM holder)
UNION ALL
SELECT 'column', count(*) FROM pg_attribute WHERE attrelid IN (SELECT oid FROM holder) AND attnum > 0
AND NOT attisdropped
UNION ALL
SELECT 'default', count(*) FROM pg_attrdef WHERE adrelid IN (SELECT oid FROM holder)
UNION ALL
SELECT 'constraint', count(*) FROM pg_constraint WHERE conrelid IN (SELECT oid FROM holder)
UNION ALL
SELECT 'trigger', count(*) FROM pg_trigger WHERE tgrelid IN (SELECT oid FROM holder) AND NOT tgisinternal
UNION ALL
SELECT 'policy', count(*) FROM pg_policy WHERE polrelid IN (SELECT oid FROM holder)
UNION ALL
SELECT 'rule', count(*) FROM pg_rewrite WHERE ev_class IN (SELECT oid FROM holder)
UNION ALL
SELECT 'function', count(*) FROM pg_proc AS p WHERE pronamespace IN (SELECT oid FROM own)
AND NOT EXISTS (SELECT FROM member WHERE classid = 'pg_proc'::regclass AND objid = p.oid)
UNION ALL
SELECT CASE typtype WHEN 'e' THEN 'enum' WHEN 'd' THEN 'domain' ELSE 'type' END, count(*) FROM pg_type AS t
WHERE typnamespace IN (SELECT oid FROM own) AND typelem = 0 AND typtype IN ('e', 'd', 'r', 'm')
AND NOT EXISTS (SELECT FROM member WHERE classid = 'pg_type'::regclass AND objid = t.oid) GROUP BY 1
UNION ALL
SELECT 'statistics', count(*) FROM pg_statistic_ext WHERE stxrelid IN (SELECT oid FROM holder)
UNION ALL
SELECT 'largeObject', count(*) FROM pg_largeobject_metadata
ORDER BY 1
)";

QByteArray countingOf(const TableContent &table, bool withChecksum)
{
    QByteArrayList columns;
    for (const QString &column : table.columns)
        columns << "t." + quotedIdentifier(column);
    // A sum does not mind the order of the rows; the columns stand by name, since an inherited table restored from a
    // dump may have them in another order.
    const QByteArray checksum = withChecksum
        ? "coalesce(sum(hashtextextended(ROW(" + columns.join(", ") + ")::text, 0)::numeric), 0)"
        : QByteArray("NULL");
    return "SELECT count(*), " + checksum + " FROM ONLY " + quotedName(table.name) + " AS t";
}

}  // namespace

Result<HeldSnapshot> holdSnapshot(const ConnectionUrl &url, const JobContext &context)
{
    auto session = Session::open(url, context);
    if (!session)
        return std::move(session).error();
    if (Status set = readAlike(**session, context); !set)
        return std::move(set).error();
    if (auto begun = (*session)->execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", context); !begun)
        return std::move(begun).error();
    const auto answer = (*session)->execute(pointQuery, context);
    if (!answer)
        return answer.error();
    const auto &row = answer->rows[0];
    const SnapshotPoint point{QString::fromUtf8(row[0]), QString::fromUtf8(row[1]), QString::fromUtf8(row[2]),
                              QDateTime::fromString(QString::fromUtf8(row[3]), Qt::ISODateWithMs).toUTC()};
    return HeldSnapshot{*std::move(session), point};
}

Result<std::unique_ptr<Session>> lookThrough(const SnapshotPoint &point, const ConnectionUrl &url,
                                             const JobContext &context)
{
    auto session = Session::open(url, context);
    if (!session)
        return session;
    if (Status set = readAlike(**session, context); !set)
        return std::move(set).error();
    const std::vector<QByteArray> begin{"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
                                        "SET TRANSACTION SNAPSHOT " + quotedLiteral(point.snapshot)};
    if (Status begun = runAll(**session, begin, context); !begun)
        return std::move(begun).error();
    return session;
}

Result<std::vector<TableContent>> readTables(Session &session, const JobContext &context)
{
    const auto answer = session.execute(QByteArray(R"(
SELECT n.nspname, c.relname, c.oid, pg_table_size(c.oid), greatest(c.reltuples, 0),
       (SELECT coalesce(json_agg(a.attname ORDER BY a.attname), '[]') FROM pg_attribute AS a
        WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped)
FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
WHERE c.relkind = 'r' AND)") + ownRelation + "ORDER BY 1, 2",
                                        context);
    if (!answer)
        return answer.error();
    return tablesOf(*answer);
}

Result<std::map<QString, int>> countObjects(Session &session, const JobContext &context)
{
    const auto answer = session.execute(objectsQuery, context);
    if (!answer)
        return answer.error();
    std::map<QString, int> counts;
    for (const auto &row : answer->rows)
        counts[QString::fromUtf8(row[0])] = row[1].toInt();
    return counts;
}

Result<BackupContent> readContent(Session &session, const JobContext &context)
{
    BackupContent content;
    auto objects = countObjects(session, context);
    if (!objects)
        return std::move(objects).error();
    content.objects = *std::move(objects);
    auto tables = readTables(session, context);
    if (!tables)
        return std::move(tables).error();
    content.tables = *std::move(tables);
    if (Status read = readExtensions(session, content, context); !read)
        return std::move(read).error();
    if (Status read = readSurroundings(session, content, context); !read)
        return std::move(read).error();
    return content;
}

Status readAlike(Session &session, const JobContext &context)
{
    return runAll(session, alike(), context);
}

Reading readingAt(Depth depth, const TableContent &table)
{
    const bool isSmall = table.bytes <= checksumLimit;
    if (depth == Depth::Rows)
        return isSmall ? Reading::Rows : Reading::Nothing;
    return isSmall ? Reading::Checksum : Reading::Rows;
}

Status countTable(Session &session, TableContent &table, Reading reading, const JobContext &context)
{
    if (reading == Reading::Nothing)
        return Done{};
    const auto answer = session.execute(countingOf(table, reading == Reading::Checksum), context);
    if (!answer)
        return answer.error();
    table.rows = answer->rows[0][0].toLongLong();
    table.checksum = QString::fromLatin1(answer->rows[0][1]);
    return Done{};
}

Status countTables(Session &session, std::vector<TableContent> &tables, Depth depth, const JobContext &context)
{
    if (Status set = readAlike(session, context); !set)
        return set;
    for (TableContent &table : tables) {
        if (Status counted = countTable(session, table, readingAt(depth, table), context); !counted)
            return counted;
    }
    return Done{};
}

}  // namespace lockstep
