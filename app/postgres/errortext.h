// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"

namespace lockstep {

/// Takes apart the one text that libpq makes of a failed statement: primary message, DETAIL, HINT, CONTEXT and the
/// excerpt with the caret, which gives the position in `sql`. Needs libpq's labels in English; the server's own words
/// may be in any language. Source: pqBuildErrorMessage3 and reportErrorPosition in PostgreSQL's fe-protocol3.c.
SqlErrorInfo readErrorText(const QByteArray &text, const QByteArray &sql);

/// "NOTICE:  text" as its two parts.
std::pair<QByteArray, QByteArray> splitSeverity(const QByteArray &text);

}  // namespace lockstep
