// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/steps/steps.h"

#include <QCoreApplication>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

QString lacks(const DeployRequest &)
{
    return u"[smoke]"_s;
}

Result<StepResult> perform(const StepInput &)
{
    return StepResult{};
}

StepBrief brief(const DeployRequest &, const RunRecord &)
{
    return {{{QT_TRANSLATE_NOOP("app", "No smoke test is made: lockstep.toml has no [smoke].")}}};
}

}  // namespace

const StepWork smokeStep{.perform = perform, .brief = brief, .lacks = lacks};

}  // namespace lockstep
