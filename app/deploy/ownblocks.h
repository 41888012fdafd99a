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

/// The one that a statement belongs to, its BEGIN and COMMIT included; null where the statement commits by itself.
const OwnBlock *blockAround(const std::vector<OwnBlock> &blocks, std::size_t statement);

}  // namespace lockstep
