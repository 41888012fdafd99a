// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lockstep {

/// Which databases one plan is run over: exactly one of the three is given.
struct FleetSource
{
    QString databases{};  ///< names on the environment's server, with the shell's * and ?: "tenant_*"
    QString query{};  ///< asked of the environment's database, read-only; its first column names a database or a URL
    QString list{};  ///< a file, relative to the project: a database, environment or URL a line, # begins a comment

    bool isEmpty() const { return databases.isEmpty() && query.isEmpty() && list.isEmpty(); }
};

/// How far a plan may spread before somebody looks.
struct FleetPace
{
    int canaries = 1;  ///< databases before all others; one of each different plan is among them
    int wave = 10;  ///< databases between two confirmations
    int parallel = 4;  ///< databases at the same time
};

/// [fleet.ENVIRONMENT]
struct FleetConfig
{
    QString environment{};
    FleetSource source{};
    FleetPace pace{};
};

}  // namespace lockstep
