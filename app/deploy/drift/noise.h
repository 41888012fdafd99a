// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/drift/drift.h"
#include "app/project/driftconfig.h"

namespace lockstep {

/// The name of the kind of harmless difference that it is; empty: it is none.
///  columnOrder: the same columns, which stand in another order
///  extensionVersion: an extension's, which each server has its own of
///  databaseSetting: made for this database, beside its schema
///  localDefinition: of what is inherited, whether the table says it once more itself
///  impliedDefaults: the same expression with what the server adds by itself
QString noiseOf(const InventoryDifference &difference);

/// Marks what lockstep.toml is silent about; a remark for each silence that has ended and would hold.
void silence(Drift &drift, const std::vector<DriftIgnore> &ignores, const QDate &today);

/// The owner of most objects.
QByteArray commonOwner(const Inventory &inventory);
/// What `role` owns belongs to `owner` instead.
void changeOwner(Inventory &inventory, const QByteArray &role, const QByteArray &owner);

}  // namespace lockstep
