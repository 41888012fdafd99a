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

/// readScript() with a judge of one's own.
Script splitScript(QByteArray sql, Judge judge);

}  // namespace lockstep
