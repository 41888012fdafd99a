// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/workspace.h"
#include "app/migrations/drizzlejournal.h"

namespace lockstep {

/// Drizzle's journal put right: null hashes, missing entries, tags that end in ".sql". A file of the project; no target
/// is written.
struct JournalRepair
{
    RebuiltJournal rebuilt{};
    QByteArray before{};  ///< the journal as it stands; empty where there is none

    bool isNeeded() const { return !rebuilt.changes.empty(); }
};

/// What would change. With a target, its ledger tells which content was applied when, so that Drizzle knows it as
/// applied; without one, entries that have no time get `at`. LayoutUnknown where the project is not Drizzle's, or is of
/// its newer form, which has no journal.
Result<JournalRepair> previewJournalRepair(const Workspace &workspace, const std::optional<TargetView> &view,
                                           const QDateTime &at, const JobContext &context);

/// Writes it. PlanChanged where the journal is no longer what the preview was made from.
Status repairJournal(const Workspace &workspace, const JournalRepair &repair);

/// "1 entry changes, 2 stay for a person": one sentence a change and one a matter left.
std::vector<Message> sentencesOf(const JournalRepair &repair);
/// The change as `diff -u` prints it.
QByteArray differenceOf(const JournalRepair &repair);

}  // namespace lockstep
