// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/deploy/deployproject.h"

namespace lockstep::test {

/// Eight migrations of every kind, each of which would show that it was done twice; the sixth cannot succeed as it is
/// written first. Deployed with a backup.
void writeKillMigrations(const Project &project);

struct KillEnd
{
    QString outcome{};  ///< "done", else why not
    int stops = 0;  ///< how often it had to be taken up
    int byHand = 0;  ///< what Lockstep named, with the command, and left to the person
};

/// What a person does from wherever it stands: takes up what was interrupted, mends the sixth migration when it has
/// failed, drops an invalid index when told to, and deploys what is pending. The first time, too.
KillEnd deployToTheEnd(const Project &project, const ConnectionUrl &url, BackupPolicy backup = BackupPolicy::Taken);

/// The schema as pg_dump writes it, every row and the ledger.
QString killEndState(const Database &database);
/// Of a database's rows: what there is more than once, and what is missing.
struct Miscounted
{
    int twice = 0;
    int lost = 0;
};
Miscounted miscounted(const Database &database);

/// What a whole series of points came to.
struct KillScore
{
    int tried = 0;
    int struck = 0;  ///< the others had ended before
    int recovered = 0;
    int byHand = 0;
    Miscounted miscounted{};
    QStringList wrong{};

    void print(const char *what) const;
    bool isClean() const
    {
        return wrong.isEmpty() && recovered == tried && miscounted.lost == 0 && miscounted.twice == 0;
    }
};

/// The lines that only one of them has.
QString difference(const QString &is, const QString &expected);

}  // namespace lockstep::test
