// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/playbook.h"
#include "app/deploy/revert.h"
#include "models/job.h"

#include <QObject>

class QWidget;

namespace lockstep {

class DeployWizard;
class ProjectState;

/// Opens what takes something back: a revert in the wizard, a restore in its window, and what a wizard's playbook leads
/// to.
class WaysBack : public QObject
{
    Q_OBJECT

public:
    /// Windows are `window`'s; the state must outlive it.
    WaysBack(ProjectState &state, QWidget *window);

    /// `downTo`: and every newer one before it.
    void revert(const QString &migration, bool downTo);
    /// `backup`: the one to begin with; empty: the person chooses.
    void restore(const QString &backup = {});
    /// Asks which rows are meant; `run`: the deploy whose copies have them, empty: the newest.
    void putRowsBack(const QString &run = {});
    /// Follows a wizard of any kind to where its playbook leads.
    void follow(DeployWizard &wizard);

signals:
    void failed(const lockstep::Error &error);
    /// A wizard is about to open.
    void wizardMade(lockstep::DeployWizard *wizard);
    void resolveRequested(const QString &migration, bool asApplied);
    /// The index that this run left invalid is to be dropped.
    void leftIndexRequested(const QString &run);
    /// Rows are to be put back from copies: those of this run, or the newest; `overwrites` as TablesOrder.
    void rowsRequested(const QString &run, bool overwrites);

private:
    void open(DeployRequest request);
    void take(PlaybookWay::Kind kind, const QString &subject);
    void askHowToResolve(const QString &migration);

    ProjectState &m_state;
    QWidget *m_window;
    Job m_job;
};

}  // namespace lockstep
