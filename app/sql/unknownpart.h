// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lockstep {

/// Stand in the text of an EXECUTE for what only running the code would tell, and are shown to people as an ellipsis:
/// words that the grammar takes for names and that nobody writes.
inline constexpr char unknownName[] = "zqxn";  ///< one name and no more: %I, quote_ident()
inline constexpr char unknownText[] = "zqxt";  ///< any SQL: a name, a value, a condition, nothing

}  // namespace lockstep
