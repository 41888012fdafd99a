// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/review/rule.h"
#include "app/schema/snapshot.h"

namespace lockstep {

/// What is dropped along with this by CASCADE, or stands in the way without it, in words: "view daily_totals". By
/// pg_depend where a target tells, and by the replayed files; `column` empty: all of the relation or type.
QStringList dependentsOf(const RuleInput &input, const ObjectName &on, const QString &column = {});

/// Functions of the schema that name the table, and the column where one is given, in their bodies, and that no later
/// statement of the file replaces or drops. PostgreSQL keeps no record of those.
QStringList functionsNaming(const RuleInput &input, const ObjectName &table, const QString &column = {});

/// At most three of them, and how many more: "a, b, c, …".
QString listed(const QStringList &names);

}  // namespace lockstep
