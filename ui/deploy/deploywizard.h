// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/run.h"

#include <QDialog>

#include <memory>

class QStackedWidget;

namespace lockstep {

class ActionBar;
class DeployState;
class LeavePanel;
class StepList;
class StepPage;

/// The guided deploy: the whole way on the left, one step's page on the right. Modal to its project window only.
class DeployWizard : public QDialog
{
    Q_OBJECT

public:
    /// `resumeRun`: the id of an interrupted run to take up again, or empty.
    explicit DeployWizard(DeployRequest request, const QString &resumeRun = {}, QWidget *parent = nullptr);
    ~DeployWizard() override;

    /// Esc and the window's close button: asks once while the run is not finished; closes when what runs has stopped.
    void reject() override;

signals:
    /// The target may have changed (a step ended): whoever shows its status should read it again.
    void targetTouched();

private:
    void createPages();
    void createLayout(const TargetView &view);
    void connectState();
    StepPage *page() const;
    void mirror();
    void placeFocus();
    void showBeginning();
    void leave();
    void stay();
    void closeNow();

    std::unique_ptr<DeployState> m_state;
    StepList *m_steps;
    QStackedWidget *m_pages;
    LeavePanel *m_leavePanel;
    ActionBar *m_actions;
    std::vector<StepPage *> m_stepPages;
    bool m_isLeaving = false;  ///< closes as soon as nothing runs
};

}  // namespace lockstep
