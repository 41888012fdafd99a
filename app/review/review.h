// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/jobcontext.h"
#include "app/migrations/migration.h"
#include "app/review/finding.h"
#include "app/review/forecast.h"
#include "app/review/settings.h"
#include "app/schema/snapshot.h"

namespace lockstep {

/// A script with all that reading it tells. Shared between views, plan and deploy so that nothing is parsed twice.
struct AnalysedScript
{
    Script script{};
    std::vector<StatementEffects> effects{};
    std::vector<Finding> findings{};  ///< by place
    int suppressed = 0;  ///< findings silenced by "-- lockstep: allow RULE because REASON", or known to the baseline
    std::vector<Forecast> forecasts{};  ///< one a statement where it was asked for (forecastScripts()), else empty
};

/// What is foretold of a statement: by its syntax alone where nothing better was asked for.
Forecast forecastOf(const AnalysedScript &script, std::size_t statement);

/// The worst severity among findings.
Severity risk(const std::vector<Finding> &findings);

/// The script and what it does, nothing judged yet.
AnalysedScript readAlone(const QByteArray &sql);

/// Reads, analyses and reviews one text by itself. `file` and `migration` only name the findings.
AnalysedScript reviewScript(const QByteArray &sql, const QString &file, const QString &migration, bool hasRevert,
                            const ReviewSettings &settings = {});

/// The same for files that belong together in nothing but that they are asked about at once. Who asks for the findings
/// alone may leave the changes out that long texts make to a schema: of theirs none is held for long then.
Result<std::vector<AnalysedScript>> reviewFiles(const std::vector<SqlFile> &files, const JobContext &context,
                                                const ReviewSettings &settings = {}, Changes changes = Changes::Kept);

/// All forward scripts of a folder.
struct FolderReview
{
    std::vector<AnalysedScript> scripts{};  ///< one a migration, in the folder's order
    Snapshot schema{};  ///< what all of them together make of an empty database
};

/// Each statement is judged with the schema that the files before it have made, and all files as one history.
Result<FolderReview> reviewMigrations(const std::vector<Migration> &migrations, const JobContext &context,
                                      const ReviewSettings &settings = {});

}  // namespace lockstep
