// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleetmodel.h"
#include "models/job.h"

#include <QTimer>

#include <map>

namespace lockstep {

/// The state of the fleet's window: which databases, how each stands, what is to be said and what may be pressed. GUI
/// thread; the engine works on the Job's and its own.
class FleetState : public QObject
{
    Q_OBJECT

public:
    enum class Activity { Idle, Asking, Deploying, Ending };

    FleetState(WorkspacePtr workspace, TargetChoice base, QObject *parent = nullptr);
    ~FleetState() override;

    /// Of lockstep.toml, for this environment; its environment is empty where the file has none.
    FleetConfig configured() const;
    const TargetChoice &base() const { return m_base; }
    Activity activity() const { return m_activity; }
    bool isBusy() const { return m_activity != Activity::Idle; }
    FleetModel &model() { return m_model; }

    /// Finds the databases and asks each; nothing is written.
    void ask(const FleetSource &source, const FleetPace &pace);
    /// Why no backup is taken, for the waves to come; empty: as the policy says. Before ask().
    void setNoBackupBecause(const QString &reason) { m_noBackupBecause = reason; }
    /// The wave that is next; none before ask(), after the last, and after a doubt.
    std::optional<int> next() const;
    /// What must be said: of a held fleet its questions, else what the next wave wants.
    const std::vector<Confirmation> &wanted() const { return m_wanted; }
    void answer(const QString &id, const std::optional<QString> &text);
    bool canDeploy() const;
    void deploy();
    /// Those that run come to their end; no further one begins.
    void requestStop() { m_job.requestStop(); }
    /// Ends the runs that wait for an answer; ended() follows.
    void abandon();

    /// "200 databases: 187 done, 13 waiting"; empty before ask().
    QString summary() const;
    const std::optional<Error> &problem() const { return m_problem; }

signals:
    void changed();
    void answersChanged();
    void progressed(const lockstep::Progress &progress);
    void ended();

private:
    void enter(Activity activity);
    void leave(const Status &outcome);
    void note(std::size_t index, const FleetRow &row);
    void showNoted();
    FleetSink sink();

    WorkspacePtr m_workspace;
    TargetChoice m_base;
    QString m_noBackupBecause;
    FleetModel m_model;
    std::shared_ptr<FleetRun> m_fleet;
    Activity m_activity = Activity::Idle;
    std::vector<Confirmation> m_wanted;
    QHash<QString, QString> m_answers;
    std::optional<Error> m_problem;
    std::mutex m_mutex;
    std::map<std::size_t, FleetRow> m_noted;  ///< guarded: rows that changed and are not shown yet
    bool m_isPosted = false;  ///< guarded: they will be
    std::optional<Error> m_recordProblem;  ///< guarded: why a record could not be written
    Job m_job;  // last: it joins its thread before what that uses goes
};

}  // namespace lockstep
