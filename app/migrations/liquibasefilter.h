// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/migrations/liquibasechangeset.h"

namespace lockstep {

/// What a run of Liquibase would be limited to, by the project's settings.
struct LiquibaseFilter
{
    QString contexts{};  ///< "test,prod": those that are asked for; empty: every changeset runs
    QString labels{};  ///< an expression over the changesets' labels; empty: every changeset runs
};

/// Does the expression ("a and !b", "a, b or (c)") hold for these names? An empty one does.
bool holdsForNames(const QString &expression, const QStringList &names);

/// Why Liquibase passes the changeset by on PostgreSQL, or with this filter; empty when it runs it.
Message whyFilteredByLiquibase(const LiquibaseChangeSet &set, const LiquibaseFilter &filter);

}  // namespace lockstep
