// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/jobcontext.h"

#include <QString>

#include <vector>

namespace lockstep {

/// A PostgreSQL program on this machine.
struct ClientProgram
{
    QString path{};
    QString version{};  ///< "15.18"
    int major = 0;
};

/// The newest `name` (pg_dump, pg_restore, initdb, pg_ctl) on this machine: PATH and Debian's
/// /usr/lib/postgresql/*/bin. ProgramMissing when none has at least `minimumMajor` (0: any); the hint names the package
/// to install.
Result<ClientProgram> findProgram(const QString &name, int minimumMajor, const JobContext &context);

/// Every `name` on this machine that tells its version, newest first; each file once.
Result<std::vector<ClientProgram>> findPrograms(const QString &name, const JobContext &context);

}  // namespace lockstep
