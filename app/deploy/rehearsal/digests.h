// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/backup/evidence.h"
#include "app/postgres/session.h"
#include "app/schema/inventory.h"

#include <QSet>

namespace lockstep {

/// A database's rows: how many each table has and, up to a size, what is in them.
using TableDigests = std::map<QString, TableContent>;

/// What may have changed since `known` was read.
struct Touched
{
    QSet<QString> tables{};
    bool any = false;
};
Result<TableDigests> readDigests(Session &session, const TableDigests &known, const Touched &touched,
                                 const JobContext &context);

/// Tables that both have, with other rows. Of one whose columns differ only the number of rows is told: the inventory
/// has the rest.
std::vector<InventoryDifference> compareDigests(const TableDigests &expected, const TableDigests &actual);

}  // namespace lockstep
