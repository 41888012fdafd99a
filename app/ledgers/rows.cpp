// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ledgers/rows.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// 42703 is undefined_column.
Error withUnknownShape(Error error)
{
    if (!error.sql || error.sql->sqlState != "42703")
        return error;
    error.code = ErrorCode::CheckFailed;
    error.detail = error.sql->message;
    error.message = {QT_TRANSLATE_NOOP("app", "The ledger's table has not the columns that this tool is known for.")};
    error.hint = {QT_TRANSLATE_NOOP("app",
                                    "It may be of a version of the tool that Lockstep does not know, or of another "
                                    "tool. Nothing was written.")};
    return error;
}

/// The tool would not find its table, and could not make it either.
Error noTable(const QString &name)
{
    return {
        ErrorCode::CheckFailed,
        {QT_TRANSLATE_NOOP("app", "%1 is no table, and the tool keeps its ledger in a table of that name."), {name}},
        {},
        {QT_TRANSLATE_NOOP("app",
                           "Somebody made a view, an index or a sequence of that name. Rename it, or name the "
                           "ledger's table under [ledger] in lockstep.toml. Nothing was written.")}};
}

Error rowWithoutKey(const KeyColumn &key)
{
    return {ErrorCode::CheckFailed,
            {QT_TRANSLATE_NOOP("app", "%1 has a row without a %2: the column is NULL there."),
             {key.table, QString::fromLatin1(key.name)}},
            {},
            {QT_TRANSLATE_NOOP("app",
                               "The tool itself never leaves such a row, and nobody can tell which migration it "
                               "stands for. Fill the column in, or delete the row. Nothing was written.")}};
}

}  // namespace

QString schemaOf(const LedgerPlace &place)
{
    return place.schema.isEmpty() ? u"public"_s : place.schema;
}

QString tableNameOf(const LedgerPlace &place, QLatin1StringView usual)
{
    return place.table.isEmpty() ? QString(usual) : place.table;
}

Result<LedgerPlace> onSearchPath(Session &session, const LedgerPlace &place, const JobContext &context)
{
    if (!place.schema.isEmpty())
        return place;
    const auto answer = session.execute(
        "SELECT n.nspname FROM pg_catalog.pg_settings s"
        " CROSS JOIN LATERAL unnest(string_to_array(s.reset_val, ',')) WITH ORDINALITY p (written, position)"
        " CROSS JOIN LATERAL btrim(p.written) t (name)"
        " JOIN pg_catalog.pg_namespace n ON n.nspname = CASE WHEN t.name IN ('$user', '\"$user\"') THEN session_user"
        " WHEN t.name LIKE '\"%' THEN replace(btrim(t.name, '\"'), '\"\"', '\"')::name ELSE lower(t.name)::name END"
        " WHERE s.name = 'search_path' AND has_schema_privilege(n.oid, 'USAGE') ORDER BY p.position LIMIT 1",
        context);
    if (!answer)
        return answer.error();
    return LedgerPlace{answer->rows.empty() ? QString() : QString::fromUtf8(answer->rows[0][0]), place.table};
}

QString qualified(const LedgerPlace &place, const QString &name)
{
    return QString::fromUtf8(quotedIdentifier(schemaOf(place)) + '.' + quotedIdentifier(name));
}

Result<Answer> readRows(Session &session, const Result<bool> &exists, const QByteArray &query,
                        const JobContext &context)
{
    if (!exists)
        return exists.error();
    if (!*exists)
        return Answer{};
    Result<Answer> answer = session.execute(query, context);
    return answer ? std::move(answer) : Result<Answer>(withUnknownShape(std::move(answer).error()));
}

Result<Answer> readRows(Session &session, const Result<bool> &exists, const QByteArray &query, const KeyColumn &key,
                        const JobContext &context)
{
    Result<Answer> answer = readRows(session, exists, query, context);
    const auto hasNoKey = [&key](const auto &row) { return row[key.index].isNull(); };
    if (answer && std::any_of(answer->rows.begin(), answer->rows.end(), hasNoKey))
        return rowWithoutKey(key);
    return answer;
}

Result<bool> tableExists(Session &session, const QString &schema, const QString &table, const JobContext &context)
{
    const auto answer = session.execute("SELECT c.relkind IN ('r', 'p') FROM pg_catalog.pg_class c"
                                        " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
                                        " WHERE n.nspname = $1 AND c.relname = $2",
                                        {schema.toUtf8(), table.toUtf8()}, context);
    if (!answer)
        return answer.error();
    if (!answer->rows.empty() && answer->rows[0][0] != "t")
        return noTable(schema + u'.' + table);
    return !answer->rows.empty();
}

Status requireSchema(Session &session, const QString &schema, const JobContext &context)
{
    // CREATE SCHEMA IF NOT EXISTS asks for the right to create even where the schema is there.
    const auto answer
        = session.execute("SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = $1", {schema.toUtf8()}, context);
    if (!answer)
        return answer.error();
    if (!answer->rows.empty())
        return Done{};
    return perform(session, "CREATE SCHEMA " + quotedIdentifier(schema), {}, context);
}

Status perform(Session &session, const QByteArray &sql, const Session::Parameters &parameters,
               const JobContext &context)
{
    auto answer = session.execute(sql, parameters, context);
    if (!answer)
        return std::move(answer).error();
    return Done{};
}

Error vanishedRow(const Migration &migration, const QString &table)
{
    return {ErrorCode::PlanChanged,
            {QT_TRANSLATE_NOOP("app", "The row that marks %1 as begun is no longer in %2."), {migration.name, table}},
            {},
            {QT_TRANSLATE_NOOP("app", "Someone changed the ledger meanwhile. Look at it before going on.")}};
}

QByteArray asMilliseconds(const QByteArray &column)
{
    return "CASE WHEN isfinite(" + column + ") THEN floor(extract(epoch FROM " + column + ") * 1000)::bigint END";
}

QDateTime timeOf(const QByteArray &cell)
{
    return cell.isNull() ? QDateTime() : QDateTime::fromMSecsSinceEpoch(cell.toLongLong(), Qt::UTC);
}

}  // namespace lockstep
