// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/schema/snapshot.h"

namespace lockstep {

/// Valid checks of a table say that all its rows are within the bound of a partition that it is to become: PostgreSQL
/// then reads none of them. Recognised are the plain forms, for a key of one column: col >= a AND col < b for a range,
/// col = a and col IN (…) for a list, with the column NOT NULL or a check that says so. `parent` is the partitioned
/// table, `bound` is "FOR VALUES FROM (…) TO (…)" or "FOR VALUES IN (…)".
bool provesBound(const TableShape &partition, const TableShape &parent, const QByteArray &bound);

/// The partitioned table's key, where it is one column; empty where it is more or another expression.
QString partitionColumn(const TableShape &parent);

}  // namespace lockstep
