// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/journal.h"
#include "app/deploy/runrecord.h"

namespace lockstep {

/// What one journal event means for the record. A live run and one read from the journal are both made by this
/// function, so they cannot differ.
void applyEvent(RunRecord &record, const JournalEvent &event);

/// The migration's entry, or null.
MigrationRun *findMigration(RunRecord &record, const QString &name);
const MigrationRun *findMigration(const RunRecord &record, const QString &name);

/// Statements took effect, or may have, of migrations that did not come to their end: the run needs a decision.
bool hasLooseEffects(const RunRecord &record);

/// The statement's entry in the Migrate step, or null.
const StatementRun *findStatement(const RunRecord &record, const QString &migration, int statement);

}  // namespace lockstep
