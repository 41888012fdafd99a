// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/blockerdesk.h"
#include "app/deploy/runrecord.h"
#include "app/postgres/dump.h"

#include <functional>
#include <memory>

namespace lockstep {

/// Something a person must say before a step runs or after it succeeded.
struct Confirmation
{
    QString id{};  ///< "seen", "acknowledge:long-transactions", "database-name", "checklist:watcher"
    Message text{};  ///< the sentence that is agreed to, or the question
    QString typed{};  ///< when not empty: this very text must be typed
    bool isFreeText = false;  ///< answered by any text that is not empty; it becomes part of the record

    bool accepts(const QString &answer) const;
};

/// What a step will do, before it does it.
struct StepBrief
{
    std::vector<Message> sentences{};
    QStringList commands{};  ///< exact command lines or SQL
};

/// One thing that happened, as it happens. `kind` is CLI.md's: stepStarted, statementStarted, statementFinished,
/// progress, notice, blocked, confirmation, stepFinished, finished.
struct RunEvent
{
    QDateTime at{};
    QString kind{};
    Step step{};
    QString migration{};
    int statement = 0;
    QJsonObject data{};  ///< further keys as CLI.md names them (durationMs, rows, text, outcome, …)
    QString text{};  ///< for people, not translated data: the notice, the blocker, the SQL
};
/// Called while perform() runs, on its thread; "blocked" comes from a second one, but never two calls at once.
using EventSink = std::function<void(const RunEvent &)>;

struct DeployRequest
{
    WorkspacePtr workspace{};
    TargetView view{};
    Plan plan{};
    QString backupFolder{};  ///< empty: the state folder's "backups"
    QString noBackupBecause{};  ///< a reason: the backup step is skipped, and the record says so
    std::optional<std::chrono::milliseconds> lockTimeout{};  ///< over the policy's
    std::optional<std::chrono::milliseconds> statementTimeout{};
    QString journalPath{};  ///< empty: the state folder's journal
    QString fleet{};  ///< id of the fleet that it is one of; empty: of none
    std::shared_ptr<BlockerDesk> desk{std::make_shared<BlockerDesk>()};  ///< heard where the policy allows it
};

/// One go through plan → backup → preflight → migrate → verify → release → smoke test → record.
///
/// Each step: brief() says what it will do, before() what must be said first, perform() does it, after() what must be
/// confirmed, confirm() takes that down. A step runs only when the ones before it are confirmed (or skipped). Intent is
/// in the journal before each act and its outcome after. Before every step the target's identity is checked anew, and
/// files are never read again. Calls come from one thread at a time; perform() blocks, the others do not.
class DeployRun
{
public:
    /// Opens the run in the journal. JournalUnusable stops it before anything happened.
    static Result<std::shared_ptr<DeployRun>> begin(DeployRequest request, const JobContext &context);
    /// Takes an interrupted run up again. What the server says of each planned migration decides: the steps before
    /// Migrate stand, applied migrations are kept, waiting ones go on; PlanChanged when files or target are not the
    /// run's any more; StepPartial when a statement's effect is in doubt (the detail names it and the evidence).
    static Result<std::shared_ptr<DeployRun>> resume(const QString &runId, DeployRequest request,
                                                     const JobContext &context);

    ~DeployRun();

    const RunRecord &record() const;
    const DeployRequest &request() const;
    /// The first step that is not confirmed or skipped; nullopt when all are.
    std::optional<Step> next() const;
    /// False for a step for which the project configures nothing: perform() skips it, and nobody need be asked.
    bool hasWork(Step step) const;
    StepBrief brief(Step step) const;
    std::vector<Confirmation> before(Step step) const;
    std::vector<Confirmation> after(Step step) const;

    /// Runs the step; the record is also in record(). A failed step is a StepRecord with an error, not an Error: an
    /// Error means the step could not be begun (order, journal). A failed or cancelled step may be performed again
    /// where nothing was left behind. Record closes the run.
    Result<StepRecord> perform(Step step, const EventSink &events, const JobContext &context);
    /// `answers`: confirmation id → typed text (anything for those that need none). PolicyRefused names what is
    /// missing.
    Status confirm(Step step, const QHash<QString, QString> &answers, const JobContext &context);
    /// Ends the run where it stands; the journal keeps it.
    Status abandon(const JobContext &context);

private:
    struct Private;
    explicit DeployRun(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

}  // namespace lockstep
