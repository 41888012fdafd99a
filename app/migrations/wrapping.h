// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace lockstep {

/// What a tool puts a file's statements into when it runs them; LEDGERS.md has how each was found.
enum class Wrapping {
    Unknown,
    Nothing,  ///< each statement commits by itself
    Query,  ///< one simple query, a transaction of its own where it has more than one statement
    Pipeline,  ///< a transaction of its own, from which what refuses one is sent apart
    InBlock,  ///< BEGIN … COMMIT
    InBlockOrNothing,  ///< BEGIN … COMMIT, or nothing where a statement refuses that; both in one file are an error
};

/// Of files that do not opt out. Unknown where nobody but Lockstep runs the layout.
Wrapping wrappingOf(const QString &layout);

}  // namespace lockstep
