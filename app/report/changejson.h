// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/ledgerchange.h"

#include <QJsonObject>

namespace lockstep {

/// The members that tell of a change of the ledger: "tableMade", "changes", "rowsBefore", "rowsAfter", "statements".
void insertChange(QJsonObject &object, const LedgerChange &change);

}  // namespace lockstep
