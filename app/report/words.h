// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/run.h"
#include "app/review/rule.h"

/// The engine's ids as words for people, translated: what reports and terminals print where JSON prints the id.
namespace lockstep::words {

QString stepState(StepState state);  ///< "done", "failed, undone", …
QString statementState(StatementState state);
QString outcome(Outcome outcome);  ///< "passed", "warning", …
QString severity(Severity severity);
QString bucket(Bucket bucket);
QString migrationState(MigrationState state);
QString runDeed(const QString &deed);  ///< of RunRecord::deed: "deploy", "revert", "restore", …
QString runOutcome(const QString &outcome);  ///< of RunRecord::outcome; empty is "unfinished"

}  // namespace lockstep::words
