// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/run.h"

#include <QString>

namespace lockstep {

QString outcomeWord(Outcome outcome);  ///< "Passed", "Warning", …
QString stepStateWord(StepState state);  ///< "Waiting", "Done", "Failed, undone", …
QString statementStateWord(StatementState state);

/// One line under a step's name: its outcome and how long it took; empty while it waits.
QString stepOutcome(const RunRecord &run, Step step);

/// How many of the plan's migrations stand in the database now, as far as the run's record says.
int appliedMigrations(const RunRecord &run);

/// In one sentence what this run has done to the database so far.
QString databaseSentence(const RunRecord &run);

/// How long the step took, in milliseconds; 0 while it waits.
qint64 tookMs(const StepRecord &step);

}  // namespace lockstep
