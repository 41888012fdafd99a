// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/migrate.h"
#include "app/deploy/scriptform.h"

#include <QCoreApplication>
#include <QRandomGenerator>

#include <condition_variable>
#include <mutex>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

constexpr auto shortestPause = 250ms;
constexpr auto longestPause = 10000ms;

/// Doubles each time; up to half of it at random on top, so that two consoles do not knock in step.
std::chrono::milliseconds pauseBefore(int attempt)
{
    const auto pause = std::min<std::chrono::milliseconds>(shortestPause * (1 << std::min(attempt, 10)), longestPause);
    return pause + std::chrono::milliseconds(QRandomGenerator::global()->bounded(int(pause.count() / 2)));
}

Status waitFor(std::chrono::milliseconds pause, const JobContext &context)
{
    std::mutex mutex;
    std::condition_variable_any wake;
    std::unique_lock lock(mutex);
    wake.wait_for(lock, context.stopToken(), pause, [] { return false; });
    return context.checkpoint();
}

/// BEGIN, the statements, the ledger row, COMMIT. A file's own take the place of ours, a COMMIT without BEGIN too.
Status attempt(Execution &execution, const MigrationItem &item, const JobContext &context)
{
    const OwnTransaction own = ownTransaction(item.script);
    const bool opens = own == OwnTransaction::Whole;
    const bool closes = opens || own == OwnTransaction::Ends;
    const std::size_t count = item.script.script.statements.size();
    if (Status prepared = execution.prepare(item, context); !prepared)
        return prepared;
    if (Status begun = opens ? execution.runStatement(item, 0, context) : execution.send("BEGIN", context); !begun)
        return begun;
    const auto ledgerId = execution.beginLedger(item, context);
    if (!ledgerId)
        return ledgerId.error();
    for (std::size_t index = opens ? 1 : 0; index < (closes ? count - 1 : count); ++index) {
        if (Status done = execution.runStatement(item, index, context); !done)
            return done;
    }
    if (Status recorded = execution.finishLedger(item, *ledgerId, context); !recorded)
        return recorded;
    if (Status going = context.checkpoint(); !going)
        return going;
    if (Status announced = execution.announceCommit(item, context); !announced)
        return announced;
    // Without a stop token: a COMMIT that was cancelled half-way would leave nobody knowing.
    const JobContext unstoppable;
    return closes ? execution.runStatement(item, count - 1, unstoppable) : execution.send("COMMIT", unstoppable);
}

}  // namespace

/// No row is left behind where everything was rolled back, not even for a tool that would write one (Prisma): a failed
/// row would block the team's own tool until somebody resolves it, and nothing of the migration is there to be
/// resolved.
Result<MigrationOutcome> rollBack(Execution &execution, const MigrationItem &item, const Error &error)
{
    if (error.code == ErrorCode::ConnectionLost)
        return recover(execution, item, error, {});
    if (const Status undone = execution.send("ROLLBACK", {}); !undone)
        return recover(execution, item, undone.error(), {});
    if (Status written = execution.conclude(item, StatementState::Undone); !written)
        return std::move(written).error();
    if (error.code == ErrorCode::JournalUnusable)
        return error;
    return MigrationOutcome{StatementState::Undone, error};
}

Result<MigrationOutcome> runTransaction(Execution &execution, const MigrationItem &item, const JobContext &context)
{
    const int retries = execution.request().view.choice.policy.lockRetries;
    for (int tried = 0;; ++tried) {
        const Status done = attempt(execution, item, context);
        if (done) {
            const Status written = execution.conclude(item, StatementState::Applied);
            return written ? Result<MigrationOutcome>(MigrationOutcome{}) : Result<MigrationOutcome>(written.error());
        }
        auto outcome = rollBack(execution, item, done.error());
        const bool isToRetry = outcome && outcome->state == StatementState::Undone
            && done.error().code == ErrorCode::LockTimeout && tried < retries;
        if (!isToRetry)
            return outcome;
        const auto pause = pauseBefore(tried);
        execution.log().tell(u"progress"_s,
                             {{u"step"_s, stepId(Step::Migrate)},
                              {u"migration"_s, item.planned.name},
                              {u"phase"_s, u"retry"_s},
                              {u"attempt"_s, tried + 2},
                              {u"pauseMs"_s, qint64(pause.count())}});
        if (const Status waited = waitFor(pause, context); !waited)
            return MigrationOutcome{StatementState::Undone, waited.error()};
    }
}

}  // namespace lockstep
