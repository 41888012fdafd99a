// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deploy/verifypage.h"

namespace lockstep {

VerifyPage::VerifyPage(DeployState &state, QWidget *parent)
    : CheckPage(state, Step::Verify, tr("Checks after the migrations"), parent)
{ }

QString VerifyPage::actionText() const
{
    return hasRun() ? tr("&Verify again") : tr("&Verify the database");
}

QString VerifyPage::summary() const
{
    const std::vector<Check> &checks = record().checks;
    if (checks.empty())
        return tr("The checks did not come to an end. They change nothing.");
    if (const int failed = count(checks, Outcome::Fail); failed > 0)
        return tr("%1. %n of them say(s) that the database is not what the history says.", "27 checks ran in 0.8 s",
                  failed)
            .arg(checksRan());
    return tr("%1. The database is what the history says.", "27 checks ran in 0.8 s").arg(checksRan());
}

}  // namespace lockstep
