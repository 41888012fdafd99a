// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ledgers/ledger.h"

namespace lockstep {

// Each in the file of its name; index.cpp lists them.
extern const Ledger prismaLedger;
extern const Ledger plainLedger;

}  // namespace lockstep
