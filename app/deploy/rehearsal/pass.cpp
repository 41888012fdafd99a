// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/rehearsal/pass.h"

#include "app/deploy/errorplace.h"
#include "app/deploy/ownblocks.h"
#include "app/deploy/rehearsal/failure.h"
#include "app/deploy/scriptform.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QRegularExpression>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// A file with more statements than this is one of rows, as a rule, and asking after each costs more than running it.
constexpr std::size_t tracedStatements = 2000;

/// "temporary file: path "base/pgsql_tmp/pgsql_tmp123.0", size 14000000".
qint64 temporaryBytes(const Notice &notice)
{
    static const QRegularExpression form(u"pgsql_tmp[^\"]*\", size (\\d+)"_s);
    return form.match(notice.text).captured(1).toLongLong();
}

/// How a statement is sent.
enum class Way {
    AsItIs,  ///< within a transaction that is there
    Alone,  ///< in one of its own
    Outside,  ///< without any
};

class PassRun
{
public:
    PassRun(const PassScript &script, const PassRequest &request, const JobContext &context)
        : m_script(script)
        , m_request(request)
        , m_context(context)
        , m_map(script.script.script.sql)
        , m_isTraced(request.isTraced && script.script.effects.size() <= tracedStatements)
    { }

    Result<PassOutcome> run();

private:
    Status transaction();
    Status autocommit();
    Status statement(std::size_t index, Way way);
    Status send(const QByteArray &sql);
    Status sendWatched(const QByteArray &sql);
    Result<Answer> sendStatement(std::size_t index, RehearsalWatch::Look look, RehearsalWatch::Locks &locks);
    Status look();
    Status trace(StatementTrace &trace, std::size_t index, const Result<RelationFootprint> &footprint);
    Status begin();
    Status commit();
    void committed();
    void judge(StatementTrace &trace, std::size_t index, const RelationFootprint &footprint) const;
    void touch(const RelationFootprint &footprint);
    Status fail(Error error, std::size_t index);
    void undo();

    const PassScript &m_script;
    const PassRequest &m_request;
    const JobContext &m_context;
    TextMap m_map;
    bool m_isTraced;
    std::unique_ptr<Session> m_session{};
    std::optional<RelationTracer> m_tracer{};
    PassOutcome m_outcome{};
    qint64 m_temporary = 0;
    bool m_isOpen = false;  ///< a transaction
    bool m_hasCommitted = false;  ///< something of it stays, whatever comes
    std::size_t m_open = 0;  ///< statements traced before the transaction began
    QElapsedTimer m_clock{};
};

Status PassRun::send(const QByteArray &sql)
{
    const auto answer = m_session->execute(sql, m_context);
    return answer ? Status(Done{}) : answer.error();
}

/// COMMIT too runs what a file has made: deferred triggers.
Status PassRun::sendWatched(const QByteArray &sql)
{
    const JobContext watched
        = m_request.watch.begins(*m_session, m_request.copy.database, RehearsalWatch::Look::Limits);
    const auto answer = m_session->execute(sql, watched);
    const auto seen = m_request.watch.ends();
    if (answer)
        return Done{};
    return seen.error ? *seen.error : answer.error();
}

Status PassRun::look()
{
    return m_isTraced ? m_tracer->look(m_context) : Status(Done{});
}

Status PassRun::begin()
{
    if (Status looked = look(); !looked)
        return looked;
    m_isOpen = true;
    m_open = m_outcome.result.statements.size();
    return Done{};
}

/// Locks are held until here.
void PassRun::committed()
{
    m_isOpen = false;
    m_hasCommitted = true;
    auto &statements = m_outcome.result.statements;
    for (std::size_t i = m_open; i < statements.size(); ++i)
        statements[i].heldMs = m_clock.elapsed() - statements[i].startMs;
}

Status PassRun::commit()
{
    Status done = sendWatched("COMMIT");
    if (done)
        committed();
    return done;
}

void PassRun::undo()
{
    if (!m_isOpen)
        return;
    // Where that fails the connection is gone, and the transaction with it.
    (void)m_session->execute("ROLLBACK", {});
    m_isOpen = false;
}

