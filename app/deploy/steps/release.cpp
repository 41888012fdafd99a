// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/steps/steps.h"

#include <QCoreApplication>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

QString lacks(const DeployRequest &)
{
    return u"[release]"_s;
}

Result<StepResult> perform(const StepInput &)
{
    return StepResult{};
}

StepBrief brief(const DeployRequest &, const RunRecord &)
{
    return {{{QT_TRANSLATE_NOOP("app", "Nothing is released: lockstep.toml has no [release].")}}};
}

}  // namespace

const StepWork releaseStep{.perform = perform, .brief = brief, .lacks = lacks};

}  // namespace lockstep
