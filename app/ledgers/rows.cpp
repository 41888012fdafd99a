// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ledgers/rows.h"

#include <QDateTime>

namespace lockstep {

using namespace Qt::StringLiterals;

QString schemaOf(const LedgerPlace &place)
{
    return place.schema.isEmpty() ? u"public"_s : place.schema;
}

QString tableNameOf(const LedgerPlace &place, QLatin1StringView usual)
{
    return place.table.isEmpty() ? QString(usual) : place.table;
}

QString qualified(const LedgerPlace &place, QLatin1StringView name)
{
    return QString::fromUtf8(quotedIdentifier(schemaOf(place))) + u'.' + name;
}

Result<Answer> readRows(Session &session, const Result<bool> &exists, const QByteArray &query,
                        const JobContext &context)
{
    if (!exists)
        return exists.error();
    return *exists ? session.execute(query, context) : Result<Answer>(Answer{});
}

Result<bool> tableExists(Session &session, const QString &schema, const QString &table, const JobContext &context)
{
    const auto answer = session.execute("SELECT 1 FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n"
                                        " ON n.oid = c.relnamespace"
                                        " WHERE n.nspname = $1 AND c.relname = $2 AND c.relkind IN ('r', 'p')",
                                        {schema.toUtf8(), table.toUtf8()}, context);
    if (!answer)
        return answer.error();
    return !answer->rows.empty();
}

Status perform(Session &session, const QByteArray &sql, const Session::Parameters &parameters,
               const JobContext &context)
{
    auto answer = session.execute(sql, parameters, context);
    if (!answer)
        return std::move(answer).error();
    return Done{};
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
