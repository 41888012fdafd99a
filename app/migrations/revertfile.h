// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/migrations/layout.h"

namespace lockstep {

/// The file in which a revert script of this migration would be found, relative to the project, by the name of its own.
/// BadRequest where the layout keeps both directions in one file.
Result<QString> revertFileFor(const MigrationFolder &folder, const Migration &migration);

/// Writes a migration's revert script and reads the folder again to see that it is taken for that: what its layout
/// does not pair with the migration is taken away again. Never overwrites.
Status writeRevertFile(const FolderRequest &request, const QString &layout, const QString &migration,
                       const DraftFile &file, const JobContext &context);

}  // namespace lockstep
