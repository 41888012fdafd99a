// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/baseline.h"
#include "app/deploy/enrolment.h"
#include "app/deploy/journalrepair.h"
#include "app/deploy/leftindex.h"
#include "app/deploy/resolve.h"
#include "app/deploy/restoretables.h"
#include "models/job.h"

#include <QObject>

#include <memory>

namespace lockstep {

/// What a change of the ledger shows before it is done.
struct DeedPreview
{
    std::vector<Message> sentences{};
    LedgerChange change{};
    std::vector<Confirmation> confirmations{};
    QByteArray script{};  ///< the file that is written with it; empty: none
    bool isNothing = false;  ///< it is done already
    Message nothing{};  ///< which is said so; empty: folder and ledger agree
};

/// A change of the ledger as two pieces of work: look, then do what was shown.
struct DeedWork
{
    std::function<Result<DeedPreview>(const JobContext &)> look{};
    std::function<Result<LedgerChange>(const QHash<QString, QString> &, const JobContext &)> act{};
};
DeedWork workOf(const ResolveRequest &request);
DeedWork workOf(const BaselineRequest &request);
/// Drizzle's journal put right; no ledger is written.
DeedWork journalRepairOf(const WorkspacePtr &workspace, const std::optional<TargetView> &view);
/// The tool's hashes of its files written anew (Atlas, graphile-migrate); no ledger is written.
DeedWork rehashOf(const WorkspacePtr &workspace);
/// Rows put back from the copies of their tables; no ledger is written.
DeedWork workOf(const TablesOrder &order);

/// The index that a run left invalid, dropped; no ledger is written.
DeedWork workOf(const LeftIndexOrder &order);
/// The target's enrolment; no ledger is written.
DeedWork workOf(const EnrolOrder &order);

/// The state of a dialog that shows such a change, lets it be confirmed and does it. Nothing here blocks. GUI thread.
class DeedState : public QObject
{
    Q_OBJECT

public:
    enum class Phase { Looking, Shown, Acting, Done, Failed };

    explicit DeedState(DeedWork work, QObject *parent = nullptr);

    void look();
    /// Nothing: the confirmation is taken back.
    void answer(const QString &id, const std::optional<QString> &text);
    void act();
    void requestStop() { m_job.requestStop(); }

    Phase phase() const { return m_phase; }
    bool isRunning() const { return m_job.isRunning(); }
    const std::optional<DeedPreview> &preview() const { return m_preview; }
    const std::optional<Error> &error() const { return m_error; }
    /// Everything is confirmed as it is wanted, and it was shown.
    bool canAct() const;

signals:
    void changed();
    void done();

private:
    void fail(const Error &error);

    DeedWork m_work;
    Phase m_phase = Phase::Looking;
    std::optional<DeedPreview> m_preview;
    std::optional<Error> m_error;
    QHash<QString, QString> m_answers;
    Job m_job;
};

}  // namespace lockstep
