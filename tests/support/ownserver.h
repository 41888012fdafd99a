// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"
#include "app/postgres/sandbox.h"

#include <QFile>
#include <QTemporaryDir>

namespace lockstep::test {

/// A PostgreSQL for this test alone, in a state folder of its own: for what concerns a whole server (roles, a crash).
/// Make it before the first Database.
class OwnServer
{
public:
    OwnServer()
    {
        // PostgreSQL runs as an unprivileged user, who must get there.
        QFile::setPermissions(m_state.path(), QFile::Permissions(0x7755));
        qputenv("LOCKSTEP_STATE_DIR", m_state.path().toLocal8Bit());
    }
    ~OwnServer()
    {
        if (const Status gone = resetSandbox({}); !gone)
            qWarning("%s", qPrintable(describe(gone.error())));
    }
    OwnServer(const OwnServer &) = delete;
    OwnServer &operator=(const OwnServer &) = delete;

private:
    QTemporaryDir m_state{QStringLiteral("/tmp/lockstep-server-XXXXXX")};
};

}  // namespace lockstep::test
