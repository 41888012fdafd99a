// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deploy/backuppage.h"

#include "app/deploy/playbook.h"
#include "app/report/plaintext.h"
#include "models/deploystate.h"
#include "models/deploywords.h"
#include "ui/deploy/checktable.h"
#include "ui/deploy/fittedtext.h"

namespace lockstep {

BackupPage::BackupPage(DeployState &state, QWidget *parent)
    : StepPage(state, Step::Backup, parent)
    , m_facts(new FittedText(tr("Facts of the backup"), this))
    , m_checks(new CheckTable(tr("Checks of the archive"), this))
{
    m_facts->setLineLimit(18);
    addEvidence(m_facts);
    addEvidence(m_checks, 1);
}

BackupPolicy BackupPage::policy() const
{
    return state().request().view.choice.policy.backup;
}

/// No backup, and yet something is made: copies inside the database.
bool BackupPage::copiesAlone() const
{
    return policy() == BackupPolicy::None && state().request().view.choice.policy.backups.copiesTables
        && state().request().noBackupBecause.isEmpty();
}

QString BackupPage::actionText() const
{
    if (!state().request().noBackupBecause.isEmpty())
        return tr("&Go on without a backup");
    if (copiesAlone())
        return tr("&Copy the tables at risk");
    switch (policy()) {
    case BackupPolicy::Pitr:
        return tr("&Check the archive and make the restore point");
    case BackupPolicy::Proven:
        return tr("&Take the backup and prove it");
    default:
        return tr("&Take the backup");
    }
}

QString BackupPage::summary() const
{
    const QString took = durationText(tookMs(record()));
    switch (record().state) {
    case StepState::Succeeded:
    case StepState::Confirmed:
        if (copiesAlone())
            return copiedTablesOf(state().record()).isEmpty()
                ? tr("No table is at risk by name: nothing was copied.")
                : tr("%n table(s) were copied in %1.", nullptr, int(copiedTablesOf(state().record()).size())).arg(took);
        if (policy() == BackupPolicy::Pitr)
            return tr("The archive was checked and the restore point made in %1.").arg(took);
        return policy() == BackupPolicy::Proven
            ? tr("The backup was taken, restored and compared in %1. Nothing differs.").arg(took)
            : tr("The backup was taken in %1 and read back.").arg(took);
    case StepState::Skipped:
        return state().request().noBackupBecause.isEmpty()
            ? tr("No backup was taken: the policy asks for none.")
            : tr("No backup was taken: %1").arg(state().request().noBackupBecause);
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
    // Rows keep their place and selection while the state changes around them.
    if (m_shownSince != record().finishedAt) {
        m_shownSince = record().finishedAt;
        m_checks->setChecks(record().checks);
    }
    m_checks->setVisible(!record().checks.empty());
}

}  // namespace lockstep
