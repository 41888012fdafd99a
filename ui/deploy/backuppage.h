// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/deploy/steppage.h"

namespace lockstep {

class CheckTable;

/// The dump and what proves it whole, or the restore point and what proves the archive.
class BackupPage : public StepPage
{
    Q_OBJECT

public:
    explicit BackupPage(DeployState &state, QWidget *parent = nullptr);

    QString actionText() const override;

protected:
    QString summary() const override;
    void mirrorEvidence() override;

private:
    BackupPolicy policy() const;
    bool copiesAlone() const;

    FittedText *m_facts;
    CheckTable *m_checks;
    QDateTime m_shownSince;  ///< of the checks
};

}  // namespace lockstep
