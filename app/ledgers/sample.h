// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ledgers/ledger.h"

namespace lockstep {

/// Brings a database to where the sample project's story begins: applies the folder's migrations up to and with the one
/// named `upTo` ([sample] applied_up_to in lockstep.toml), each with its ledger row in one transaction, and dates the
/// rows soon after the dates in the migrations' names.
///
/// Does nothing where the ledger has the migrations already, so it can be called again, also after it was interrupted.
/// ServerUnsuitable where the database holds tables of others; BadRequest when there is no migration `upTo`.
Status loadHistory(const ConnectionUrl &url, const MigrationFolder &folder, const QString &upTo,
                   const JobContext &context);

}  // namespace lockstep
