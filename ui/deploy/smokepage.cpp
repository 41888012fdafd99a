// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deploy/smokepage.h"

#include "ui/deploy/logview.h"

namespace lockstep {

SmokePage::SmokePage(DeployState &state, QWidget *parent)
    : CheckPage(state, Step::Smoke, tr("Smoke tests"), parent)
{
    addEvidence(new LogView(state, Step::Smoke, tr("What the tests print"), this));
}

QString SmokePage::actionText() const
{
    return hasRun() ? tr("&Test again") : tr("&Run the smoke tests");
}

QString SmokePage::summary() const
{
    if (record().state == StepState::Skipped)
        return tr("No smoke test was made: the project configures none for this target.");
    if (record().checks.empty())
        return tr("The smoke tests did not come to an end.");
    if (const int failed = count(record().checks, Outcome::Fail); failed > 0)
        return tr("%1. %n of them failed.", "27 checks ran in 0.8 s", failed).arg(checksRan());
    return tr("%1 and passed.", "27 checks ran in 0.8 s").arg(checksRan());
}

}  // namespace lockstep
