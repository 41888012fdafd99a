// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/evidence.h"
#include "app/deploy/lockretry.h"
#include "app/deploy/migrate.h"
#include "app/deploy/ownblocks.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// The index that a CREATE INDEX CONCURRENTLY left behind when it failed; empty for none.
QString leftIndex(Execution &execution, const MigrationItem &item, std::size_t index)
{
    const auto left = invalidIndexLeft(execution.session(), item.script.effects[index], {});
    return left ? *left : QString();
}

Message dropHint(const QString &index)
{
    return {QT_TRANSLATE_NOOP("app",
                              "The index %1 was left invalid. Remove it with “DROP INDEX CONCURRENTLY %1;” before the "
                              "migration is run again."),
            {index}};
}

Status journalBegun(Execution &execution, const MigrationItem &item, const QString &id)
{
    return execution.log().write(
        u"ledgerBegun"_s, {{u"step"_s, stepId(Step::Migrate)}, {u"migration"_s, item.planned.name}, {u"id"_s, id}});
}

/// As the tool does, so that the tool itself sees an unfinished migration. Where nothing of it took effect the row is
/// closed as well: an open one would keep everybody from deploying until somebody resolves what is not there.
Status tellLedger(Execution &execution, const MigrationItem &item, const QString &begunId,
                  const MigrationOutcome &outcome)
{
    const Error &error = *outcome.error;
    const QString words = error.sql ? error.sql->message : error.message.english();
    const Ledger &ledger = execution.ledger();
    Status told = ledger.fail(execution.session(), execution.place(), item.migration, begunId, words, {});
    if (!told || begunId.isEmpty() || outcome.state != StatementState::Undone)
        return told;
    if (Status closed = ledger.markReverted(execution.session(), execution.place(), item.migration, {}); !closed)
        return closed;
    return journalBegun(execution, item, {});
}

Result<MigrationOutcome> conclude(Execution &execution, const MigrationItem &item, const QString &begunId,
                                  MigrationOutcome outcome)
{
    const Error &error = *outcome.error;
    const Status told = tellLedger(execution, item, begunId, outcome);
    if (Status written = execution.conclude(item, outcome.state); !written)
        return std::move(written).error();
    if (error.code == ErrorCode::JournalUnusable)
        return error;
    if (!told)
        outcome.error->detail += u'\n' + told.error().message.english();
    return outcome;
}

Result<MigrationOutcome> failed(Execution &execution, const MigrationItem &item, const QString &begunId,
                                const Error &error)
{
    if (error.code == ErrorCode::ConnectionLost)
        return recover(execution, item, error, {});
    const bool isPartial = tookEffect(execution.log().record(), item);
    return conclude(execution, item, begunId, {isPartial ? StatementState::Failed : StatementState::Undone, error});
}

Result<MigrationOutcome> failedAt(Execution &execution, const MigrationItem &item, const QString &begunId,
                                  std::size_t index, Error error)
{
    const QString left = error.code == ErrorCode::ConnectionLost ? QString() : leftIndex(execution, item, index);
    if (left.isEmpty())
        return failed(execution, item, begunId, error);
    error.hint = dropHint(left);
    return conclude(execution, item, begunId, {StatementState::Failed, std::move(error)});
}

/// The begun row is written first, so that whoever looks knows that something is under way.
Result<QString> begin(Execution &execution, const MigrationItem &item, const MigrationTruth &truth,
                      const JobContext &context)
{
    if (Status held = execution.requireLock(context); !held)
        return std::move(held).error();
    if (Status prepared = execution.prepare(item, Execution::Opening::Nothing, context); !prepared)
        return std::move(prepared).error();
    if (!truth.ledgerId.isEmpty())
        return truth.ledgerId;
    auto id = execution.beginLedger(item, context);
    if (id && !id->isEmpty()) {
        if (Status written = journalBegun(execution, item, *id); !written)
            return std::move(written).error();
    }
    return id;
}

/// What stood between the block's BEGIN and `failed` is gone with it, and the journal says so of each.
Status undoBlock(Execution &execution, const MigrationItem &item, const OwnBlock &block, std::size_t failed)
{
    if (const auto undone = execution.session().execute("ROLLBACK", {}); !undone)
        return undone.error();
    for (std::size_t index = block.begin; index < failed; ++index) {
        if (Status written = execution.conclude(item, index, StatementState::Undone); !written)
            return written;
    }
    return Done{};
}

/// One statement; a COMMIT with its transaction's id in the journal before it.
Status runOne(Execution &execution, const MigrationItem &item, const std::vector<OwnBlock> &blocks, std::size_t index,
              const JobContext &context)
{
    if (item.script.effects[index].control != TransactionControl::Commit) {
        const bool isAlone = !blockAround(blocks, index) && commitsAlone(item.script, index);
        return isAlone ? execution.runAlone(item, index, context) : execution.runStatement(item, index, context);
    }
    if (Status announced = execution.announceCommitWithoutRow(item, context); !announced)
        return announced;
    // Without a stop token: a COMMIT that was cancelled half-way would leave nobody knowing.
    return execution.runStatement(item, index, {});
}

