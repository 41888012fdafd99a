// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"
#include "app/postgres/sandbox.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <csignal>

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

    /// 0 when none runs.
    static pid_t postmaster()
    {
        const auto state = sandboxState({});
        QFile file(state ? state->folder + QStringLiteral("/data/postmaster.pid") : QString());
        return file.open(QIODevice::ReadOnly) ? file.readLine().trimmed().toInt() : 0;
    }
    /// As pulling the plug: pg_ctl's immediate mode is this signal to the postmaster.
    static void crash()
    {
        const pid_t process = postmaster();
        if (process <= 0 || ::kill(process, SIGQUIT) != 0)
            qFatal("No server that could crash");
    }

private:
    QTemporaryDir m_state{QDir::tempPath() + QStringLiteral("/lockstep-server-XXXXXX")};
};

}  // namespace lockstep::test
