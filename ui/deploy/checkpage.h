// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/deploy/steppage.h"

namespace lockstep {

class CheckTable;

/// A step whose evidence is a table of checks: preflight and verify.
class CheckPage : public StepPage
{
    Q_OBJECT

public:
    CheckPage(DeployState &state, Step step, const QString &tableName, QWidget *parent = nullptr);

protected:
    /// "27 checks ran in 0.8 s".
    QString checksRan() const;
    void mirrorEvidence() override;

private:
    CheckTable *m_table;
    QDateTime m_shownSince;
};

}  // namespace lockstep
