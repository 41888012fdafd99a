// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Drizzle's two forms of a migrations folder; drizzle.cpp has the row that chooses between them.

#include "app/migrations/layout.h"

namespace lockstep {

// What the ledger needs of each migration, in Migration::facts.
inline constexpr auto drizzleTime = "created_at";  ///< of its row: milliseconds since 1970
inline constexpr auto drizzleName = "name";  ///< what Drizzle 1.x calls it

/// The journal of 0.x, relative to the migrations folder.
QString drizzleJournalPath();

struct DrizzleCut
{
    std::optional<QByteArray> section{};  ///< none where the file runs as it stands
    Message problem{};  ///< a cut goes through a text
};

/// What Drizzle sends of a file: cut at every "--> statement-breakpoint", each piece with the semicolon that it may
/// lack.
DrizzleCut cutAtBreakpoints(const QByteArray &bytes);

/// Fills in migrations, strays and problems of a folder with a journal (0.x).
Status readJournaled(MigrationFolder &folder, const JobContext &context);
/// The same for a folder of folders, <stamp>_<name>/migration.sql (1.x).
Status readFolders(MigrationFolder &folder, const JobContext &context);

Result<DraftedMigration> draftJournaled(const MigrationFolder &folder, const Draft &draft);
Result<DraftedMigration> draftFolder(const MigrationFolder &folder, const Draft &draft);

}  // namespace lockstep
