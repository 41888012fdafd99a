// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/survey.h"

#include "app/deploy/guard.h"
#include "app/deploy/recordjson.h"
#include "app/deploy/replay.h"
#include "app/deploy/revert.h"
#include "app/deploy/surveyautocommit.h"
#include "app/deploy/targetsession.h"

#include <QCoreApplication>
#include <QThread>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

constexpr int patienceSeconds = 60;
constexpr unsigned long pollMs = 100;

const MigrationStatus *rowOf(const LedgerStatus &status, const QString &name)
{
    const auto found = std::ranges::find(status.migrations, name, &MigrationStatus::name);
    return found == status.migrations.end() ? nullptr : &*found;
}

Result<bool> isStillWorking(Session &session, const MigrationRun &run, const JobContext &context)
{
    const auto answer = session.execute(
        "SELECT 1 FROM pg_stat_activity WHERE pid = $1::int AND extract(epoch FROM backend_start)::text = $2",
        {QByteArray::number(run.backendPid), run.backendStart.toUtf8()}, context);
    return answer ? Result<bool>(!answer->rows.empty()) : Result<bool>(answer.error());
}

/// The client may be gone while its server process still works.
Status awaitEnd(Session &session, const MigrationRun &run, const JobContext &context)
{
    for (unsigned long waited = 0; waited < patienceSeconds * 1000; waited += pollMs) {
        const auto working = isStillWorking(session, run, context);
        if (!working)
            return working.error();
        if (!*working)
            return Done{};
        if (Status going = context.checkpoint(); !going)
            return going;
        QThread::msleep(pollMs);
    }
    return Error{
        ErrorCode::StepPartial,
        {QT_TRANSLATE_NOOP("app", "A session of the broken run still works on %1."), {run.name}},
        u"pid %1"_s.arg(run.backendPid),
        {QT_TRANSLATE_NOOP("app", "Wait until it has ended, or end it with pg_terminate_backend, and resume again.")}};
}

/// Together with its ledger row or not at all; the transaction's own status must agree.
Result<MigrationTruth> transactionalTruth(Session &session, const MigrationRun &run, const JobContext &context)
{
    if (run.transaction.isEmpty())
        return MigrationTruth{.evidence = {QT_TRANSLATE_NOOP(
                                  "app", "its transaction was never told to commit, and the ledger does not have it")}};
    const auto status = transactionStatus(session, run.transaction, context);
    if (!status)
        return status.error();
    if (*status != "committed"_L1 && *status != "in progress"_L1)
        return MigrationTruth{
            .evidence = {QT_TRANSLATE_NOOP("app", "pg_xact_status(%1) says “%2”, and the ledger does not have it"),
                         {run.transaction, *status}}};
    return doubtful({QT_TRANSLATE_NOOP("app",
                                       "The server says “%1” of the transaction that ran %2, and the ledger is as it "
                                       "was before."),
                     {*status, run.name}},
                    u"pg_xact_status(%1)"_s.arg(run.transaction),
                    {QT_TRANSLATE_NOOP("app", "Look whether its objects are there, then mark it in the ledger.")});
}

Status note(RunLog &log, const MigrationRun &run, const MigrationTruth &truth)
{
    const QString step = stepId(Step::Migrate);
    for (const StatementVerdict &verdict : truth.verdicts) {
        if (!verdict.isNews)
            continue;
        if (Status written = log.write(u"statementFinished"_s,
                                       {{u"step"_s, step},
                                        {u"migration"_s, run.name},
                                        {u"statement"_s, verdict.statement},
                                        {u"state"_s, statementStateId(verdict.state)},
                                        {u"evidence"_s, toJson(verdict.evidence)},
                                        {u"basis"_s, u"catalog"_s}});
            !written)
            return written;
    }
    const bool isApplied = truth.kind == MigrationTruth::Kind::Applied;
    const bool isGone = truth.kind == MigrationTruth::Kind::NotBegun && run.state != StatementState::Waiting;
    const StatementState state = isApplied ? StatementState::Applied : StatementState::Undone;
    const bool isSettled = run.state == state || (isApplied && run.state == StatementState::PassedBy);
    if ((!isApplied && !isGone) || isSettled)
        return Done{};
    return log.write(u"migrationFinished"_s,
                     {{u"step"_s, step},
                      {u"migration"_s, run.name},
                      {u"state"_s, statementStateId(state)},
                      {u"evidence"_s, toJson(truth.evidence)},
                      {u"basis"_s, u"ledger"_s}});
}

bool hasBegun(const MigrationRun &run)
{
    return run.state != StatementState::Waiting;
}

bool isUnsettled(const MigrationRun &run)
{
    return run.state == StatementState::Running || run.state == StatementState::InDoubt;
}

