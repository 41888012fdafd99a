// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/evidence.h"
#include "app/deploy/migrate.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QThread>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// A restart after a crash takes a few seconds; whoever waits longer may resume.
constexpr qint64 reconnectPatienceMs = 20'000;
constexpr unsigned long reconnectPauseMs = 500;

Status reconnect(Execution &execution, const JobContext &context)
{
    QElapsedTimer waited;
    waited.start();
    Status connected = execution.reconnect(context);
    while (!connected && waited.elapsed() < reconnectPatienceMs) {
        // A server that restarts refuses for a while; any other refusal will not change by waiting.
        if (connected.error().code != ErrorCode::ServerUnreachable
            && connected.error().code != ErrorCode::ConnectionLost)
            break;
        QThread::msleep(reconnectPauseMs);
        connected = execution.reconnect(context);
    }
    return connected;
}

Error unanswered(const MigrationItem &item, const Error &lost, const Error &why)
{
    return {.code = ErrorCode::ConnectionLost,
            .message = {QT_TRANSLATE_NOOP("app",
                                          "The connection was lost while %1 ran, and the server cannot be asked what "
                                          "became of it."),
                        {item.planned.name}},
            .detail = lost.detail + u'\n' + why.message.english(),
            .hint
            = {QT_TRANSLATE_NOOP("app",
                                 "Resume the run when the server answers again: Lockstep then finds out what took "
                                 "effect.")}};
}

MigrationOutcome outcomeOf(const MigrationTruth &truth, const RunRecord &record, const MigrationItem &item,
                           const Error &lost)
{
    switch (truth.kind) {
    case MigrationTruth::Kind::Applied:
        return {};
    case MigrationTruth::Kind::NotBegun:
        return {StatementState::Undone, lost};
    case MigrationTruth::Kind::Continue:
        return {tookEffect(record, item) ? StatementState::Failed : StatementState::Undone, lost};
    case MigrationTruth::Kind::InDoubt:
        return {StatementState::InDoubt, truth.doubt};
    }
    Q_UNREACHABLE();
}

}  // namespace

bool tookEffect(const RunRecord &record, const MigrationItem &item)
{
    return std::ranges::any_of(record.at(Step::Migrate).statements, [&item](const StatementRun &run) {
        return run.migration == item.planned.name && run.state == StatementState::Applied
            && !isOnlySetting(item.script.effects[std::size_t(run.statement) - 1]);
    });
}

Result<MigrationOutcome> recover(Execution &execution, const MigrationItem &item, const Error &lost,
                                 const JobContext &context)
{
    if (const Status connected = reconnect(execution, context); !connected) {
        if (Status written = execution.conclude(item, StatementState::InDoubt); !written)
            return std::move(written).error();
        return MigrationOutcome{StatementState::InDoubt, unanswered(item, lost, connected.error())};
    }
    const auto truths = settle(execution.request(), execution.session(), execution.log(), context);
    if (!truths && truths.error().code == ErrorCode::JournalUnusable)
        return truths.error();
    if (!truths)
        return MigrationOutcome{StatementState::InDoubt, unanswered(item, lost, truths.error())};
    const auto &planned = execution.request().plan.migrations;
    const auto position = std::ranges::find(planned, item.planned.name, &PlannedMigration::name) - planned.begin();
    const MigrationTruth &truth = (*truths)[std::size_t(position)];
    MigrationOutcome outcome = outcomeOf(truth, execution.log().record(), item, lost);
    if (truth.kind == MigrationTruth::Kind::Continue || truth.kind == MigrationTruth::Kind::InDoubt) {
        if (Status written = execution.conclude(item, outcome.state); !written)
            return std::move(written).error();
    }
    return outcome;
}

}  // namespace lockstep
