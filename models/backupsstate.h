// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/backup/retention.h"
#include "models/backupmodel.h"
#include "models/job.h"

namespace lockstep {

/// The state of the window with the backups of a folder: read, proven, removed once confirmed. GUI thread; nothing here
/// blocks.
class BackupsState : public QObject
{
    Q_OBJECT

public:
    enum class Activity { Idle, Reading, Proving, Removing };

    BackupsState(QString folder, BackupRules rules, QObject *parent = nullptr);

    const QString &folder() const { return m_folder; }
    BackupModel &model() { return m_model; }
    const BackupModel &model() const { return m_model; }
    Activity activity() const { return m_activity; }
    bool isBusy() const { return m_activity != Activity::Idle; }
    /// What lies in the folder and is no backup, and what went wrong last.
    const std::vector<Error> &problems() const { return m_problems; }
    const std::optional<Error> &error() const { return m_error; }
    /// What the policy would let go, and what stays and why.
    const Retention &retention() const { return m_retention; }

    void read();
    void prove(int row);
    /// Everything that retention() calls removable, after the person said so.
    void removeOld();
    void requestStop() { m_job.requestStop(); }

signals:
    void changed();
    void progressed(const lockstep::Progress &progress);

private:
    struct Found
    {
        BackupList list{};
        Retention retention{};
    };
    static Result<Found> look(const QString &folder, const BackupRules &rules);
    template <typename Work>
    void start(Activity activity, Work work);
    void take(Result<Found> found);

    QString m_folder;
    BackupRules m_rules;
    BackupModel m_model;
    Activity m_activity = Activity::Idle;
    std::vector<Error> m_problems;
    std::optional<Error> m_error;
    Retention m_retention;
    Job m_job;  // last: it joins its thread before what that uses goes
};

}  // namespace lockstep
