// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/jobcontext.h"

#include <functional>
#include <vector>

namespace lockstep {

/// Calls `work` for the indexes, in their order, on `parallel` threads: they wait for servers, so cores do not count.
/// Once `work` has said false, or a stop was asked for, no further one begins; those that run come to their end.
void forEachMember(const std::vector<std::size_t> &indexes, int parallel,
                   const std::function<bool(std::size_t index)> &work, const JobContext &context);

}  // namespace lockstep
