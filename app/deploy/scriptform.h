// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/migrations/migration.h"
#include "app/review/review.h"

namespace lockstep {

/// How a file handles transactions by itself.
enum class OwnTransaction {
    None,  ///< it does not
    Whole,  ///< one BEGIN first and one COMMIT last
    Ends,  ///< one COMMIT last and no BEGIN: it ends the transaction that the tool has begun
    Parts,  ///< its own boundaries elsewhere: statement by statement, each of its blocks as a whole
    Broken,  ///< boundaries that cannot be followed, such as a BEGIN without its COMMIT
};
OwnTransaction ownTransaction(const AnalysedScript &script);

/// All of it and its ledger row can commit together.
bool isTransactional(const AnalysedScript &script);

/// Why the migration cannot be run as it is, one error each; empty when it can.
std::vector<Error> scriptObstacles(const Migration &migration, const AnalysedScript &script);

/// SQL for people and for the journal: passwords in it become '***', and what is very long is cut.
QString shownSql(const QByteArray &sql);

}  // namespace lockstep
