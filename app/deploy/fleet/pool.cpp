// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/fleet/pool.h"

#include <algorithm>
#include <atomic>
#include <thread>

namespace lockstep {

void forEachMember(const std::vector<std::size_t> &indexes, int parallel,
                   const std::function<bool(std::size_t index)> &work, const JobContext &context)
{
    std::atomic<std::size_t> next = 0;
    std::atomic<bool> isOver = false;
    const auto takeTurns = [&] {
        while (!isOver && !context.stopRequested()) {
            const std::size_t turn = next.fetch_add(1);
            if (turn >= indexes.size())
                return;
            if (!work(indexes[turn]))
                isOver = true;
        }
    };
    std::vector<std::jthread> threads;
    const std::size_t count = std::min(std::size_t(std::max(parallel, 1)), indexes.size());
    for (std::size_t i = 0; i < count; ++i)
        threads.emplace_back(takeTurns);
}

}  // namespace lockstep
