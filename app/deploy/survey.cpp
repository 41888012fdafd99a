// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/survey.h"

#include "app/deploy/evidence.h"
#include "app/deploy/ownblocks.h"
#include "app/deploy/replay.h"
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

bool isComplete(const MigrationStatus *row)
{
    return row && (row->state == MigrationState::Applied || row->state == MigrationState::Changed);
}

MigrationTruth doubtful(Message message, const QString &evidence, Message hint)
{
    return {.kind = MigrationTruth::Kind::InDoubt,
            .doubt = Error{ErrorCode::StepPartial, std::move(message), evidence, std::move(hint)}};
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

Result<QString> transactionStatus(Session &session, const QString &transaction, const JobContext &context)
{
    const auto answer = session.execute("SELECT pg_xact_status($1::xid8)", {transaction.toUtf8()}, context);
    if (!answer)
        return answer.error();
    return answer->rows.empty() ? QString() : QString::fromUtf8(answer->rows[0][0]);
}

/// Together with its ledger row or not at all; the transaction's own status must agree.
Result<MigrationTruth> transactionalTruth(Session &session, const MigrationRun &run, const JobContext &context)
{
    if (run.transaction.isEmpty())
        return MigrationTruth{};
    const auto status = transactionStatus(session, run.transaction, context);
    if (!status)
        return status.error();
    if (*status != "committed"_L1 && *status != "in progress"_L1)
        return MigrationTruth{};
    return doubtful({QT_TRANSLATE_NOOP(
                         "app", "The server says “%1” of the transaction that applied %2, and the ledger has no row."),
                     {*status, run.name}},
                    u"pg_xact_status(%1)"_s.arg(run.transaction),
                    {QT_TRANSLATE_NOOP("app", "Look whether its objects are there, then mark it in the ledger.")});
}

/// One statement after the other, each by its own outcome, and the interrupted one by the catalog.
class AutocommitSurvey
{
public:
    AutocommitSurvey(Session &session, const AnalysedScript &script, const JobContext &context)
        : m_session(session)
        , m_script(script)
        , m_blocks(ownBlocks(script).value_or(std::vector<OwnBlock>{}))
        , m_context(context)
    { }

    Result<MigrationTruth> truth(const RunRecord &record, const QString &name)
    {
        MigrationTruth truth{.kind = MigrationTruth::Kind::Continue};
        for (; truth.nextStatement < m_script.effects.size(); ++truth.nextStatement) {
            const StatementRun *run = findStatement(record, name, int(truth.nextStatement) + 1);
            if (run && run->state == StatementState::Applied)
                continue;
            const OwnBlock *block = blockAround(m_blocks, truth.nextStatement);
            if (!block && (!run || run->state == StatementState::Waiting))
                break;
            const auto goesOn = block ? judgeBlock(*block, record, name, truth) : judge(*run, truth);
            if (!goesOn)
                return goesOn.error();
            if (!*goesOn)
                break;
        }
        return truth;
    }

private:
    /// True when the statement took effect, so that the next one is to be looked at.
    Result<bool> judge(const StatementRun &run, MigrationTruth &truth)
    {
        const StatementEffects &effects = m_script.effects[truth.nextStatement];
        const auto broken = invalidIndexLeft(m_session, effects, m_context);
        if (!broken)
            return broken.error();
        if (!broken->isEmpty()) {
            truth = indexDoubt(run, *broken);
            return false;
        }
        if (run.state == StatementState::Failed || run.state == StatementState::Undone)
            return false;
        const auto verdict = judgeInterrupted(m_session, effects, run, m_context);
        if (!verdict)
            return verdict.error();
        if (*verdict == StatementState::InDoubt)
            truth = statementDoubt(run);
        else
            truth.verdicts.emplace_back(run.statement, *verdict);
        return *verdict == StatementState::Applied;
    }

    /// A block that was not seen to commit: only a COMMIT that was under way can have taken effect, and of that the
    /// server tells.
    Result<bool> judgeBlock(const OwnBlock &block, const RunRecord &record, const QString &name, MigrationTruth &truth)
    {
        const StatementRun *commit = findStatement(record, name, int(block.commit) + 1);
        if (commit && (commit->state == StatementState::Running || commit->state == StatementState::InDoubt)) {
            const auto status = transactionStatus(m_session, findMigration(record, name)->transaction, m_context);
            if (!status)
                return status.error();
            if (*status == "committed"_L1) {
                truth.verdicts.emplace_back(commit->statement, StatementState::Applied);
                return true;
            }
        }
        takeBack(block, record, name, truth);
        return false;
    }

    static void takeBack(const OwnBlock &block, const RunRecord &record, const QString &name, MigrationTruth &truth)
    {
        for (std::size_t index = block.begin; index <= truth.nextStatement; ++index) {
            const StatementRun *run = findStatement(record, name, int(index) + 1);
            if (run && run->state != StatementState::Undone && run->state != StatementState::Failed)
                truth.verdicts.emplace_back(run->statement, StatementState::Undone);
        }
        truth.nextStatement = block.begin;
    }

    static MigrationTruth indexDoubt(const StatementRun &run, const QString &index)
    {
        return doubtful(
            {QT_TRANSLATE_NOOP("app", "Statement %1 of %2 left the invalid index %3."),
             {QString::number(run.statement), run.migration, index}},
            run.text,
            {QT_TRANSLATE_NOOP("app", "Drop it with “DROP INDEX CONCURRENTLY %1;” and resume the run."), {index}});
    }

    static MigrationTruth statementDoubt(const StatementRun &run)
    {
        return doubtful({QT_TRANSLATE_NOOP("app",
                                           "Statement %1 of %2 was being run when the run broke off, and the catalog "
                                           "does not tell whether it took effect."),
                         {QString::number(run.statement), run.migration}},
                        run.text + u"\n\n"_s + describeEvidence(run),
                        {QT_TRANSLATE_NOOP("app",
                                           "Look at the data it changes, then mark the migration in the ledger or run "
                                           "the rest by hand. Lockstep does not repeat what may have taken effect.")});
    }

    Session &m_session;
    const AnalysedScript &m_script;
    std::vector<OwnBlock> m_blocks;
    const JobContext &m_context;
};

Status note(RunLog &log, const MigrationRun &run, const MigrationTruth &truth)
{
    const QString step = stepId(Step::Migrate);
    for (const auto &[statement, state] : truth.verdicts) {
        if (Status written = log.write(u"statementFinished"_s,
                                       {{u"step"_s, step},
                                        {u"migration"_s, run.name},
                                        {u"statement"_s, statement},
                                        {u"state"_s, statementStateId(state)},
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
                      {u"basis"_s, u"ledger"_s}});
}

bool isUnsettled(const MigrationRun &run)
{
    return run.state == StatementState::Running || run.state == StatementState::InDoubt;
}

MigrationTruth vanished(const MigrationRun &run)
{
    return doubtful(
        {QT_TRANSLATE_NOOP("app", "This run applied %1, and the ledger has no row of it now."), {run.name}}, {},
        {QT_TRANSLATE_NOOP("app", "Somebody changed the ledger meanwhile. Find out who before you go on.")});
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
        if (!run || run->state == StatementState::Waiting)
            return MigrationTruth{};
        const MigrationStatus *row = rowOf(ledger, planned.name);
        if (isComplete(row))
            return MigrationTruth{.kind = MigrationTruth::Kind::Applied};
        if (run->state == StatementState::Applied)
            return vanished(*run);
        if (run->isTransactional)
            return transactionalTruth(session, *run, context);
        auto truth
            = AutocommitSurvey(session, request.workspace->reviews[planned.index], context).truth(record, planned.name);
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

Result<std::vector<MigrationTruth>> settle(const DeployRequest &request, Session &session, RunLog &log,
                                           const JobContext &context)
{
    for (const MigrationRun &run : log.record().migrations) {
        if (!isUnsettled(run))
            continue;
        if (Status ended = awaitEnd(session, run, context); !ended)
            return std::move(ended).error();
    }
    auto ledger
        = readStatus(session, request.workspace->folder, ledgerPlace(*request.workspace, request.view.url), context);
    if (!ledger)
        return std::move(ledger).error();
    const Survey survey{session, request, log.record(), context, *std::move(ledger)};
    std::vector<MigrationTruth> truths;
    for (const PlannedMigration &planned : request.plan.migrations) {
        auto truth = survey.truthOf(planned);
        if (!truth)
            return std::move(truth).error();
        if (const MigrationRun *run = findMigration(log.record(), planned.name)) {
            if (Status noted = note(log, *run, *truth); !noted)
                return std::move(noted).error();
        }
        truths.push_back(*std::move(truth));
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
    return doubtful == truths->end() ? Status(Done{}) : Status(*doubtful->doubt);
}

}  // namespace lockstep
