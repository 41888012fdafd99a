// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/postgres/flight.h"

#include "app/postgres/pqresult.h"
#include "app/postgres/sessionerrors.h"

namespace lockstep {
namespace {

Answer answerOf(const PGresult *result)
{
    Answer answer;
    const int columns = PQnfields(result);
    for (int column = 0; column < columns; ++column)
        answer.columns << QString::fromUtf8(PQfname(result, column));
    for (int row = 0; row < PQntuples(result); ++row) {
        auto &cells = answer.rows.emplace_back();
        for (int column = 0; column < columns; ++column)
            cells.push_back(PQgetisnull(result, row, column)
                                ? QByteArray()
                                : QByteArray(PQgetvalue(result, row, column), PQgetlength(result, row, column)));
    }
    return answer;
}

/// One answer, the end of its results, and the mark that its Sync leaves.
Result<Answer> nextAnswer(PGconn *connection, const QByteArray &sql)
{
    const ResultPtr result(PQgetResult(connection));
    const ExecStatusType status = PQresultStatus(result.get());
    const bool isGood = status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
    const auto answer = isGood ? Result<Answer>(answerOf(result.get()))
                               : Result<Answer>(resultFailure(connection, result.get(), sql, {}));
    if (PQstatus(connection) == CONNECTION_OK) {
        const ResultPtr end(PQgetResult(connection));
        const ResultPtr mark(PQgetResult(connection));
    }
    return answer;
}

}  // namespace

Status sendAll(PGconn *connection, const QByteArrayList &statements)
{
    bool isSent = PQenterPipelineMode(connection) == 1;
    // A Sync behind each: what one of them did is not undone by the failure of another.
    for (const QByteArray &sql : statements)
        isSent = isSent && PQsendQueryParams(connection, sql.constData(), 0, nullptr, nullptr, nullptr, nullptr, 0) == 1
            && PQpipelineSync(connection) == 1;
    return isSent ? Status(Done{}) : Status(connectionLost(PQerrorMessage(connection)));
}

Result<std::vector<Answer>> answersTo(PGconn *connection, const QByteArrayList &statements)
{
    std::vector<Answer> answers;
    std::optional<Error> failure;
    for (const QByteArray &sql : statements) {
        auto answer = nextAnswer(connection, sql);
        if (!answer && !failure)
            failure = std::move(answer).error();
        else if (answer)
            answers.push_back(*std::move(answer));
        if (PQstatus(connection) != CONNECTION_OK)
            break;
    }
    PQexitPipelineMode(connection);
    if (failure)
        return *std::move(failure);
    return answers;
}

}  // namespace lockstep
