// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/migrations/layout.h"

namespace lockstep {

/// The nearest folders below `root` in which a layout is seen, each as the project that one would open, level by level
/// and by name; at most `most` of them. Looks through so many folders and no more, and not into hidden ones, links and
/// what build tools fill.
std::vector<Candidate> projectsBelow(const QString &root, int most);

}  // namespace lockstep
