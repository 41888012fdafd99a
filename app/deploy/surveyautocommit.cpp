// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/surveyautocommit.h"

#include "app/deploy/evidence.h"
#include "app/deploy/ownblocks.h"
#include "app/deploy/replay.h"

#include <QCoreApplication>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

bool brokeOff(const StatementRun &run)
{
    return run.state == StatementState::Running || run.state == StatementState::InDoubt;
}

Message statusSentence(const QString &transaction, const QString &status)
{
    return {QT_TRANSLATE_NOOP("app", "pg_xact_status(%1) says “%2”"), {transaction, status}};
}

MigrationTruth indexDoubt(const StatementRun &run, const QString &index)
{
    return doubtful(
        {QT_TRANSLATE_NOOP("app", "Statement %1 of %2 left the invalid index %3."),
         {QString::number(run.statement), run.migration, index}},
        run.text,
        {QT_TRANSLATE_NOOP("app", "Drop it with “DROP INDEX CONCURRENTLY %1;” and resume the run."), {index}});
}

MigrationTruth statementDoubt(const StatementRun &run)
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
        for (std::size_t &next = m_truth.nextStatement; next < m_script.effects.size(); ++next) {
            const StatementRun *run = findStatement(record, name, int(next) + 1);
            if (run && run->state == StatementState::Applied) {
                knew(*run);
                continue;
            }
            const OwnBlock *block = blockAround(m_blocks, next);
            if (!block && (!run || run->state == StatementState::Waiting))
                break;
            const auto goesOn = block ? judgeBlock(*block, record, name) : judge(*run);
            if (!goesOn)
                return goesOn.error();
            if (!*goesOn)
                break;
        }
        return std::move(m_truth);
    }

private:
    void knew(const StatementRun &run)
    {
        const Message answered{QT_TRANSLATE_NOOP("app", "the server answered, and the journal has it")};
        m_truth.verdicts.push_back({run.statement, run.state, run.evidence.isEmpty() ? answered : run.evidence});
    }
    bool found(const StatementRun &run, StatementState state, Message evidence)
    {
        m_truth.verdicts.push_back({run.statement, state, std::move(evidence), true});
        return state == StatementState::Applied;
    }
    /// What is known stays said beside the doubt.
    bool doubt(const StatementRun &run, MigrationTruth doubt)
    {
        doubt.verdicts = std::move(m_truth.verdicts);
        doubt.nextStatement = m_truth.nextStatement;
        doubt.verdicts.push_back({run.statement, StatementState::InDoubt, doubt.doubt->message});
        m_truth = std::move(doubt);
        return false;
    }

    /// True when the statement took effect, so that the next one is to be looked at.
    Result<bool> judge(const StatementRun &run)
    {
        const StatementEffects &effects = m_script.effects[m_truth.nextStatement];
        const auto broken = invalidIndexLeft(m_session, effects, m_context);
        if (!broken)
            return broken.error();
        if (!broken->isEmpty())
            return doubt(run, indexDoubt(run, *broken));
        if (!brokeOff(run)) {
            knew(run);
            return false;
        }
        return run.isAlone ? judgeAlone(run) : judgeByCatalog(run, effects);
    }

    /// It had a transaction of its own, of which the server tells.
    Result<bool> judgeAlone(const StatementRun &run)
    {
        if (run.transaction.isEmpty())
            return found(run, StatementState::Undone,
                         {QT_TRANSLATE_NOOP("app", "its transaction was never told to commit")});
        const auto status = transactionStatus(m_session, run.transaction, m_context);
        if (!status)
            return status.error();
        if (*status == "committed"_L1)
            return found(run, StatementState::Applied, statusSentence(run.transaction, *status));
        if (*status == "aborted"_L1)
            return found(run, StatementState::Undone, statusSentence(run.transaction, *status));
        return doubt(run, statementDoubt(run));
    }

    Result<bool> judgeByCatalog(const StatementRun &run, const StatementEffects &effects)
    {
        const auto verdict = judgeInterrupted(m_session, effects, run, m_context);
        if (!verdict)
            return verdict.error();
        if (*verdict == StatementState::InDoubt)
            return doubt(run, statementDoubt(run));
        if (*verdict == StatementState::Applied)
            return found(
                run, *verdict,
                {QT_TRANSLATE_NOOP("app", "what it makes or drops has changed in the catalog since it began")});
        if (run.before.empty())
            return found(run, *verdict, {QT_TRANSLATE_NOOP("app", "it can be sent again without harm")});
        return found(run, *verdict,
                     {QT_TRANSLATE_NOOP("app", "what it makes or drops stands in the catalog as before it began")});
    }

    /// A block that was not seen to commit: only a COMMIT that was under way can have taken effect, and of that the
    /// server tells.
    Result<bool> judgeBlock(const OwnBlock &block, const RunRecord &record, const QString &name)
    {
        const StatementRun *commit = findStatement(record, name, int(block.commit) + 1);
        Message evidence{QT_TRANSLATE_NOOP("app", "the COMMIT of its block was never sent")};
        if (commit && brokeOff(*commit)) {
            const QString transaction = findMigration(record, name)->transaction;
            const auto status = transactionStatus(m_session, transaction, m_context);
            if (!status)
                return status.error();
            evidence = statusSentence(transaction, *status);
            if (*status == "committed"_L1) {
                m_truth.nextStatement = block.commit;
                return found(*commit, StatementState::Applied, evidence);
            }
        }
        takeBack(block, record, name, evidence);
        return false;
    }

    void takeBack(const OwnBlock &block, const RunRecord &record, const QString &name, const Message &evidence)
    {
        std::erase_if(m_truth.verdicts, [&block](const StatementVerdict &verdict) {
            return std::size_t(verdict.statement) > block.begin && std::size_t(verdict.statement) <= block.commit + 1;
        });
        for (std::size_t index = block.begin; index <= block.commit; ++index) {
            const StatementRun *run = findStatement(record, name, int(index) + 1);
            if (!run || run->state == StatementState::Waiting)
                continue;
            const bool isNews = run->state != StatementState::Undone && run->state != StatementState::Failed;
            m_truth.verdicts.push_back({run->statement, StatementState::Undone, evidence, isNews});
        }
        m_truth.nextStatement = block.begin;
    }

    Session &m_session;
    const AnalysedScript &m_script;
    std::vector<OwnBlock> m_blocks;
    const JobContext &m_context;
    MigrationTruth m_truth{.kind = MigrationTruth::Kind::Continue};
};

