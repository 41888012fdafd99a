// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deploy/releasepage.h"

#include "app/report/plaintext.h"
#include "models/deploystate.h"
#include "models/deploywords.h"
#include "ui/deploy/fittedtext.h"
#include "ui/deploy/logview.h"

namespace lockstep {

ReleasePage::ReleasePage(DeployState &state, QWidget *parent)
    : StepPage(state, Step::Release, parent)
    , m_facts(new FittedText(tr("Facts of the release"), this))
    , m_log(new LogView(state, Step::Release, tr("What the release prints"), this))
{
    addEvidence(m_facts);
    addEvidence(m_log, 1);
}

bool ReleasePage::isByHand() const
{
    const WorkspacePtr &workspace = state().request().workspace;
    return workspace && !workspace->config.release.pause.isEmpty();
}

QString ReleasePage::actionText() const
{
    if (isByHand())
        return tr("It is &released");
    return hasRun() ? tr("&Release again") : tr("&Release");
}

bool ReleasePage::isDangerous() const
{
    return !isByHand();
}

QString ReleasePage::summary() const
{
    switch (record().state) {
    case StepState::Succeeded:
    case StepState::Confirmed:
        return isByHand() ? tr("Released by hand, as confirmed.")
                          : tr("Released in %1.").arg(durationText(tookMs(record())));
    case StepState::Skipped:
        return tr("Nothing was released: the project configures no release for this target.");
    case StepState::Cancelled:
        return tr("The release was cancelled. The migrations are applied; what it had done until then is not undone.");
    default:
        return tr("The release failed. The migrations are applied; what it had done until then is not undone.");
    }
}

void ReleasePage::mirrorEvidence()
{
    // What was printed stands in the log, or in the error, unless the run was taken up since.
    auto shown = facts();
    if (!m_log->isHidden() || record().error)
        std::erase_if(shown, [](const auto &fact) { return fact.second.contains(u'\n'); });
    m_facts->setFacts(shown);
    m_facts->setVisible(!record().facts.empty());
}

}  // namespace lockstep
