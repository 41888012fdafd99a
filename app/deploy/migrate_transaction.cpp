// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/lockretry.h"
#include "app/deploy/migrate.h"
#include "app/deploy/scriptform.h"

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// BEGIN, the statements, the ledger row, COMMIT. A file's own take the place of ours, a COMMIT without BEGIN too.
Status attempt(Execution &execution, const MigrationItem &item, const JobContext &context)
{
    const OwnTransaction own = ownTransaction(item.script);
    const bool opens = own == OwnTransaction::Whole;
    const bool closes = opens || own == OwnTransaction::Ends;
    const std::size_t count = item.script.script.statements.size();
    const auto opening = opens ? Execution::Opening::Nothing : Execution::Opening::Begin;
    if (Status prepared = execution.prepare(item, opening, context); !prepared)
        return prepared;
    if (Status begun = opens ? execution.runStatement(item, 0, context) : Status(Done{}); !begun)
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
    LockRetries retries(execution.request().view.choice.policy);
    while (true) {
        const Status done = attempt(execution, item, context);
        if (done) {
            const Status written = execution.conclude(item, StatementState::Applied);
            return written ? Result<MigrationOutcome>(MigrationOutcome{}) : Result<MigrationOutcome>(written.error());
        }
        auto outcome = rollBack(execution, item, done.error());
        const bool mayRepeat
            = outcome && outcome->state == StatementState::Undone && done.error().code == ErrorCode::LockTimeout;
        const auto again = mayRepeat ? retries.next(execution.log(), item.planned.name, context) : Result<bool>(false);
        if (!again)
            return MigrationOutcome{StatementState::Undone, again.error()};
        if (!*again)
            return outcome;
    }
}

}  // namespace lockstep
