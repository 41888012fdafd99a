// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/ownblocks.h"

#include <algorithm>

namespace lockstep {

std::optional<std::vector<OwnBlock>> ownBlocks(const AnalysedScript &script)
{
    std::vector<OwnBlock> blocks;
    std::optional<std::size_t> open;
    for (std::size_t index = 0; index < script.effects.size(); ++index) {
        const TransactionControl control = script.effects[index].control;
        if (control == TransactionControl::None || control == TransactionControl::Savepoint)
            continue;
        const bool isBegin = control == TransactionControl::Begin;
        if (isBegin == open.has_value() || (!isBegin && control != TransactionControl::Commit))
            return std::nullopt;
        if (isBegin)
            open = index;
        else
            blocks.push_back({*std::exchange(open, std::nullopt), index});
    }
    return open ? std::nullopt : std::optional(std::move(blocks));
}

const OwnBlock *blockAround(const std::vector<OwnBlock> &blocks, std::size_t statement)
{
    const auto found = std::ranges::find_if(
        blocks, [statement](const OwnBlock &block) { return block.begin <= statement && statement <= block.commit; });
    return found == blocks.end() ? nullptr : &*found;
}

}  // namespace lockstep
