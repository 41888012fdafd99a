// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/jobcontext.h"

namespace lockstep {

/// "12 of 40", or of bytes "37 %, 34 MB/s, 2 min 5 s left": how far it is, in the application's language and locale.
/// Empty where no total is known.
QString progressWords(const Progress &progress);

}  // namespace lockstep
