// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/jobcontext.h"

#include <functional>
#include <optional>
#include <vector>

namespace lockstep {

/// Calls `work` once for every index below `count`, in no order, on as many threads as there are cores; the calling one
/// is among them, and on it `onProgress` hears from time to time, and at the end, how many are done. Cancelled when a
/// stop was asked for: the rest is then left out. `work` touches nothing that another index touches; what it calls this
/// for, in turn, stays on its thread where the cores are taken.
Status forEachIndex(std::size_t count, const std::function<void(std::size_t)> &work, const JobContext &context,
                    const std::function<void(std::size_t)> &onProgress = {});

/// The same, and on the calling thread `then`, once for every index and in their order, each as soon as the work on it
/// is done: while it goes through the first of them, the other threads work on those that follow.
Status forEachInOrder(std::size_t count, const std::function<void(std::size_t)> &work,
                      const std::function<void(std::size_t)> &then, const JobContext &context);

/// What `work` makes of every index below `count`, in their order; of several errors that of the lowest index.
template <typename T, typename Work>
Result<std::vector<T>> mapInParallel(std::size_t count, Work work, const JobContext &context,
                                     const std::function<void(std::size_t)> &onProgress = {})
{
    std::vector<std::optional<Result<T>>> made(count);
    const Status done = forEachIndex(
        count, [&](std::size_t index) { made[index].emplace(work(index)); }, context, onProgress);
    if (!done)
        return done.error();
    std::vector<T> values;
    values.reserve(count);
    for (std::optional<Result<T>> &one : made) {
        Result<T> &result = *one;
        if (!result)
            return std::move(result).error();
        values.push_back(*std::move(result));
    }
    return values;
}

}  // namespace lockstep
