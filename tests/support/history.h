// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Public histories on a server. They make roles, which are a whole server's: a test that runs them has an OwnServer.

#include "app/postgres/session.h"
#include "app/sql/script.h"

namespace lockstep::test {

/// Runs a file statement by statement, as it stands. The first that fails ends it, as it would for everybody: the
/// server's words; empty when none did. A role that an earlier history made is taken as it is.
inline QString runStatements(Session &session, const Script &script)
{
    for (const Statement &statement : script.statements) {
        const auto answer = session.execute(script.text(statement), {});
        const bool isRole = !answer && answer.error().sql && answer.error().sql->sqlState == "42710"
            && answer.error().sql->message.startsWith(QLatin1StringView("role "));
        if (!answer && !isRole)
            return describe(answer.error());
    }
    return {};
}

/// The same, and nothing of it is left in the session.
inline QString runFile(Session &session, const Script &script)
{
    const QString failure = runStatements(session, script);
    (void)session.execute("ROLLBACK", {});
    (void)session.execute("RESET ALL", {});
    return failure;
}

/// The role that many dumps name as the owner.
inline void makeUsualOwner(Session &session)
{
    (void)session.execute("CREATE ROLE postgres", {});
}

}  // namespace lockstep::test
