// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deploy/checkpage.h"

#include "app/report/plaintext.h"
#include "models/deploywords.h"
#include "ui/deploy/checktable.h"

namespace lockstep {

CheckPage::CheckPage(DeployState &state, Step step, const QString &tableName, QWidget *parent)
    : StepPage(state, step, parent)
    , m_table(new CheckTable(tableName, this))
{
    addEvidence(m_table, 1);
}

QString CheckPage::checksRan() const
{
    const int ran = int(record().checks.size()) - count(record().checks, Outcome::Skip);
    return tr("%n check(s) ran in %1", nullptr, ran).arg(durationText(tookMs(record())));
}

void CheckPage::mirrorEvidence()
{
    // Rows keep their place and selection while the state changes around them.
    if (m_shownSince != record().finishedAt) {
        m_shownSince = record().finishedAt;
        m_table->setChecks(record().checks);
    }
    m_table->setVisible(!record().checks.empty());
}

}  // namespace lockstep
