// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/declared/mismatches.h"

namespace lockstep {

/// What differs, in words. `elsewhere` is the other of the two places: file and line of the migration, or of the
/// declaration where it is found in the migration; it may be empty.
Message mismatchWords(const Mismatch &mismatch, const QString &elsewhere);

}  // namespace lockstep
