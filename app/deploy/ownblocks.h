// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/review/review.h"

#include <optional>

namespace lockstep {

/// A transaction that a file opens and closes by itself: the places of its BEGIN and its COMMIT among the statements.
/// What stands between takes effect with the COMMIT or not at all.
struct OwnBlock
{
    std::size_t begin = 0;
    std::size_t commit = 0;
};

/// The file's own transactions, in order. None when they cannot be followed: a BEGIN without its COMMIT or the other
/// way round, a ROLLBACK, PREPARE TRANSACTION, COMMIT AND CHAIN.
std::optional<std::vector<OwnBlock>> ownBlocks(const AnalysedScript &script);

/// May the statement, which commits by itself, do so in a BEGIN … COMMIT around it alone? Then the server can tell
/// afterwards whether it took effect. Not so what PostgreSQL refuses there, what may end transactions by itself (CALL,
/// a DO block that says COMMIT) or means something else there (LOCK TABLE), and what was not understood.
bool commitsAlone(const AnalysedScript &script, std::size_t statement);

/// The one that a statement belongs to, its BEGIN and COMMIT included; null where the statement commits by itself.
const OwnBlock *blockAround(const std::vector<OwnBlock> &blocks, std::size_t statement);

}  // namespace lockstep
