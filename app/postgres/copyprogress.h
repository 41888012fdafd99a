// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/postgres/session.h"
#include "app/postgres/tableprogress.h"

#include <QElapsedTimer>

namespace lockstep {

/// Looks at pg_stat_progress_copy for the COPY commands of a program that runs beside us: how far it is within a table.
/// A server before version 14 has no such view, and then nothing is looked at.
class CopyProgress
{
public:
    /// `observer` may be null. `application` is the program's application_name.
    CopyProgress(Session *observer, QString application, TableProgress &progress);

    /// Asks the server, twice a second at most. What it cannot tell is left out: this is only for the eye.
    void look();

private:
    Session *m_observer;
    QString m_application;
    TableProgress &m_progress;
    QElapsedTimer m_sinceLook;
};

}  // namespace lockstep
