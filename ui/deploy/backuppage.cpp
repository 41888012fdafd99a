// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deploy/backuppage.h"

#include "app/report/plaintext.h"
#include "models/deploystate.h"
#include "models/deploywords.h"
#include "ui/deploy/fittedtext.h"

namespace lockstep {

BackupPage::BackupPage(DeployState &state, QWidget *parent)
    : StepPage(state, Step::Backup, parent)
    , m_facts(new FittedText(tr("Facts of the backup"), this))
{
    addEvidence(m_facts);
}

QString BackupPage::actionText() const
{
    return state().request().noBackupBecause.isEmpty() ? tr("&Take the backup") : tr("&Go on without a backup");
}

QString BackupPage::summary() const
{
    switch (record().state) {
    case StepState::Succeeded:
    case StepState::Confirmed:
        return tr("The backup was taken in %1 and read back.").arg(durationText(tookMs(record())));
    case StepState::Skipped:
        return tr("No backup was taken: %1").arg(state().request().noBackupBecause);
    case StepState::Cancelled:
        return tr("The backup was cancelled. Nothing of it was kept, and nothing in the database was changed.");
    default:
        return tr("No backup was taken. Nothing in the database was changed.");
    }
}

void BackupPage::mirrorEvidence()
{
    m_facts->setFacts(facts());
    m_facts->setVisible(!record().facts.empty());
}

}  // namespace lockstep