Result<Answer> PassRun::sendStatement(std::size_t index, RehearsalWatch::Look look, RehearsalWatch::Locks &locks)
{
    const Script &script = m_script.script.script;
    const Statement &statement = script.statements[index];
    const JobContext watched = m_request.watch.begins(*m_session, m_request.copy.database, look);
    const QByteArray sql = script.text(statement);
    auto answer
        = statement.rows ? m_session->copyIn(sql, script.rows(statement), watched) : m_session->execute(sql, watched);
    RehearsalWatch::Seen seen = m_request.watch.ends();
    locks = std::move(seen.locks);
    if (!answer && seen.error)
        return *std::move(seen.error);
    return answer;
}

void PassRun::touch(const RelationFootprint &footprint)
{
    for (const auto &[name, mode] : footprint.locks) {
        if (mode >= LockMode::RowExclusive)
            m_outcome.touched << name;
    }
    m_outcome.touched |= footprint.newTables;
}

void PassRun::judge(StatementTrace &trace, std::size_t index, const RelationFootprint &footprint) const
{
    const StatementEffects &effects = m_script.script.effects[index];
    if (effects.control != TransactionControl::None) {
        trace.agreement = Agreement::Confirmed;
        return;
    }
    if (!m_script.isForetold) {
        trace.agreement = Agreement::OnlyInTrace;
        return;
    }
    const Forecast foretold = forecastOf(m_script.script, index);
    // A name that the statement's code makes while it runs stands there as an ellipsis.
    const bool isNamed
        = std::ranges::none_of(foretold.locks, [](const LockForecast &lock) { return lock.relation.contains(u'…'); });
    if (!foretold.unknown.isEmpty() || !isNamed) {
        trace.agreement = Agreement::OnlyInTrace;
        return;
    }
    trace.mismatches = mismatches(foretold, footprint);
    trace.agreement = trace.mismatches.empty() ? Agreement::Confirmed : Agreement::Mismatch;
}

Status PassRun::trace(StatementTrace &trace, std::size_t index, const Result<RelationFootprint> &footprint)
{
    if (!footprint)
        return footprint.error();
    trace.walBytes = m_tracer->walBytes();
    trace.relations = relationTraces(*footprint);
    touch(*footprint);
    judge(trace, index, *footprint);
    return Done{};
}

Status PassRun::statement(std::size_t index, Way way)
{
    const Statement &source = m_script.script.script.statements[index];
    const StatementEffects &effects = m_script.script.effects[index];
    StatementTrace trace{.statement = source.number,
                         .line = m_map.at(source.range.begin).line,
                         .tag = effects.tag,
                         .startMs = m_clock.elapsed(),
                         .agreement = Agreement::NotTraceable};
    m_temporary = 0;
    QElapsedTimer clock;
    clock.start();
    RehearsalWatch::Locks locks;
    const auto answer
        = sendStatement(index, way == Way::Outside ? RehearsalWatch::Look::Locks : RehearsalWatch::Look::Limits, locks);
    trace.durationMs = clock.elapsed();
    trace.temporaryBytes = m_temporary;
    if (!answer)
        return fail(answer.error(), index);
    trace.rows = answer->affectedRows;
    if (m_isTraced && effects.control != TransactionControl::Commit) {
        const auto footprint = way == Way::Outside ? m_tracer->outside(locks, m_context) : m_tracer->inside(m_context);
        if (Status traced = this->trace(trace, index, footprint); !traced)
            return fail(traced.error(), index);
    }
    if (way == Way::Outside) {
        trace.heldMs = trace.durationMs;
        // The locks were looked for now and then; one that was not seen may have been there.
        if (trace.agreement == Agreement::Mismatch) {
            trace.agreement = Agreement::NotTraceable;
            trace.mismatches.clear();
        }
        m_hasCommitted = true;
        m_outcome.touchedAny = m_outcome.touchedAny || effects.transaction != TransactionNeed::Outside;
    }
    m_outcome.touchedAny = m_outcome.touchedAny || !m_isTraced;
    m_outcome.result.statements.push_back(trace);
    if (m_request.onStatement)
        m_request.onStatement(trace, {});
    return Done{};
}

