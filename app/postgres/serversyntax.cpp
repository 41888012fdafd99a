// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/postgres/serversyntax.h"

#include <array>

namespace lockstep {
namespace {

// Why Parse of the extended protocol, and not a DO block that returns before the statement: Parse stops after grammar
// and analysis by the protocol itself, whatever the text is; it refuses more than one statement; utility statements are
// not even analysed. A block would have to quote the text, and PL/pgSQL reads some statements (EXECUTE, CALL, INTO)
// by its own grammar. Around it stands what makes sure twice: a transaction that may not write and is rolled back,
// which also gives back the locks that the analysis of a query takes on its tables, and short waits for those.
constexpr std::array frame{"BEGIN READ ONLY", "SET LOCAL lock_timeout = '1s'", "SET LOCAL statement_timeout = '5s'"};

bool endsTheSession(ErrorCode code)
{
    return code == ErrorCode::ConnectionLost || code == ErrorCode::Cancelled;
}

/// Class 42 is of syntax errors and of names that mean nothing; 42601 alone is the grammar's. 0A000 is what the grammar
/// says of statements it knows and the server cannot do.
SyntaxVerdict verdictOf(const Error &error)
{
    const SqlErrorInfo info = error.sql.value_or(SqlErrorInfo());
    const bool isRefused = info.sqlState == "42601" || info.sqlState == "0A000" || info.sqlState == "22021";
    if (isRefused)
        return {SyntaxVerdict::Kind::Refused, info.message, info.bytePosition};
    const bool hasBeenRead = info.sqlState.startsWith("42") || info.sqlState.startsWith("22")
        || info.sqlState.startsWith("3") || info.sqlState.startsWith("2B");
    if (hasBeenRead)
        return {SyntaxVerdict::Kind::Accepted};
    return {SyntaxVerdict::Kind::Unknown, info.message.isEmpty() ? error.message.english() : info.message};
}

}  // namespace

Result<SyntaxVerdict> serverSyntax(Session &session, const QByteArray &statement, const JobContext &context)
{
    for (const char *step : frame) {
        if (const auto answer = session.execute(step, context); !answer) {
            (void)session.execute("ROLLBACK", context);
            return answer.error();
        }
    }
    const Status parsed = session.parse(statement, context);
    if (!parsed && endsTheSession(parsed.error().code))
        return parsed.error();
    if (const auto answer = session.execute("ROLLBACK", context); !answer)
        return answer.error();
    return parsed ? SyntaxVerdict{SyntaxVerdict::Kind::Accepted} : verdictOf(parsed.error());
}

}  // namespace lockstep
