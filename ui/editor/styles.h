// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Scintilla's style numbers beside the lexer's own (from 0) and its reserved ones (32 to 39). QScintilla hands out
// numbers of its own for a whole program and comes to an end, while each editor has the full range for itself.

namespace lockstep::styles {

constexpr int firstExplanation = 40;  ///< plus the severity
constexpr int firstRow = 48;  ///< plus the kind of the row

}  // namespace lockstep::styles

/// Scintilla's margins, from the edge to the text.
namespace lockstep::margins {

constexpr int numbers = 0;
constexpr int symbols = 1;  ///< of the findings
constexpr int fold = 2;
constexpr int lamp = 3;  ///< where there is SQL to be written instead

}  // namespace lockstep::margins
