// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/migrations/layout.h"

namespace lockstep {

// Each in the file of its name; index.cpp lists them.
extern const Layout prismaLayout;
extern const Layout plainLayout;

}  // namespace lockstep
