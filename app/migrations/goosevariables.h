// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/migrations/goosescript.h"
#include "app/migrations/placeholders.h"

namespace lockstep {

/// Puts the variables into the lines of `file`'s section that lie in `parts`, as goose does under ENVSUB ON: $NAME,
/// ${NAME}, ${NAME:-default}, ${NAME-default}; $$ and \$ are a dollar sign. Returns why it cannot: goose would put
/// nothing where a variable is not set, and Lockstep asks for it.
Message fillGooseVariables(SqlFile &file, const std::vector<FilePart> &parts, const PlaceholderValue &valueOf);

}  // namespace lockstep