Status PassRun::fail(Error error, std::size_t index)
{
    const Script &script = m_script.script.script;
    error = explained(std::move(error));
    error.file = m_script.file;
    error.line = lineOfError(m_map, script, script.statements[index], error);
    if (m_request.onStatement)
        m_request.onStatement({.statement = script.statements[index].number, .line = error.line}, error);
    return error;
}

/// BEGIN, the statements, COMMIT; a file's own take the place of ours.
Status PassRun::transaction()
{
    const OwnTransaction own = ownTransaction(m_script.script);
    const std::size_t count = m_script.script.effects.size();
    const bool opens = own == OwnTransaction::Whole;
    const bool closes = opens || own == OwnTransaction::Ends;
    if (Status begun = begin(); !begun)
        return begun;
    if (Status begun = opens ? statement(0, Way::AsItIs) : send("BEGIN"); !begun)
        return begun;
    const Trial *trial = m_request.trial;
    if (Status prepared = trial ? trial->before(*m_session) : Status(Done{}); !prepared)
        return prepared;
    for (std::size_t index = opens ? 1 : 0; index < (closes ? count - 1 : count); ++index) {
        if (Status going = m_context.checkpoint(); !going)
            return going;
        if (Status done = statement(index, Way::AsItIs); !done)
            return done;
    }
    if (trial) {
        // What would only be found out by the COMMIT.
        Status checked = sendWatched("SET CONSTRAINTS ALL IMMEDIATE");
        return checked ? trial->after(*m_session) : checked;
    }
    if (!closes) {
        Status done = commit();
        return done ? done : fail(done.error(), count - 1);
    }
    Status done = statement(count - 1, Way::AsItIs);
    if (done)
        committed();
    return done;
}

Status PassRun::autocommit()
{
    const auto blocks = ownBlocks(m_script.script).value_or(std::vector<OwnBlock>{});
    for (std::size_t index = 0; index < m_script.script.effects.size(); ++index) {
        if (Status going = m_context.checkpoint(); !going)
            return going;
        const OwnBlock *block = blockAround(blocks, index);
        const Way way = block ? Way::AsItIs : commitsAlone(m_script.script, index) ? Way::Alone : Way::Outside;
        if (way == Way::Alone || (block && block->begin == index)) {
            if (Status begun = begin(); !begun)
                return begun;
        } else if (way == Way::Outside) {
            if (Status looked = look(); !looked)
                return looked;
        }
        if (Status begun = way == Way::Alone ? send("BEGIN") : Status(Done{}); !begun)
            return begun;
        if (Status done = statement(index, way); !done)
            return done;
        if (Status done = way == Way::Alone ? commit() : Status(Done{}); !done)
            return fail(done.error(), index);
        if (block && block->commit == index)
            committed();
    }
    return Done{};
}

Result<PassOutcome> PassRun::run()
{
    auto session = m_request.place.open(m_request.copy, m_context,
                                        [this](const Notice &notice) { m_temporary += temporaryBytes(notice); });
    if (!session)
        return std::move(session).error();
    m_session = *std::move(session);
    m_tracer.emplace(*m_session);
    m_clock.start();
    const Status done = m_script.script.effects.empty() ? Status(Done{})
        : m_script.isTransactional                      ? transaction()
                                                        : autocommit();
    undo();
    m_outcome.result.durationMs = m_clock.elapsed();
    m_outcome.result.isDone = bool(done);
    if (!done && m_context.stopRequested())
        return m_context.checkpoint().error();
    if (!done) {
        m_outcome.result.error = done.error();
        m_outcome.result.leftEffects = m_hasCommitted;
    }
    return std::move(m_outcome);
}

}  // namespace

Result<PassOutcome> runPass(const PassScript &script, const PassRequest &request, const JobContext &context)
{
    return PassRun(script, request, context).run();
}

}  // namespace lockstep
