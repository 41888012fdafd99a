// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/migrate.h"

#include <QCoreApplication>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// The row alone, in a transaction of its own.
Status mark(Execution &execution, const MigrationItem &item, const JobContext &context)
{
    if (Status begun = execution.send("BEGIN", context); !begun)
        return begun;
    if (const auto ledgerId = execution.beginLedger(item, context); !ledgerId)
        return ledgerId.error();
    const Ledger &ledger = execution.ledger();
    if (Status written = ledger.markPassedBy(execution.session(), execution.place(), item.migration, context); !written)
        return written;
    if (Status announced = execution.announceCommit(item, context); !announced)
        return announced;
    return execution.send("COMMIT", {});
}

/// Nothing was begun yet.
Result<MigrationOutcome> refused(Execution &execution, const MigrationItem &item, const Error &error)
{
    if (error.code == ErrorCode::ConnectionLost)
        return recover(execution, item, error, {});
    if (error.code == ErrorCode::JournalUnusable)
        return error;
    if (Status written = execution.conclude(item, StatementState::Undone); !written)
        return std::move(written).error();
    return MigrationOutcome{StatementState::Undone, error};
}

Result<std::optional<MigrationOutcome>> orError(Result<MigrationOutcome> outcome)
{
    if (!outcome)
        return std::move(outcome).error();
    return std::optional(*std::move(outcome));
}

void tell(Execution &execution, const MigrationItem &item, const Message &message)
{
    execution.log().tell(u"notice"_s,
                         {{u"step"_s, stepId(Step::Migrate)},
                          {u"migration"_s, item.planned.name},
                          {u"severity"_s, u"WARNING"_s},
                          {u"text"_s, message.english()}},
                         message.translated());
}

}  // namespace

Result<std::optional<MigrationOutcome>> passBy(Execution &execution, const MigrationItem &item,
                                               const JobContext &context)
{
    const auto turn = execution.turnOf(item, context);
    if (!turn)
        return orError(refused(execution, item, turn.error()));
    if (!turn->why.isEmpty())
        tell(execution, item, turn->why);
    if (turn->kind == Turn::Kind::Run)
        return std::optional<MigrationOutcome>();
    if (turn->kind == Turn::Kind::Mark) {
        if (Status marked = mark(execution, item, context); !marked)
            return orError(rollBack(execution, item, marked.error()));
    }
    if (Status written = execution.conclude(item, StatementState::PassedBy); !written)
        return std::move(written).error();
    return std::optional(MigrationOutcome{StatementState::PassedBy, {}, turn->why});
}

}  // namespace lockstep
