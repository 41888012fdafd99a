// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a migration's revert script brings back, by reading: the history is replayed up to the migration, then it, then
// its revert script, and the schema that comes out is compared with the one before. No server, hence no proof: a
// rehearsal is one.

#include "app/core/jobcontext.h"
#include "app/migrations/migration.h"
#include "app/review/review.h"
#include "app/schema/difference.h"
#include "app/schema/replay.h"

namespace lockstep {

/// What the revert leaves other than it was.
enum class RevertFlaw {
    ColumnOrder,  ///< all columns are there, a re-made one is the last
    EnumValueLeft,  ///< PostgreSQL has no way to drop one
    LeftOver,  ///< made by the migration, not dropped
    NotBroughtBack,  ///< dropped by the migration, not made again
    Changed,  ///< there, and not as it was
};

struct RevertDifference
{
    RevertFlaw flaw{};
    SchemaDifference what{};  ///< expected: as it was before the migration
};

enum class RevertVerdict {
    Missing,  ///< there is no revert script
    Restores,
    Differs,
    Fails,  ///< a statement needs what is not there, or makes what is
    Unknown,  ///< some statement's effect cannot be told from the files
};

/// Comments, owners and storage options are not looked at.
struct RevertReading
{
    RevertVerdict verdict = RevertVerdict::Missing;
    bool isEmpty = false;  ///< there is a script, and nothing in it runs
    bool changesSchema = false;  ///< the migration does
    AnalysedScript script{};  ///< the revert script; findings are not looked for
    std::vector<RevertDifference> differences{};
    std::vector<ReplayNote> notes{};  ///< into the revert script: what would fail, what cannot be followed
};

/// What the scripts before this one leave, replayed.
Snapshot schemaBefore(const std::vector<AnalysedScript> &scripts, std::size_t index);

/// One a migration, in the folder's order; scripts as reviewMigrations() gave them.
Result<std::vector<RevertReading>> readReverts(const std::vector<Migration> &migrations,
                                               const std::vector<AnalysedScript> &scripts, const JobContext &context);

}  // namespace lockstep
