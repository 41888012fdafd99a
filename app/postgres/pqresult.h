// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What copyin.cpp and flight.cpp share, which call libpq itself.

#include "app/postgres/session.h"

#include <libpq-fe.h>

namespace lockstep {

struct ClearResult
{
    void operator()(PGresult *result) const { PQclear(result); }
};
using ResultPtr = std::unique_ptr<PGresult, ClearResult>;

/// Why the statement has no answer: `result` says it, or the connection where that is null.
Error resultFailure(PGconn *connection, const PGresult *result, const QByteArray &sql, const JobContext &context);

}  // namespace lockstep
