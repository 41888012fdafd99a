// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"
#include "app/core/textmap.h"
#include "app/sql/script.h"

namespace lockstep {

/// The file's line that the server's words about a statement mean: where it stopped reading, or, in the rows of a
/// COPY, the row that it would not take. The statement's first line where it says neither.
int lineOfError(const TextMap &map, const Script &script, const Statement &statement, const Error &error);

}  // namespace lockstep
