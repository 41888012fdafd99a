// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Review of what a project declares beside its migrations (app/declared) against what they make.

#include "app/declared/mismatches.h"
#include "app/review/review.h"
#include "app/review/rule.h"

namespace lockstep {

/// A file of a declared model, or of a migration that makes what is not declared.
struct ModelFile
{
    QString path{};  ///< relative to the project
    bool isMigration = false;
    AnalysedScript review{};  ///< its findings; of a model's file, the script is its text and has no statements
};

/// As HistoryRule, over the history and the model.
struct ModelRule
{
    const char *id;
    Severity severity;
    const char *title;
    const char *why;
    const char *instead;
    Bucket bucket = Bucket::Hazard;
    bool isOn = true;
    int since = 0;
    int until = 0;
    const char *bad = "";  ///< a migration and, behind a line "-- declared as", the model in SQL
    const char *good = "";
};
extern const ModelRule declaredModelMismatch;

/// What is declared and not made is found at its declaration; what is made and not declared, in the migration that made
/// it. Returns the model's files, and then the migrations that have findings or had some allowed. `scripts` one a
/// migration.
Result<std::vector<ModelFile>> reviewModel(const DeclaredModel &model, const std::vector<Migration> &migrations,
                                           const std::vector<AnalysedScript> &scripts,
                                           const ReviewSettings &settings = {}, const JobContext &context = {});

}  // namespace lockstep
