// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace lockstep {

/// The processes named "postgres" that work in a data folder, by /proc: the postmaster, and after its death the
/// backends it left behind. A pid file alone may name a stranger after a reboot.
std::vector<int> postgresProcesses(const QString &dataFolder);

/// Ends every one of them: a fast shutdown first, then harder, at most 20 s. True when none is left.
bool stopPostgres(const QString &dataFolder);

}  // namespace lockstep
