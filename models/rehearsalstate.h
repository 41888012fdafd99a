// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/projectstate.h"
#include "models/rehearsalmodel.h"

namespace lockstep {

/// The rehearsal of the open project: it runs in the background while the person goes on, and its result stays until
/// the folder or the target is another. GUI thread.
class RehearsalState : public QObject
{
    Q_OBJECT

public:
    /// `project` must outlive it.
    explicit RehearsalState(const ProjectState &project, QObject *parent = nullptr);

    /// Something is pending, or no target is asked; and none runs.
    bool canRehearse() const;
    bool isRunning() const { return m_job.isRunning(); }
    /// What the copy can be made from now, best first: with a target its schema or its newest backup, and the files
    /// always.
    std::vector<RehearsalSource> sources() const;
    /// Of everything that is pending.
    void rehearse(RehearsalSource source);
    void requestStop() { m_job.requestStop(); }

    const std::optional<Rehearsal> &result() const { return m_result; }
    const std::optional<Error> &problem() const { return m_problem; }
    RehearsalModel &model() { return m_model; }
    /// Of this migration; null where it was not rehearsed.
    const MigrationRehearsal *of(const QString &migration) const;
    /// "3 of 4 reverts proven, 1 differs"; empty before a result.
    QString summary() const;

signals:
    /// It began, ended, or its result went.
    void changed();
    void progressed(const lockstep::Progress &progress);
    /// With a result, with a problem, or, when the person stopped it, with neither.
    void ended();

private:
    void take(Result<Rehearsal> outcome);
    void forget();
    void forgetIfOther();
    /// Folder and target, as they were chosen.
    QString placeOf() const;
    /// The rehearsed files are as they were.
    bool isOfTheseFiles() const;

    const ProjectState &m_project;
    QString m_of;  ///< placeOf() when it began
    RehearsalModel m_model;
    WorkspacePtr m_files;  ///< what was rehearsed
    std::optional<Rehearsal> m_result;
    std::optional<Error> m_problem;
    Job m_job;
};

}  // namespace lockstep
