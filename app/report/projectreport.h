// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The two reports about a project that people otherwise write by hand. Both are pure functions of what was read.

#include "app/report/projectfacts.h"

namespace lockstep {

/// Can it be taken back, is data kept, do the files fit each other and the target, what is missing, what to do.
ProjectReport migrationReview(const ProjectFacts &facts);
/// What is there, how it is named, what is there twice, is it one line, does it stand alone, drift, rollbacks, what to
/// do first.
ProjectReport hygieneReport(const ProjectFacts &facts);

/// By the kind's name, "review" or "hygiene".
ProjectReport projectReport(const ProjectFacts &facts, const QString &kind);
/// The contract's object: {"lockstep": 1, "command": "report", "project": …, "target": …, "kind": …, "sections": …}.
QJsonObject projectReportJson(const ProjectFacts &facts, const QString &kind);

}  // namespace lockstep