MigrationTruth vanished(const MigrationRun &run, Direction direction)
{
    return doubtful(
        {direction == Direction::Revert
             ? QT_TRANSLATE_NOOP("app", "This run reverted %1, and the ledger has it as applied now.")
             : QT_TRANSLATE_NOOP("app", "This run applied %1, and the ledger has no row of it now."),
         {run.name}},
        {}, {QT_TRANSLATE_NOOP("app", "Somebody changed the ledger meanwhile. Find out who before you go on.")});
}

/// Everything that a truth is told from.
struct Survey
{
    Session &session;
    const DeployRequest &request;
    const RunRecord &record;
    const JobContext &context;
    LedgerStatus ledger{};

    Result<MigrationTruth> truthOf(const PlannedMigration &planned) const
    {
        const MigrationRun *run = findMigration(record, planned.name);
        if (!run || !hasBegun(*run))
            return MigrationTruth{};
        const MigrationStatus *row = rowOf(ledger, planned.name);
        if (isSettledBy(row, request.plan))
            return MigrationTruth{.kind = MigrationTruth::Kind::Applied,
                                  .evidence = {QT_TRANSLATE_NOOP("app", "the ledger says so")}};
        if (run->state == StatementState::Applied)
            return vanished(*run, request.plan.direction);
        if (run->isTransactional)
            return transactionalTruth(session, *run, context);
        auto truth = autocommitTruth(session, request.workspace->reviews[planned.index], record, planned.name, context);
        if (truth)
            truth->ledgerId = begunRow(*run, row);
        return truth;
    }

    /// The row's key may be missing from the journal when the run broke off right after the row was written; the ledger
    /// was clean when the plan was made, so an open row of this name is ours.
    static QString begunRow(const MigrationRun &run, const MigrationStatus *row)
    {
        const bool isOpenRow = row && row->state == MigrationState::Failed && row->entry;
        return run.ledgerId.isEmpty() && isOpenRow ? row->entry->id : run.ledgerId;
    }
};

}  // namespace

Result<std::vector<MigrationTruth>> surveyRun(const DeployRequest &request, const RunRecord &record, Session &session,
                                              const JobContext &context)
{
    if (std::ranges::none_of(record.migrations, hasBegun))
        return std::vector<MigrationTruth>(request.plan.migrations.size());
    for (const MigrationRun &run : record.migrations) {
        if (!isUnsettled(run))
            continue;
        if (Status ended = awaitEnd(session, run, context); !ended)
            return std::move(ended).error();
    }
    auto ledger
        = readStatus(session, request.workspace->folder, ledgerPlace(*request.workspace, request.view.url), context);
    if (!ledger)
        return std::move(ledger).error();
    const Survey survey{session, request, record, context, *std::move(ledger)};
    std::vector<MigrationTruth> truths;
    for (const PlannedMigration &planned : request.plan.migrations) {
        auto truth = survey.truthOf(planned);
        if (!truth)
            return std::move(truth).error();
        truths.push_back(*std::move(truth));
    }
    return truths;
}

Result<std::vector<MigrationTruth>> truthsOfRun(const RunRecord &record, DeployRequest request,
                                                const JobContext &context)
{
    auto plan = rebased(record.plan, *request.workspace);
    if (!plan)
        return std::move(plan).error();
    request.plan = *std::move(plan);
    auto workspace = workspaceFor(request.workspace, request.plan, context);
    if (!workspace)
        return std::move(workspace).error();
    request.workspace = *std::move(workspace);
    auto session = openTarget(request.view.url, context);
    if (!session)
        return std::move(session).error();
    return surveyRun(request, record, **session, context);
}

Result<QStringList> stateOfRun(const RunRecord &record, DeployRequest request, const JobContext &context)
{
    const auto truths = truthsOfRun(record, std::move(request), context);
    return truths ? Result<QStringList>(verdictLines(record, *truths)) : Result<QStringList>(truths.error());
}

Result<std::vector<MigrationTruth>> settle(const DeployRequest &request, Session &session, RunLog &log,
                                           const JobContext &context)
{
    auto truths = surveyRun(request, log.record(), session, context);
    if (!truths)
        return truths;
    for (std::size_t i = 0; i < truths->size(); ++i) {
        const MigrationRun *run = findMigration(log.record(), request.plan.migrations[i].name);
        if (!run)
            continue;
        if (Status noted = note(log, *run, (*truths)[i]); !noted)
            return std::move(noted).error();
    }
    return truths;
}

Status requireCertainty(const DeployRequest &request, RunLog &log, const JobContext &context)
{
    auto session = openTarget(request.view.url, context);
    if (!session)
        return std::move(session).error();
    const auto truths = settle(request, **session, log, context);
    if (!truths)
        return truths.error();
    const auto doubtful = std::ranges::find(*truths, MigrationTruth::Kind::InDoubt, &MigrationTruth::kind);
    if (doubtful == truths->end())
        return Done{};
    Error error = *doubtful->doubt;
    error.detail += u"\n\n"_s + verdictLines(log.record(), *truths).join(u'\n');
    return error;
}

}  // namespace lockstep
