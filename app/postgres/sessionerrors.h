// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"
#include "app/project/connectionurl.h"

namespace lockstep {

/// The connection broke; `text` is what libpq says of it.
Error connectionLost(const QByteArray &text);

/// The server rejected a statement with info.sqlState: its code, sentence and advice; `text` stays as the detail.
Error statementRejected(const SqlErrorInfo &info, const QByteArray &text);

/// No connection came about: LoginRefused when a server answered and said no, else ServerUnreachable. No secret of the
/// URL is left in what it says.
Error cannotConnect(const ConnectionUrl &url, const QByteArray &text);

}  // namespace lockstep
