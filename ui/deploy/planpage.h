// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/planmodel.h"
#include "ui/deploy/steppage.h"

class QTableView;

namespace lockstep {

/// Which migrations, in which order, on exactly which database; and what keeps the plan from being deployed.
class PlanPage : public StepPage
{
    Q_OBJECT

public:
    explicit PlanPage(DeployState &state, QWidget *parent = nullptr);

    QString actionText() const override { return tr("&Check the plan"); }

protected:
    QString summary() const override;
    void mirrorEvidence() override;
    std::optional<Error> errorToShow() const override;

private:
    PlanModel m_model;
    QTableView *m_table;
    FittedText *m_facts;
};

}  // namespace lockstep
