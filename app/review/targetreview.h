// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/review/review.h"

namespace lockstep {

/// Files under review, as they belong together.
struct ReviewedFiles
{
    const std::vector<Migration> &migrations;
    bool isHistory = true;  ///< false: loose files, which make no schema together but for the target's own
};

/// What was reviewed without a server, again: what is pending on the target is judged by its catalog, sizes and
/// version, file after file as they would run there. All else stays as it is. `scripts` one a migration.
Result<std::vector<AnalysedScript>> reviewForTarget(std::vector<AnalysedScript> scripts, const ReviewedFiles &files,
                                                    const TargetInput &target, const JobContext &context,
                                                    const ReviewSettings &settings = {});

/// Fills AnalysedScript::forecasts: by the catalog for what is pending on a target, by the replayed history for the
/// rest, by syntax for loose files without a target. `version` is for those that no target speaks for.
Status forecastScripts(std::vector<AnalysedScript> &scripts, const ReviewedFiles &files, const TargetInput &target,
                       int version, const JobContext &context);

}  // namespace lockstep
