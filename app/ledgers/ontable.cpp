// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ledgers/ontable.h"

namespace lockstep {

Result<QByteArray> onTable(Session &session, const LedgerPlace &place, QLatin1StringView usual, QByteArray sql,
                           const JobContext &context)
{
    const auto settled = onSearchPath(session, place, context);
    if (!settled)
        return settled.error();
    return sql.replace("@table", qualified(*settled, tableNameOf(place, usual)).toUtf8());
}

Status performOnTable(Session &session, const LedgerPlace &place, QLatin1StringView usual, const QByteArray &sql,
                      const Session::Parameters &parameters, const JobContext &context)
{
    const auto statement = onTable(session, place, usual, sql, context);
    return statement ? perform(session, *statement, parameters, context) : Status(statement.error());
}

}  // namespace lockstep
