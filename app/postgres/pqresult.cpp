// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/postgres/pqresult.h"

#include "app/postgres/errortext.h"
#include "app/postgres/sessionerrors.h"

namespace lockstep {

Error resultFailure(PGconn *connection, const PGresult *result, const QByteArray &sql, const JobContext &context)
{
    const QByteArray text(result ? PQresultErrorMessage(result) : PQerrorMessage(connection));
    const QByteArray state(result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr);
    if (context.stopRequested() && state == "57014")
        return context.checkpoint().error();
    if (state.startsWith("57P") || PQstatus(connection) != CONNECTION_OK)
        return connectionLost(text);
    SqlErrorInfo info = readErrorText(text, sql);
    info.sqlState = state;
    return statementRejected(info, text);
}

}  // namespace lockstep
