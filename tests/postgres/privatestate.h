// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/postgres/sandbox.h"

#include <QDir>
#include <QTemporaryDir>

namespace lockstep::test {

/// A state folder of the test's own, for tests that hurt their server; its sandbox dies with the value.
class PrivateState
{
public:
    PrivateState()
        : m_before(qgetenv("LOCKSTEP_STATE_DIR"))
    {
        // Others than the owner may pass: as root, the server runs as another user.
        QFile(m_folder.path()).setPermissions(QFileDevice::Permissions(0x7055));
        qputenv("LOCKSTEP_STATE_DIR", m_folder.path().toLocal8Bit());
    }
    ~PrivateState()
    {
        if (const Status removed = resetSandbox({}); !removed)
            qWarning("%s", qPrintable(describe(removed.error())));
        qputenv("LOCKSTEP_STATE_DIR", m_before);
    }
    PrivateState(const PrivateState &) = delete;
    PrivateState &operator=(const PrivateState &) = delete;

    QString path() const { return m_folder.path(); }

private:
    QTemporaryDir m_folder{QDir::tempPath() + QStringLiteral("/lockstep-state-XXXXXX")};
    QByteArray m_before;
};

}  // namespace lockstep::test
