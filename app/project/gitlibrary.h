// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <git2.h>

namespace lockstep {

/// Keeps libgit2 started; it counts, so that every call may have one of its own. Inside the project room.
struct GitLibrary
{
    GitLibrary() { git_libgit2_init(); }
    ~GitLibrary() { git_libgit2_shutdown(); }
    GitLibrary(const GitLibrary &) = delete;
    GitLibrary &operator=(const GitLibrary &) = delete;
};

}  // namespace lockstep
