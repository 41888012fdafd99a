// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ledgers/schemamigrations.h"

#include "app/ledgers/rows.h"

#include <QCoreApplication>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

bool isDbmates(const QStringList &columns)
{
    const bool isText = columns.contains(u"version character varying"_s) || columns.contains(u"version text"_s);
    return isText && !columns.contains(u"dirty boolean"_s);
}

bool isGolangMigrates(const QStringList &columns)
{
    return columns.contains(u"version bigint"_s) && columns.contains(u"dirty boolean"_s);
}

Result<QStringList> columnsOf(Session &session, const LedgerPlace &place, const JobContext &context)
{
    const auto answer
        = session.execute("SELECT a.attname || ' ' || pg_catalog.format_type(a.atttypid, NULL)"
                          " FROM pg_catalog.pg_attribute a"
                          " JOIN pg_catalog.pg_class c ON c.oid = a.attrelid"
                          " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
                          " WHERE n.nspname = $1 AND c.relname = $2 AND c.relkind IN ('r', 'p')"
                          " AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum",
                          {schemaOf(place).toUtf8(), tableNameOf(place, schemaMigrations).toUtf8()}, context);
    if (!answer)
        return answer.error();
    QStringList columns;
    for (const auto &row : answer->rows)
        columns << QString::fromUtf8(row[0]);
    return columns;
}

Error notIts(const LedgerPlace &place, const SchemaMigrations &wanted, const QStringList &columns)
{
    Error error{ErrorCode::CheckFailed,
                {QT_TRANSLATE_NOOP("app", "The table %1 is not %2's: it has the columns %3, and %2's has %4."),
                 {schemaMigrationsTable(place), QString::fromLatin1(wanted.tool), columns.join(u", "_s),
                  QString::fromLatin1(wanted.columns)}}};
    error.hint = {QT_TRANSLATE_NOOP("app",
                                    "Another tool keeps its ledger under this name. Name that tool with layout = \"…\" "
                                    "in lockstep.toml, or this tool's table with table = \"…\" under [ledger]. Nothing "
                                    "was written.")};
    return error;
}

}  // namespace

const SchemaMigrations dbmateTable{"dbmate", "version varchar", isDbmates};
const SchemaMigrations golangMigrateTable{"golang-migrate", "version bigint, dirty boolean", isGolangMigrates};

Result<bool> ownTableExists(Session &session, const LedgerPlace &place, const SchemaMigrations &wanted,
                            const JobContext &context)
{
    const auto settled = onSearchPath(session, place, context);
    if (!settled)
        return settled.error();
    auto exists = tableExists(session, schemaOf(*settled), tableNameOf(*settled, schemaMigrations), context);
    if (!exists || !*exists)
        return exists;
    const auto columns = columnsOf(session, *settled, context);
    if (!columns)
        return columns.error();
    return wanted.isOwn(*columns) ? Result<bool>(true) : Result<bool>(notIts(*settled, wanted, *columns));
}

QString schemaMigrationsTable(const LedgerPlace &place)
{
    return qualified(place, tableNameOf(place, schemaMigrations));
}

}  // namespace lockstep
