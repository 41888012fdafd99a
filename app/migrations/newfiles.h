// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/migrations/layout.h"

namespace lockstep {

/// The draft in the layout's own form, for a folder as it was read. Writes nothing. BadRequest where the name gives no
/// file name or the layout has no such thing; the folder's own problem where it has one: nothing is added to a folder
/// that its tool could not read.
Result<DraftedMigration> newDraft(const MigrationFolder &folder, const Draft &draft);

/// Writes all of the draft's files, synced, or none. Nothing is overwritten but a list that still is what the draft was
/// made from: PlanChanged otherwise. The list comes last, so that it never names a file that is not there.
Status writeDraft(const MigrationFolder &folder, const DraftedMigration &drafted);
/// Takes back what writeDraft() wrote, as far as it still is that.
void removeDraft(const MigrationFolder &folder, const DraftedMigration &drafted);

/// Where the first migration of a project goes: the folder as it was read, or, where nothing told one, the first of
/// those in which the layout is looked for.
MigrationFolder withFolderForNew(MigrationFolder folder);

}  // namespace lockstep
