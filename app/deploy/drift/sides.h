// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/drift/drift.h"
#include "app/deploy/drift/resolution.h"

namespace lockstep {

/// The target as it is, without its ledger.
Result<CatalogSides> readActual(const DriftRequest &request, const JobContext &context);
/// What the applied files make of an empty database, run in the private PostgreSQL. What they give to nobody belongs to
/// `owner`. CheckFailed where one of them does not run there.
Result<CatalogSides> runHistory(const DriftRequest &request, const QByteArray &owner, const JobContext &context);
/// The same as far as the files tell.
Snapshot replayFiles(const DriftRequest &request);

/// Files against the target, and the declared model against it: items and the SQL that takes the target there.
void compareFiles(const DriftRequest &request, const Snapshot &actual, Drift &drift);
Status compareModel(const DriftRequest &request, const Snapshot &actual, Drift &drift);
/// Fills in the SQL of a comparison that snapshots were enough for; `wanted` has what the items expect.
void resolveBySnapshots(const Snapshot &actual, const Snapshot &wanted, Drift &drift);

}  // namespace lockstep
