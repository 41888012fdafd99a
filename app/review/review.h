// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/jobcontext.h"
#include "app/migrations/migration.h"
#include "app/review/finding.h"

namespace lockstep {

/// A script with all that reading it tells. Shared between views, plan and deploy so that nothing is parsed twice.
struct AnalysedScript
{
    Script script{};
    std::vector<StatementEffects> effects{};
    std::vector<Finding> findings{};  ///< by place
    int suppressed = 0;  ///< findings silenced by "-- lockstep: allow RULE because REASON"
};

/// The worst severity among findings.
Severity risk(const std::vector<Finding> &findings);

/// Reads, analyses and reviews one text. `file` and `migration` only name the findings.
AnalysedScript reviewScript(const QByteArray &sql, const QString &file, const QString &migration, bool hasRevert);

/// One entry a migration, in the folder's order (forward scripts).
Result<std::vector<AnalysedScript>> reviewMigrations(const std::vector<Migration> &migrations,
                                                     const JobContext &context);

}  // namespace lockstep
