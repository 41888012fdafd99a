// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/dryrun.h"

#include "app/deploy/errorplace.h"
#include "app/deploy/guard.h"
#include "app/deploy/ownblocks.h"
#include "app/deploy/recordjson.h"
#include "app/deploy/revert.h"
#include "app/deploy/scriptform.h"
#include "app/deploy/targetsession.h"
#include "app/ledgers/ledger.h"

#include <QCoreApplication>
#include <QElapsedTimer>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

constexpr auto lockPatience = 10s;

Status requireTransactional(const Plan &plan)
{
    for (const PlannedMigration &planned : plan.migrations) {
        if (!planned.isTransactional)
            return Error{.code = ErrorCode::BadRequest,
                         .message
                         = {QT_TRANSLATE_NOOP("app",
                                              "%1 cannot be tried: what it does cannot be rolled back, because "
                                              "it does not run in one transaction."),
                            {planned.name}},
                         .hint = {QT_TRANSLATE_NOOP("app", "Try the migrations before it, with --to.")},
                         .file = planned.file};
    }
    return Done{};
}

/// The server refuses what a deploy, which commits after every migration, would let pass.
bool isOnlyTheTrials(const Error &error)
{
    return error.sql && error.sql->sqlState == "55P04";
}

/// One session, one transaction.
class Trial
{
public:
    Trial(const DeployRequest &request, const EventSink &events, std::unique_ptr<Session> session)
        : m_request(request)
        , m_events(events)
        , m_session(std::move(session))
    { }

    Result<DryRun> run(const JobContext &context)
    {
        if (Status begun = send("BEGIN", context); !begun)
            return std::move(begun).error();
        for (const PlannedMigration &planned : m_request.plan.migrations) {
            if (Status done = tryOne(planned, context); !done) {
                m_found.error = std::move(done).error();
                break;
            }
        }
        if (m_found.error && m_found.error->code == ErrorCode::ConnectionLost)
            return m_found;
        const Status undone = send("ROLLBACK", {});
        return undone ? Result<DryRun>(m_found) : Result<DryRun>(undone.error());
    }

private:
    Status send(const QByteArray &sql, const JobContext &context)
    {
        const auto answer = m_session->execute(sql, context);
        return answer ? Status(Done{}) : Status(answer.error());
    }

    /// As at the beginning of a migration's own session.
    Status prepare(const JobContext &context)
    {
        const Policy &policy = m_request.view.choice.policy;
        const auto milliseconds
            = [](std::chrono::milliseconds time) { return QByteArray::number(qint64(time.count())); };
        QByteArrayList settings{
            "RESET ROLE", "RESET ALL",
            "SET lock_timeout = " + milliseconds(m_request.lockTimeout.value_or(policy.lockTimeout)),
            "SET statement_timeout = " + milliseconds(m_request.statementTimeout.value_or(policy.statementTimeout))};
        if (const QByteArray path = searchPathSetting(m_request.view.url); !path.isEmpty())
            settings << path;
        for (const QByteArray &setting : settings) {
            if (Status done = send(setting, context); !done)
                return done;
        }
        return Done{};
    }

    Status tryOne(const PlannedMigration &planned, const JobContext &context)
    {
        const Workspace &workspace = *m_request.workspace;
        const AnalysedScript &script = workspace.reviews[planned.index];
        if (Status prepared = prepare(context); !prepared)
            return prepared;
        const auto turn = turnOf(workspace.folder.migrations[planned.index], context);
        if (!turn)
            return turn.error();
        if (!turn->why.isEmpty())
            tell(u"notice"_s, planned, 0, {{u"text"_s, turn->why.english()}}, turn->why.translated());
        if (turn->kind != Turn::Kind::Run)
            return Done{};
        for (std::size_t index = 0; index < script.effects.size(); ++index) {
            const TransactionControl control = script.effects[index].control;
            if (control == TransactionControl::Begin || control == TransactionControl::Commit)
                continue;
            if (Status done = tryStatement(planned, script, index, context); !done)
                return done;
        }
        // A COMMIT would check what is deferred.
        if (Status checked = send("SET CONSTRAINTS ALL IMMEDIATE", context); !checked)
            return checked;
        return tryLedger(workspace.folder.migrations[planned.index], context);
    }

