// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/postgres/copyin.h"

#include "app/postgres/pqresult.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep {
namespace {

/// Small enough that a stop is heard soon and the progress moves, large enough that calls cost nothing.
constexpr qsizetype chunkBytes = 64 * 1024;

/// The answer that ends the COPY; what libpq has behind it must be taken too, or the connection stays busy.
ResultPtr lastAnswer(PGconn *connection)
{
    ResultPtr answer;
    while (PGresult *result = PQgetResult(connection)) {
        const bool isFirst = !answer;
        ResultPtr next(result);
        if (isFirst)
            answer = std::move(next);
        else if (PQresultStatus(next.get()) == PGRES_COPY_IN)
            break;
    }
    return answer;
}

/// False where the connection takes no more; the server's answer says why.
bool sendRows(PGconn *connection, const QByteArray &rows, const JobContext &context, const Session::SentSink &onSent)
{
    for (qsizetype sent = 0; sent < rows.size(); sent += chunkBytes) {
        if (context.stopRequested())
            return PQputCopyEnd(connection, "cancelled") == 1;
        const qsizetype size = std::min(chunkBytes, rows.size() - sent);
        if (PQputCopyData(connection, rows.constData() + sent, int(size)) != 1)
            return false;
        if (onSent)
            onSent(sent + size);
    }
    return PQputCopyEnd(connection, nullptr) == 1;
}

/// The rows of a text file are text: the binary form has NUL bytes, and the file's encoding was checked as UTF-8.
Error binaryRefused(PGconn *connection)
{
    PQputCopyEnd(connection, "binary rows");
    lastAnswer(connection);
    return {ErrorCode::SqlFailed,
            {QT_TRANSLATE_NOOP("app", "COPY … FROM stdin in the binary format cannot stand in a file of SQL.")},
            {},
            {QT_TRANSLATE_NOOP("app", "Write the rows in the text or CSV format.")},
            SqlErrorInfo{"0A000"}};
}

}  // namespace

Result<Answer> copyInto(PGconn *connection, const QByteArray &sql, const QByteArray &rows, const JobContext &context,
                        const Session::SentSink &onSent)
{
    const ResultPtr begun(PQexec(connection, sql.constData()));
    if (!begun || PQresultStatus(begun.get()) != PGRES_COPY_IN)
        return resultFailure(connection, begun.get(), sql, context);
    if (PQbinaryTuples(begun.get()) == 1)
        return binaryRefused(connection);
    sendRows(connection, rows, context, onSent);
    const ResultPtr ended = lastAnswer(connection);
    if (!ended || PQresultStatus(ended.get()) != PGRES_COMMAND_OK)
        return resultFailure(connection, ended.get(), sql, context);
    return Answer{.affectedRows = QByteArray(PQcmdTuples(ended.get())).toLongLong()};
}

}  // namespace lockstep
