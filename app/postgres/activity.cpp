// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/postgres/catalog.h"

namespace lockstep {
namespace {

Result<std::vector<OpenTransaction>> transactionsOf(Result<Answer> answer)
{
    if (!answer)
        return std::move(answer).error();
    std::vector<OpenTransaction> transactions;
    for (const auto &row : answer->rows) {
        transactions.push_back({.pid = row[0].toInt(),
                                .user = QString::fromUtf8(row[1]),
                                .application = QString::fromUtf8(row[2]),
                                .state = QString::fromUtf8(row[3]),
                                .query = QString::fromUtf8(row[4]),
                                .ageSeconds = row[5].toDouble()});
    }
    return transactions;
}

constexpr auto activity = R"(
SELECT pid, usename, application_name, state, query, extract(epoch FROM clock_timestamp() - xact_start) AS age
FROM pg_stat_activity
)";

// A prepared transaction holds its locks without any session; its pid is 0 and its name stands in the place of a query.
constexpr auto prepared = R"(
SELECT 0, owner, 'PREPARE TRANSACTION', 'prepared', gid, extract(epoch FROM clock_timestamp() - prepared)
FROM pg_prepared_xacts WHERE database = current_database() AND prepared < clock_timestamp() - $1 * interval '1 second'
)";

}  // namespace

Result<std::vector<OpenTransaction>> openTransactions(Session &session, double seconds, const JobContext &context)
{
    return transactionsOf(
        session.execute(QByteArray(activity)
                            + "WHERE datname = current_database() AND pid <> pg_backend_pid() "
                              "AND xact_start < clock_timestamp() - $1::float8 * interval '1 second' UNION ALL"
                            + prepared + "ORDER BY 6 DESC",
                        {QByteArray::number(seconds, 'f', 3)}, context));
}

}  // namespace lockstep
