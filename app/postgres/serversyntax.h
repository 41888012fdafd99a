// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/postgres/session.h"

namespace lockstep {

/// What a server's own grammar makes of a statement.
struct SyntaxVerdict
{
    enum class Kind {
        Accepted,
        Refused,  ///< its grammar has no such statement, or the text is several
        Unknown,  ///< it did not come to an answer in time
    };
    Kind kind{};
    QString message{};  ///< the server's words where it is not accepted
    qsizetype bytePosition = -1;  ///< into the statement; -1: the server named none
};

/// Asks the server whether one statement is well formed, and runs nothing: the checker's own grammar may be older than
/// the server. Whether what the statement names exists is not asked: that a table is not there yet is no fault. The
/// session must be in no transaction. Errors only where the session is lost or the call was cancelled.
Result<SyntaxVerdict> serverSyntax(Session &session, const QByteArray &statement, const JobContext &context);

}  // namespace lockstep
