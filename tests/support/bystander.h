// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/postgres/session.h"
#include "tests/support/testpostgres.h"

namespace lockstep::test {

/// A session of its own that runs statements and stays open until it dies.
class Bystander
{
public:
    Bystander(const Database &database, const QByteArrayList &sql)
    {
        auto session = Session::open(database.url(), {});
        if (!session)
            qFatal("%s", qPrintable(describe(session.error())));
        m_session = *std::move(session);
        for (const QByteArray &statement : sql)
            run(statement);
    }

    void run(const QByteArray &sql)
    {
        if (const auto answer = m_session->execute(sql, {}); !answer)
            qFatal("%s\n%s", qPrintable(describe(answer.error())), sql.constData());
    }
    int pid() const { return m_session->backendPid(); }

private:
    std::unique_ptr<Session> m_session;
};

}  // namespace lockstep::test