/// The statement's error, or what kept its block from being rolled back.
Status runInBlock(Execution &execution, const MigrationItem &item, const std::vector<OwnBlock> &blocks,
                  std::size_t index, const JobContext &context)
{
    Status done = runOne(execution, item, blocks, index, context);
    const OwnBlock *block = blockAround(blocks, index);
    if (done || !block || done.error().code == ErrorCode::ConnectionLost)
        return done;
    const Status undone = undoBlock(execution, item, *block, index);
    return undone ? done : undone;
}

/// Did a statement that waited too long for a lock leave nothing behind? What runs in a transaction did not. Of what
/// cannot, PostgreSQL does DROP INDEX CONCURRENTLY and VACUUM again as if for the first time, and CREATE INDEX
/// CONCURRENTLY where no invalid index stands there.
Result<bool> leftNothing(Execution &execution, const MigrationItem &item, const std::vector<OwnBlock> &blocks,
                         std::size_t index)
{
    if (blockAround(blocks, index) || commitsAlone(item.script, index))
        return true;
    const StatementEffects &effects = item.script.effects[index];
    if (effects.tag == "DROP INDEX"_L1 || effects.tag == "VACUUM"_L1)
        return true;
    const auto made = std::ranges::find(effects.effects, EffectKind::CreateIndex, &Effect::kind);
    if (effects.tag != "CREATE INDEX"_L1 || made == effects.effects.end())
        return false;
    const auto left = invalidIndexLeft(execution.session(), effects, {});
    return left ? Result<bool>(left->isEmpty()) : Result<bool>(left.error());
}

/// Where to go on after the statement failed: at the beginning of its block, at itself; nowhere when it is not to be
/// tried again.
Result<std::optional<std::size_t>> placeToRetry(Execution &execution, const MigrationItem &item,
                                                const std::vector<OwnBlock> &blocks, std::size_t index,
                                                const Error &error, LockRetries &retries, const JobContext &context)
{
    if (error.code != ErrorCode::LockTimeout)
        return std::optional<std::size_t>();
    const auto isClean = leftNothing(execution, item, blocks, index);
    const auto again = isClean && *isClean ? retries.next(execution.log(), item.planned.name, context) : isClean;
    if (!again)
        return again.error();
    const OwnBlock *block = blockAround(blocks, index);
    return *again ? std::optional(block ? block->begin : index) : std::nullopt;
}

/// For a tool that could go on behind the statement, should this run end here.
Status tellProgress(Execution &execution, const MigrationItem &item, const QString &begunId, std::size_t index,
                    const JobContext &context)
{
    const Ledger &ledger = execution.ledger();
    if (!ledger.progress || begunId.isEmpty())
        return Done{};
    const Script &script = item.script.script;
    const bool isLast = index + 1 == script.statements.size();
    const qsizetype until = isLast ? script.sql.size() : script.statements[index + 1].range.begin;
    return ledger.progress(execution.session(), execution.place(), item.migration, begunId, until, context);
}

}  // namespace

Result<MigrationOutcome> runAutocommit(Execution &execution, const MigrationItem &item, const MigrationTruth &truth,
                                       const JobContext &context)
{
    const auto begunId = begin(execution, item, truth, context);
    if (!begunId)
        return failed(execution, item, truth.ledgerId, begunId.error());
    const auto blocks = ownBlocks(item.script).value_or(std::vector<OwnBlock>{});
    LockRetries retries(execution.request().view.choice.policy);
    for (std::size_t index = 0; index < item.script.effects.size();) {
        if (index < truth.nextStatement && !isOnlySetting(item.script.effects[index])) {
            ++index;
            continue;
        }
        if (const Status done = runInBlock(execution, item, blocks, index, context); !done) {
            const auto place = placeToRetry(execution, item, blocks, index, done.error(), retries, context);
            if (!place || !*place)
                return failedAt(execution, item, *begunId, index, place ? done.error() : place.error());
            index = **place;
            continue;
        }
        if (const Status told = tellProgress(execution, item, *begunId, index, context); !told)
            return failed(execution, item, *begunId, told.error());
        ++index;
    }
    if (const Status held = execution.requireLock(context); !held)
        return failed(execution, item, *begunId, held.error());
    if (const Status recorded = execution.finishLedger(item, *begunId, context); !recorded)
        return failed(execution, item, *begunId, recorded.error());
    const Status written = execution.conclude(item, StatementState::Applied);
    return written ? Result<MigrationOutcome>(MigrationOutcome{}) : Result<MigrationOutcome>(written.error());
}

}  // namespace lockstep
