// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ledgers/status.h"
#include "app/sql/compare.h"

namespace lockstep {

/// What was applied of a migration whose file differs from it, as far as that can be known.
struct AppliedText
{
    QByteArray bytes{};  ///< the text that ran
    Message source{};  ///< where it was found
    SqlDifference difference{};  ///< from it to the file
};

/// Finds the text that a changed migration was applied with and says in what the file differs from it: the ledger's own
/// copy where the tool keeps one; else the file itself with other line ends or another end; else the version in git's
/// history whose checksum the ledger has. None where no text answers to the row. FileUnreadable when git's history
/// cannot be read.
Result<std::optional<AppliedText>> findAppliedText(const MigrationFolder &folder, const Ledger &ledger,
                                                   const MigrationStatus &status, const JobContext &context);

/// For people: "only comments differ from what was applied".
Message describeDifference(SqlDifference difference);

}  // namespace lockstep
