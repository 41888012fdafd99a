// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/playbook.h"
#include "app/deploy/run.h"

#include <QDialog>

#include <memory>

class QStackedWidget;

namespace lockstep {

class ActionBar;
class DeployState;
class LeavePanel;
class PlaybookPanel;
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
    /// The wizard has closed for another way on: to revert down to a migration, restore a backup, say something of a
    /// migration in the ledger.
    void wayTaken(lockstep::PlaybookWay::Kind kind, const QString &subject);

private:
    void createPages();
    QWidget *withPlaybook(StepPage *page);
    void takeWay(PlaybookWay::Kind kind, const QString &subject);
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
    std::vector<PlaybookPanel *> m_playbooks{};  ///< below the pages of the steps after Migrate
    std::optional<std::pair<PlaybookWay::Kind, QString>> m_way{};  ///< what follows once this is closed
    bool m_isLeaving = false;  ///< closes as soon as nothing runs
    bool m_isWalking = false;  ///< along the list of steps, by keys
};

}  // namespace lockstep
