// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ledgers/rows.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QSet>

#include <algorithm>
#include <array>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// What PostgreSQL says of a table with other columns, or columns of other types, than the query is written for.
bool isOfShape(const QByteArray &sqlState)
{
    static constexpr std::array states{"42703", "42P01", "42883", "42804", "42809", "42846", "22P02", "22007", "22008"};
    return std::ranges::any_of(states, [&sqlState](const char *state) { return sqlState == state; });
}

Error withUnknownShape(Error error, const QString &table)
{
    if (!error.sql || !isOfShape(error.sql->sqlState))
        return error;
    error.code = ErrorCode::CheckFailed;
    error.detail = error.sql->message;
    error.message = {QT_TRANSLATE_NOOP("app", "The ledger %1 has not the columns that this tool is known for: %2"),
                     {table, error.sql->message}};
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

/// Nobody could tell applied from pending by what is left.
Error hiddenRows(const QString &name)
{
    return {
        ErrorCode::CheckFailed,
        {QT_TRANSLATE_NOOP("app", "Row-level security is on for %1 and may hide rows of the ledger from this role."),
         {name}},
        {},
        {QT_TRANSLATE_NOOP("app",
                           "Connect as the table's owner or as a role with BYPASSRLS, or switch it off with "
                           "“ALTER TABLE %1 DISABLE ROW LEVEL SECURITY”. Nothing was written."),
         {name}}};
}

Error rowWithoutKey(const QString &table, const KeyColumn &key)
{
    return {ErrorCode::CheckFailed,
            {QT_TRANSLATE_NOOP("app", "%1 has a row without a %2: the column is NULL there."),
             {table, QString::fromLatin1(key.name)}},
            {},
            {QT_TRANSLATE_NOOP("app",
                               "The tool itself never leaves such a row, and nobody can tell which migration it "
                               "stands for. Fill the column in, or delete the row. Nothing was written.")}};
}

Error rowsWithOneKey(const QString &table, const KeyColumn &key, const QByteArray &value)
{
    return {ErrorCode::CheckFailed,
            {QT_TRANSLATE_NOOP("app", "%1 has more than one row with the %2 “%3”."),
             {table, QString::fromLatin1(key.name), QString::fromUtf8(value)}},
            {},
            {QT_TRANSLATE_NOOP("app",
                               "The tool's own table takes each only once, so this one was made or changed by somebody "
                               "else. Delete all but one of the rows. Nothing was written.")}};
}

/// The first row that the tool itself would never have written.
std::optional<Error> strangeRow(const QString &table, const Answer &answer, const KeyColumn &key)
{
    QSet<QByteArray> seen;
    for (const auto &row : answer.rows) {
        const QByteArray &value = row[key.index];
        if (value.isNull())
            return rowWithoutKey(table, key);
        if (key.isUnique && seen.contains(value))
            return rowsWithOneKey(table, key, value);
        seen.insert(value);
    }
    return std::nullopt;
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

Result<Answer> readRows(Session &session, const Result<bool> &exists, const QString &table, const QByteArray &query,
                        const std::vector<KeyColumn> &keys, const JobContext &context)
{
    if (!exists)
        return exists.error();
    if (!*exists)
        return Answer{};
    Result<Answer> answer = session.execute(query, context);
    if (!answer)
        return withUnknownShape(std::move(answer).error(), table);
    for (const KeyColumn &key : keys) {
        if (auto strange = strangeRow(table, *answer, key))
            return *std::move(strange);
    }
    return answer;
}

Result<bool> tableExists(Session &session, const QString &schema, const QString &table, const JobContext &context)
{
    const auto answer
        = session.execute("SELECT c.relkind IN ('r', 'p'), row_security_active(c.oid) FROM pg_catalog.pg_class c"
                          " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
                          " WHERE n.nspname = $1 AND c.relname = $2",
                          {schema.toUtf8(), table.toUtf8()}, context);
    if (!answer)
        return answer.error();
    if (!answer->rows.empty() && answer->rows[0][0] != "t")
        return noTable(schema + u'.' + table);
    if (!answer->rows.empty() && answer->rows[0][1] == "t")
        return hiddenRows(QString::fromUtf8(quotedIdentifier(schema) + '.' + quotedIdentifier(table)));
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

Status deleteRow(Session &session, const QByteArray &table, const char *column, const Migration &migration,
                 const JobContext &context)
{
    return perform(session, "DELETE FROM " + table + " WHERE " + column + " = $1", {migration.ledgerKey().toUtf8()},
                   context);
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