    /// What the tool's own conditions say, asked behind a savepoint: a question that fails must not end the trial.
    Result<Turn> turnOf(const Migration &migration, const JobContext &context)
    {
        const Ledger &ledger = *ledgerFor(*m_request.workspace, m_request.plan);
        if (!ledger.turn)
            return Turn{};
        const auto settled
            = settledPlace(*m_session, ledger, ledgerPlace(*m_request.workspace, m_request.view.url), context);
        if (!settled)
            return settled.error();
        if (Status saved = send("SAVEPOINT turn", context); !saved)
            return std::move(saved).error();
        auto turn = ledger.turn(*m_session, *settled, migration, context);
        if (turn || turn.error().code != ErrorCode::ConnectionLost) {
            if (Status back = send("ROLLBACK TO SAVEPOINT turn", {}); !back)
                return std::move(back).error();
        }
        return turn;
    }

    Status tryStatement(const PlannedMigration &planned, const AnalysedScript &script, std::size_t index,
                        const JobContext &context)
    {
        if (Status going = context.checkpoint(); !going)
            return going;
        const Statement &statement = script.script.statements[index];
        const QByteArray sql = script.script.text(statement);
        const int line = TextMap(script.script.sql).at(statement.range.begin).line;
        tell(u"statementStarted"_s, planned, statement.number, {{u"line"_s, line}}, shownSql(sql));
        QElapsedTimer clock;
        clock.start();
        const auto answer = statement.rows ? m_session->copyIn(sql, script.script.rows(statement), context)
                                           : m_session->execute(sql, context);
        QJsonObject data{{u"durationMs"_s, clock.elapsed()}, {u"rows"_s, answer ? answer->affectedRows : 0}};
        ++m_found.statements;
        if (answer) {
            tell(u"statementFinished"_s, planned, statement.number, data, {});
            return Done{};
        }
        const Error error = located(answer.error(), planned, script, statement);
        data.insert(u"error"_s, toJson(error));
        tell(u"statementFinished"_s, planned, statement.number, data, {});
        return error;
    }

    Status tryLedger(const Migration &migration, const JobContext &context)
    {
        const Ledger &ledger = *ledgerFor(*m_request.workspace, m_request.plan);
        const auto settled
            = settledPlace(*m_session, ledger, ledgerPlace(*m_request.workspace, m_request.view.url), context);
        if (!settled)
            return settled.error();
        const LedgerPlace &place = *settled;
        if (Status reset = send("RESET ROLE", context); !reset)
            return reset;
        const auto exists = ledger.exists(*m_session, place, context);
        if (!exists)
            return exists.error();
        const Status made = *exists ? Status(Done{}) : ledger.create(*m_session, place, context);
        if (!made)
            return made;
        const auto begun = ledger.begin(*m_session, place, migration, context);
        return begun ? ledger.finish(*m_session, place, migration, *begun, {}, context) : Status(begun.error());
    }

    static Error located(Error error, const PlannedMigration &planned, const AnalysedScript &script,
                         const Statement &statement)
    {
        error.file = planned.file;
        error.line = lineOfError(TextMap(script.script.sql), script.script, statement, error);
        if (isOnlyTheTrials(error))
            error.hint
                = {QT_TRANSLATE_NOOP("app",
                                     "This may be the trial's doing: a deploy commits after every migration, and "
                                     "the trial does not. Try the migrations before this one, with --to.")};
        return error;
    }

    void tell(const QString &kind, const PlannedMigration &planned, int statement, const QJsonObject &data,
              const QString &text) const
    {
        if (m_events)
            m_events({QDateTime::currentDateTimeUtc(), kind, Step::Migrate, planned.name, statement, data, text});
    }

    const DeployRequest &m_request;
    const EventSink &m_events;
    std::unique_ptr<Session> m_session;
    DryRun m_found{};
};

}  // namespace

Result<DryRun> dryRun(const DeployRequest &request, const EventSink &events, const JobContext &context)
{
    if (!request.plan.obstacles.empty())
        return request.plan.obstacles.front();
    if (Status transactional = requireTransactional(request.plan); !transactional)
        return std::move(transactional).error();
    auto session = openTarget(request.view.url, context);
    if (!session)
        return std::move(session).error();
    const auto identity = identify(**session, context);
    if (!identity)
        return identity.error();
    for (const Status &required :
         {requireSameTarget(request.plan.target, *identity), requireAffinity(**session, context)}) {
        if (!required)
            return required.error();
    }
    const Ledger *ledger = ledgerFor(*request.workspace, request.plan);
    const auto lock = LedgerLock::take(request.view.url, *ledger, ledgerPlace(*request.workspace, request.view.url),
                                       lockPatience, context);
    if (!lock)
        return lock.error();
    return Trial(request, events, *std::move(session)).run(context);
}

}  // namespace lockstep