/// "20240101_a, statement 3 in line 7".
QString placeOf(const RunRecord &record, const QString &name, const StatementVerdict &verdict)
{
    const StatementRun *run = findStatement(record, name, verdict.statement);
    return Message{QT_TRANSLATE_NOOP("app", "%1, statement %2 in line %3"),
                   {name, QString::number(verdict.statement), QString::number(run ? run->line : 0)}}
        .translated();
}

QString verdictLine(const QString &place, StatementState state, const Message &evidence)
{
    const char *const said = state == StatementState::Applied ? QT_TRANSLATE_NOOP("app", "%1: applied (%2)")
        : state == StatementState::InDoubt                    ? QT_TRANSLATE_NOOP("app", "%1: in doubt (%2)")
                                                              : QT_TRANSLATE_NOOP("app", "%1: not applied (%2)");
    return Message{said, {place, evidence.translated()}}.translated();
}

StatementState stateOf(MigrationTruth::Kind kind)
{
    if (kind == MigrationTruth::Kind::Applied)
        return StatementState::Applied;
    return kind == MigrationTruth::Kind::InDoubt ? StatementState::InDoubt : StatementState::Undone;
}

}  // namespace

MigrationTruth doubtful(Message message, const QString &evidence, Message hint)
{
    return {.kind = MigrationTruth::Kind::InDoubt,
            .doubt = Error{ErrorCode::StepPartial, std::move(message), evidence, std::move(hint)}};
}

Result<QString> transactionStatus(Session &session, const QString &transaction, const JobContext &context)
{
    const auto answer = session.execute("SELECT pg_xact_status($1::xid8)", {transaction.toUtf8()}, context);
    // A server that crashed has forgotten the ids of which nothing had reached its log ("is in the future"); a COMMIT
    // would have.
    if (!answer && answer.error().sql && answer.error().sql->sqlState == "22023")
        return u"aborted"_s;
    if (!answer)
        return answer.error();
    return answer->rows.empty() ? QString() : QString::fromUtf8(answer->rows[0][0]);
}

Result<MigrationTruth> autocommitTruth(Session &session, const AnalysedScript &script, const RunRecord &record,
                                       const QString &name, const JobContext &context)
{
    return AutocommitSurvey(session, script, context).truth(record, name);
}

QStringList verdictLines(const RunRecord &record, const std::vector<MigrationTruth> &truths)
{
    QStringList lines;
    for (std::size_t i = 0; i < truths.size() && i < record.plan.migrations.size(); ++i) {
        const QString &name = record.plan.migrations[i].name;
        const MigrationTruth &truth = truths[i];
        for (const StatementVerdict &verdict : truth.verdicts)
            lines << verdictLine(placeOf(record, name, verdict), verdict.state, verdict.evidence);
        const Message &whole = truth.doubt && truth.verdicts.empty() ? truth.doubt->message : truth.evidence;
        if (truth.verdicts.empty() && !whole.isEmpty())
            lines << verdictLine(name, stateOf(truth.kind), whole);
    }
    return lines;
}

}  // namespace lockstep
