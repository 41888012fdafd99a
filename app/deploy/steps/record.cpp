// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/steps/steps.h"

#include <QCoreApplication>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

Result<StepResult> perform(const StepInput &input)
{
    const RunRecord &record = input.record();
    return StepResult{.facts
                      = {fact(QT_TRANSLATE_NOOP("app", "Run"), record.id),
                         fact(QT_TRANSLATE_NOOP("app", "Deployed by"), record.person),
                         fact(QT_TRANSLATE_NOOP("app", "Migrations"), QString::number(record.plan.migrations.size())),
                         fact(QT_TRANSLATE_NOOP("app", "Journal's chain"), record.chainHead)}};
}

StepBrief brief(const DeployRequest &, const RunRecord &)
{
    return {{{QT_TRANSLATE_NOOP("app", "Close the run in the journal.")}}};
}

}  // namespace

const StepWork recordStep{.perform = perform, .brief = brief};

}  // namespace lockstep
