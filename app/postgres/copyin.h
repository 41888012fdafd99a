// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/postgres/session.h"

struct pg_conn;

namespace lockstep {

/// Session::copyIn() on libpq's own handle, because libpqxx has no call for a COPY that somebody else wrote.
Result<Answer> copyInto(pg_conn *connection, const QByteArray &sql, const QByteArray &rows, const JobContext &context,
                        const Session::SentSink &onSent);

}  // namespace lockstep
