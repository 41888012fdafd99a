// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/migrations/migration.h"

namespace lockstep {

/// Sorts the files beside a migration.sql, in PROJECT/`path`, into the migration's revert script and strays. `own` are
/// the tool's own files there; `why` is said of a stray.
void readCompanions(MigrationFolder &folder, Migration &migration, const QString &path, const QStringList &own,
                    const Message &why);

}  // namespace lockstep
