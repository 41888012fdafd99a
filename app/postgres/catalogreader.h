// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/postgres/session.h"
#include "app/schema/snapshot.h"

namespace lockstep {

/// The database's catalog as values. What extensions and PostgreSQL itself made is left out, and so are the temporary
/// objects of sessions. Views come without their queries, which the server keeps only in words of its own. Reads within
/// one snapshot of a read-only transaction.
Result<Snapshot> readCatalog(Session &session, const JobContext &context);

}  // namespace lockstep
