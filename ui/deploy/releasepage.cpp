// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deploy/releasepage.h"

#include "app/report/plaintext.h"
#include "models/deploystate.h"
#include "models/deploywords.h"
#include "ui/deploy/fittedtext.h"

namespace lockstep {

ReleasePage::ReleasePage(DeployState &state, QWidget *parent)
    : StepPage(state, Step::Release, parent)
    , m_facts(new FittedText(tr("Facts of the release"), this))
{
    addEvidence(m_facts);
}

QString ReleasePage::actionText() const
{
    return tr("&Release");
}

QString ReleasePage::summary() const
{
    switch (record().state) {
    case StepState::Succeeded:
    case StepState::Confirmed:
        return tr("Released in %1.").arg(durationText(tookMs(record())));
    case StepState::Skipped:
        return tr("Nothing was released: the project configures no release.");
    case StepState::Cancelled:
        return tr("The release was cancelled. What it had done until then is not undone.");
    default:
        return tr("The release failed. The migrations are applied; what the release had done is not undone.");
    }
}

void ReleasePage::mirrorEvidence()
{
    m_facts->setFacts(facts());
    m_facts->setVisible(!record().facts.empty());
}

}  // namespace lockstep
