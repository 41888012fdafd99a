// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/survey.h"

#include <QJsonObject>

namespace lockstep {

/// A run that broke off: which it is, at which step, since when, and of each statement that was begun whether it took
/// effect, by what evidence. Where the server could not be asked, why.
QJsonObject interruptedJson(const RunRecord &run, const Result<std::vector<MigrationTruth>> &truths);

/// The step that it had begun and not come to the end of; where it stood between two, the one that is next.
const StepRecord &brokenStep(const RunRecord &run);

}  // namespace lockstep
