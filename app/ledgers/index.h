// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ledgers/ledger.h"

namespace lockstep {

// Each in the file of its name; index.cpp lists them.
extern const Ledger golangMigrateLedger;
extern const Ledger gooseLedger;
extern const Ledger atlasLedger;
extern const Ledger dbmateLedger;
extern const Ledger drizzleLedger;
extern const Ledger flywayLedger;
extern const Ledger graphileLedger;
extern const Ledger prismaLedger;
extern const Ledger dieselLedger;
extern const Ledger sqlxLedger;
extern const Ledger nodePgMigrateLedger;
extern const Ledger postgratorLedger;
extern const Ledger liquibaseLedger;
extern const Ledger plainLedger;
extern const Ledger supabaseLedger;
extern const Ledger sqitchLedger;

}  // namespace lockstep
