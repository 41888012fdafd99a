// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sql/script.h"

#include <functional>

namespace lockstep {

/// Told of each statement as it is cut, in order, with its text and the text's tokens, comments left out, which it may
/// keep; says what
/// hinders reading it, at an offset into that text. Statements that are no SQL at all (a command of psql, a quote that
/// never ends) are not asked about.
using Judge = std::function<std::optional<SqlProblem>(const Statement &statement, const QByteArray &text,
                                                      std::vector<Token> &tokens)>;

/// From here on a text is worth all cores, and a list of its statements worth its room beforehand.
inline constexpr qsizetype longText = 512 * 1024;

/// Room for the statements of a long text, which end at a semicolon or, as psql's commands do, with the line; few are
/// shorter than eight bytes. Room that nobody uses costs nothing, and a list that has to move is there twice.
std::size_t roomForStatements(const QByteArray &sql);

/// readScript() with a judge of one's own.
Script splitScript(QByteArray sql, Judge judge);

}  // namespace lockstep
