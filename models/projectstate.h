// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/plan.h"
#include "app/deploy/targetreview.h"
#include "models/folderwatch.h"
#include "models/job.h"

#include <chrono>

namespace lockstep {

/// What the main window shows of one project: its folder, the chosen target and what that target's server says.
///
/// Folder and ledger are followed by themselves: the folder is watched, the ledger read again every now and then.
/// Nothing here blocks. GUI thread.
class ProjectState : public QObject
{
    Q_OBJECT

public:
    explicit ProjectState(QObject *parent = nullptr);

    /// `target` is what --target takes; empty: the project's default.
    void open(const QString &root, const QString &target = {});
    /// Another target of the same project.
    void setTarget(const QString &target);
    /// Reads folder and ledger again.
    void reload();
    /// Reads the ledger again.
    void refresh();
    /// A text is being written, which may name anything: all of the target's catalog is read for its review, where
    /// until then what is pending was asked about alone. Once a target.
    void prepareForEdits();
    /// Makes the plan up to and with `to` (empty: all pending) for the target as it was last read; ends in planned() or
    /// planFailed(), or in nothing when another target or project is chosen meanwhile.
    void makePlanTo(const QString &to = {});
    void setPollInterval(std::chrono::milliseconds interval);

    const QString &root() const { return m_root; }
    /// The name of the project's folder, for titles.
    QString projectName() const;
    /// The last one that could be read; null before that.
    const WorkspacePtr &workspace() const { return m_workspace; }
    /// Why the folder cannot be read now.
    const std::optional<Error> &workspaceError() const { return m_workspaceError; }

    const QString &targetOption() const { return m_targetOption; }
    const std::optional<TargetChoice> &choice() const { return m_target.choice; }
    /// None while no target is chosen or it does not answer.
    const std::optional<TargetView> &view() const { return m_target.view; }
    const std::optional<Error> &targetError() const { return m_target.error; }

    bool isBusy() const { return m_load.isRunning() || (m_inspect.isRunning() && !m_isPolling); }
    int pendingCount() const;
    /// A plan can be made: the target answered and something is to run.
    bool canDeploy() const { return m_target.view && pendingCount() > 0; }

signals:
    void workspaceChanged();
    /// Choice, view or error.
    void targetChanged();
    /// The target was read; `view().readAt` is new, all else may be as it was.
    void targetRead();
    void busyChanged();
    void planned(const lockstep::Plan &plan);
    void planFailed(const lockstep::Error &error);

private:
    struct Target
    {
        std::optional<TargetChoice> choice{};
        std::optional<TargetView> view{};
        std::optional<Error> error{};
        WorkspacePtr
            workspace{};  ///< in the layout that the target's ledger tells, what is pending judged by the server
    };

    /// What for: none where the review is left as it is.
    static Target lookAt(const WorkspacePtr &workspace, const QString &option, std::optional<FactsFor> facts,
                         const JobContext &context);
    static QByteArray fingerprint(const Target &target);
    void load();
    void takeWorkspace(Result<WorkspacePtr> outcome);
    void inspect(bool isPoll);
    /// `of`: the folder it was read for.
    void takeTarget(const WorkspacePtr &of, Target target);

    QString m_root;
    QString m_targetOption;
    WorkspacePtr m_folder;  ///< as it was read
    WorkspacePtr m_workspace;  ///< m_folder, or what a target's ledger made of it
    std::optional<Error> m_workspaceError;
    Target m_target;
    FactsFor m_facts = FactsFor::WhatIsPending;
    FolderWatch m_watch;
    QTimer m_poll;
    bool m_isPolling = false;
    bool m_loadAgain = false;
    bool m_inspectAgain = false;
    Job m_load;
    Job m_inspect;
    Job m_plan;
};

}  // namespace lockstep
