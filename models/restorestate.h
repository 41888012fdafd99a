// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/restore.h"
#include "app/deploy/restorecompare.h"
#include "app/deploy/restoreswap.h"
#include "models/job.h"

#include <QObject>

namespace lockstep {

/// The state of the window that restores a backup beside the target, compares both and lets them change places. Nothing
/// here blocks. GUI thread.
class RestoreState : public QObject
{
    Q_OBJECT

public:
    enum class Phase {
        Listing,  ///< the backups are being read
        Choosing,  ///< one of them is to be chosen
        Looking,  ///< the chosen one is read and hashed, the server asked
        Shown,  ///< what would be done is to be agreed to
        Restoring,
        Comparing,
        Compared,  ///< done; the swap may follow
        Swapping,
        Swapped,
    };

    RestoreState(WorkspacePtr workspace, TargetView view, QObject *parent = nullptr);

    /// Reads the backups in the policy's folder; then chooses `backup` where one is given.
    void list(const QString &backup = {});
    void choose(const QString &backup);
    void answer(const QString &id, const std::optional<QString> &text);
    void restore();
    void swap();
    void requestStop() { m_job.requestStop(); }

    Phase phase() const { return m_phase; }
    bool isBusy() const { return m_job.isRunning(); }
    bool canRestore() const;
    bool canSwap() const;
    const TargetView &view() const { return m_order.view; }
    const BackupList &backups() const { return m_backups; }
    QString chosen() const { return m_order.backup; }
    const std::optional<RestorePreview> &preview() const { return m_preview; }
    const std::optional<Restored> &restored() const { return m_restored; }
    const std::optional<DatabaseComparison> &comparison() const { return m_comparison; }
    const std::optional<SwapPlan> &swapPlan() const { return m_swap; }
    const std::optional<Error> &error() const { return m_error; }

signals:
    void changed();
    void answersChanged();
    void progressed(const lockstep::Progress &progress);
    void swapped();

private:
    /// What comparing brings back: both, so that the window shows them at once.
    struct Compared
    {
        DatabaseComparison comparison{};
        SwapPlan swap{};
    };
    void enter(Phase phase);
    void fail(const Error &error, Phase back);
    void compare();
    bool isAnswered(const std::vector<Confirmation> &confirmations) const;

    RestoreOrder m_order;
    Phase m_phase = Phase::Listing;
    BackupList m_backups{};
    std::optional<RestorePreview> m_preview;
    std::optional<Restored> m_restored;
    std::optional<DatabaseComparison> m_comparison;
    std::optional<SwapPlan> m_swap;
    std::optional<Error> m_error;
    QHash<QString, QString> m_answers;
    Job m_job;  // last: it joins its thread before what that uses goes
};

}  // namespace lockstep
