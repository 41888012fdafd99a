// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/postgres/session.h"

struct pg_conn;

namespace lockstep {

// Session::send() and answers() on libpq's own handle, in its pipeline mode, for which libpqxx has no call that takes
// statements outside of a transaction of its own.

Status sendAll(pg_conn *connection, const QByteArrayList &statements);
/// Reads all answers, also behind one that failed, and leaves the pipeline mode.
Result<std::vector<Answer>> answersTo(pg_conn *connection, const QByteArrayList &statements);

}  // namespace lockstep
