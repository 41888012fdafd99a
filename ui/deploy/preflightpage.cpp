// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deploy/preflightpage.h"

namespace lockstep {

PreflightPage::PreflightPage(DeployState &state, QWidget *parent)
    : CheckPage(state, Step::Preflight, tr("Checks before the deploy"), parent)
{ }

QString PreflightPage::actionText() const
{
    return hasRun() ? tr("&Run the checks again") : tr("&Run the checks");
}

QString PreflightPage::summary() const
{
    const std::vector<Check> &checks = record().checks;
    if (checks.empty())
        return tr("The checks did not come to an end. They change nothing.");
    const int failed = count(checks, Outcome::Fail);
    const int warnings = count(checks, Outcome::Warn);
    if (failed > 0)
        return tr("%1 and changed nothing. %n of them stop(s) the deploy.", "27 checks ran in 0.8 s", failed)
            .arg(checksRan());
    if (warnings > 0)
        return tr("%1 and changed nothing. %n need(s) your eyes; nothing stops the deploy.", "27 checks ran in 0.8 s",
                  warnings)
            .arg(checksRan());
    return tr("%1 and changed nothing. Nothing stops the deploy.", "27 checks ran in 0.8 s").arg(checksRan());
}

}  // namespace lockstep
