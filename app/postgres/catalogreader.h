// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/postgres/session.h"
#include "app/schema/snapshot.h"

namespace lockstep {

/// Whether views come with their queries: to print one the server locks all that it reads, and of thousands it may run
/// out of room for locks.
enum class ViewQueries { Read, LeftOut };

/// The database's catalog as values. What extensions and PostgreSQL itself made is left out, and so are the temporary
/// objects of sessions. Reads within one snapshot of a read-only transaction.
Result<Snapshot> readCatalog(Session &session, const JobContext &context, ViewQueries views = ViewQueries::Read);

/// The same of those relations alone, in whatever schema they are: what is asked costs as much as they are, however
/// large the catalog. What belongs to no relation (types, functions, schemas) comes whole.
Result<Snapshot> readCatalogOf(Session &session, const QStringList &relations, const JobContext &context,
                               ViewQueries views = ViewQueries::LeftOut);

}  // namespace lockstep
