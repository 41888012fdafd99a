// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/execution.h"

#include "app/deploy/blockerend.h"
#include "app/deploy/errorplace.h"
#include "app/deploy/evidence.h"
#include "app/deploy/lockwords.h"
#include "app/deploy/recordjson.h"
#include "app/deploy/replay.h"
#include "app/deploy/revert.h"
#include "app/deploy/scriptform.h"
#include "app/deploy/targetsession.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <utility>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

constexpr auto lockPatience = 10s;

QByteArray sessionStart(Session &session, const JobContext &context)
{
    const auto answer = session.execute(
        "SELECT extract(epoch FROM backend_start)::text FROM pg_stat_activity WHERE pid = pg_backend_pid()", context);
    return answer && !answer->rows.empty() ? answer->rows[0][0] : QByteArray();
}

constexpr auto askTransaction = "SELECT pg_current_xact_id()";

QString transactionIn(const Answer &answer)
{
    return QString::fromLatin1(answer.rows.at(0).at(0));
}

}  // namespace

Execution::Execution(const DeployRequest &request, RunLog &log, const Ledger &ledger)
    : m_request(request)
    , m_log(log)
    , m_ledger(ledger)
{ }

std::chrono::milliseconds Execution::lockTimeout() const
{
    return m_request.lockTimeout.value_or(m_request.view.choice.policy.lockTimeout);
}

Result<std::unique_ptr<Execution>> Execution::open(const DeployRequest &request, RunLog &log, const JobContext &context)
{
    const Ledger *ledger = ledgerFor(*request.workspace, request.plan);
    if (!ledger)
        return Error{
            ErrorCode::LayoutUnknown,
            {QT_TRANSLATE_NOOP("app", "There is no ledger for the layout “%1”."), {request.workspace->folder.layout}}};
    std::unique_ptr<Execution> execution(new Execution(request, log, *ledger));
    if (Status connected = execution->reconnect(context); !connected)
        return std::move(connected).error();
    auto lock = LedgerLock::take(request.view.url, *ledger, execution->place(), lockPatience, context);
    if (!lock)
        return std::move(lock).error();
    execution->m_lock = *std::move(lock);
    return execution;
}

Status Execution::reconnect(const JobContext &context)
{
    m_watch.reset();
    m_session.reset();
    m_isUsed = m_isPrepared = m_hasLedger = false;
    m_transaction.clear();
    auto session = openTarget(m_request.view.url, context, [this](const Notice &notice) { showNotice(notice); });
    if (!session)
        return std::move(session).error();
    const auto identity = identify(**session, context);
    if (!identity)
        return identity.error();
    for (const Status &required :
         {requireSameTarget(m_request.plan.target, *identity), requireAffinity(**session, context)}) {
        if (!required)
            return required.error();
    }
    auto place = settledPlace(**session, m_ledger, ledgerPlace(*m_request.workspace, m_request.view.url), context);
    if (!place)
        return std::move(place).error();
    m_ledgerPlace = *std::move(place);
    m_session = *std::move(session);
    m_sessionStart = sessionStart(*m_session, context);
    m_watch = std::make_unique<BlockWatch>(
        m_request.view.url, m_session->backendPid(),
        BlockWatch::Sinks{[this](const LockWait &wait) { showBlockers(wait); },
                          [this](Session &watcher, const LockWait &wait) { endBlockers(watcher, wait); }});
    return Done{};
}

Result<Turn> Execution::turnOf(const MigrationItem &item, const JobContext &context)
{
    if (!m_ledger.turn)
        return Turn{};
    m_isPrepared = false;
    if (Status held = requireLock(context); !held)
        return std::move(held).error();
    if (Status prepared = prepare(item, Opening::Nothing, context); !prepared)
        return std::move(prepared).error();
    m_isPrepared = true;
    return m_ledger.turn(*m_session, place(), item.migration, context);
}

Status Execution::send(const QByteArray &sql, const JobContext &context)
{
    const auto answer = m_session->execute(sql, context);
    return answer ? Status(Done{}) : Status(answer.error());
}

/// Each by itself: the settings are to outlive a transaction that is rolled back, and DISCARD ALL stands alone.
QByteArrayList Execution::cleaning()
{
    const auto statementTimeout = m_request.statementTimeout.value_or(m_request.view.choice.policy.statementTimeout);
    const bool isKept = std::exchange(m_isUsed, true) && m_ledger.rules.keepsSession;
    QByteArrayList settings{"set_config('lock_timeout', '" + QByteArray::number(qint64(lockTimeout().count()))
                            + "', false)"};
    // What the server has answered must outlive its crash: a run that is taken up again builds on it.
    settings << "CASE current_setting('synchronous_commit') WHEN 'off'"
                " THEN set_config('synchronous_commit', 'on', false) END";
    if (statementTimeout.count() > 0)
        settings << "set_config('statement_timeout', '" + QByteArray::number(qint64(statementTimeout.count()))
                + "', false)";
    QByteArrayList statements{isKept ? "RESET ROLE" : "DISCARD ALL", "SELECT " + settings.join(", ")};
    if (const QByteArray path = searchPathSetting(m_request.view.url); !path.isEmpty() && !isKept)
        statements << path;
    return statements;
}

Status Execution::noteBeginning(const MigrationItem &item)
{
    m_took = {};
    m_place = {{u"step"_s, stepId(Step::Migrate)}, {u"migration"_s, item.planned.name}};
    QJsonObject data = m_place;
    data.insert(u"transactional"_s, item.planned.isTransactional);
    data.insert(u"backendPid"_s, m_session->backendPid());
    data.insert(u"backendStart"_s, QString::fromLatin1(m_sessionStart));
    return m_log.write(u"migrationStarted"_s, data, item.planned.name);
}

Status Execution::prepare(const MigrationItem &item, Opening opening, const JobContext &context)
{
    const bool isPrepared = std::exchange(m_isPrepared, false);
    QByteArrayList statements = isPrepared ? QByteArrayList() : cleaning();
    if (opening == Opening::Begin)
        statements << "BEGIN";
    m_transaction.clear();
    // For the statement that comes first.
    if (Status asked = opening == Opening::Begin ? m_lock->ask(context) : Status(Done{}); !asked)
        return asked;
    if (Status sent = m_session->send(statements, context); !sent)
        return sent;
    const auto answers = m_session->answers();
    if (!answers)
        return answers.error();
    return isPrepared ? Status(Done{}) : noteBeginning(item);
}

Status Execution::announce(const MigrationItem &item, std::size_t index, Way way, const JobContext &context)
{
    const Statement &statement = item.script.script.statements[index];
    m_place.insert(u"statement"_s, statement.number);
    m_notices.clear();
    QJsonObject data = m_place;
    const QString text = shownSql(item.script.script.text(statement));
    data.insert(u"line"_s, item.map.at(statement.range.begin).line);
    data.insert(u"text"_s, text);
    if (way == Way::Alone)
        data.insert(u"alone"_s, true);
    if (!item.planned.isTransactional) {
        const auto objects = objectsOf(*m_session, item.script.effects[index], context);
        if (!objects)
            return objects.error();
        if (!objects->empty())
            data.insert(u"before"_s, toJsonArray(*objects));
    }
    return m_log.write(u"statementStarted"_s, data, text);
}

/// The look at the lock takes its time while the journal is written. Not where the statement commits by itself: what
/// was announced there and not sent would be in doubt.
Status Execution::announceUnderLock(const MigrationItem &item, std::size_t index, Way way, const JobContext &context)
{
    if (!item.planned.isTransactional) {
        const Status held = requireLock(context);
        return held ? announce(item, index, way, context) : held;
    }
    if (Status asked = m_lock->ask(context); !asked)
        return asked;
    const Status announced = announce(item, index, way, context);
    const Status held = m_lock->hear(context);
    return announced ? held : announced;
}

Status Execution::runStatement(const MigrationItem &item, std::size_t index, const JobContext &context)
{
    return run(item, index, Way::AsItIs, context);
}

Status Execution::runAlone(const MigrationItem &item, std::size_t index, const JobContext &context)
{
    return run(item, index, Way::Alone, context);
}

Status Execution::run(const MigrationItem &item, std::size_t index, Way way, const JobContext &context)
{
    if (Status going = context.checkpoint(); !going)
        return going;
    if (Status announced = announceUnderLock(item, index, way, context); !announced)
        return announced;
    context.report(progressOf(item, index));
    QElapsedTimer clock;
    clock.start();
    m_watch->statementBegins();
    const auto answer = way == Way::Alone ? sendAlone(item, index, context) : sendStatement(item, index, context);
    m_watch->statementEnds();
    for (const JournalEvent &act : std::exchange(m_acts, {}))
        m_log.adopt(act);
    const Result<Answer> explained = answer ? answer : Result<Answer>(located(answer.error(), item, index));
    m_took += std::chrono::nanoseconds(clock.nsecsElapsed());
    const Status reported = report(clock.elapsed(), explained);
    return explained ? reported : Status(explained.error());
}

Result<Answer> Execution::sendStatement(const MigrationItem &item, std::size_t index, const JobContext &context)
{
    const Script &script = item.script.script;
    const Statement &statement = script.statements[index];
    if (!statement.rows)
        return m_session->execute(script.text(statement), context);
    const QByteArray rows = script.rows(statement);
    Progress progress = progressOf(item, index);
    qint64 shown = 0;
    return m_session->copyIn(script.text(statement), rows, context, [&](qsizetype sent) {
        const qint64 percent = sent * 100 / rows.size();
        if (std::exchange(shown, percent) == percent)
            return;
        progress.step = {QT_TRANSLATE_NOOP("app", "%1, statement %2, %3 % of its rows sent"),
                         {item.planned.name, QString::number(index + 1), QString::number(percent)}};
        context.report(progress);
    });
}

Result<Answer> Execution::sendAlone(const MigrationItem &item, std::size_t index, const JobContext &context)
{
    if (Status begun = send("BEGIN", context); !begun)
        return std::move(begun).error();
    auto answer = sendStatement(item, index, context);
    Status going = answer ? context.checkpoint() : Status(answer.error());
    if (going)
        going = announceKept(m_place, context);
    if (!going) {
        // Where that fails the connection is gone, and so is what was not committed.
        (void)send("ROLLBACK", {});
        return std::move(going).error();
    }
    // Without a stop token: a COMMIT that was cancelled half-way would leave nobody knowing.
    const Status committed = send("COMMIT", {});
    return committed ? answer : Result<Answer>(committed.error());
}

Progress Execution::progressOf(const MigrationItem &item, std::size_t index) const
{
    qint64 before = 0;
    qint64 total = 0;
    for (const PlannedMigration &planned : m_request.plan.migrations) {
        // Plans keep their order, and the item is one of its entries.
        before += &planned < &item.planned ? planned.statements : 0;
        total += planned.statements;
    }
    return {{QT_TRANSLATE_NOOP("app", "%1, statement %2"), {item.planned.name, QString::number(index + 1)}},
            before + qint64(index),
            total};
}

Status Execution::reportBlockers()
{
    const LockWait wait = m_watch->lastWait();
    if (wait.blockers.empty())
        return Done{};
    QJsonObject data = lockstep::toJson(wait);
    for (auto place = m_place.constBegin(); place != m_place.constEnd(); ++place)
        data.insert(place.key(), place.value());
    return m_log.write(u"blocked"_s, data, describe(wait));
}

Status Execution::report(qint64 durationMs, const Result<Answer> &answer)
{
    const ErrorCode code = answer ? ErrorCode{} : answer.error().code;
    if (!answer && code == ErrorCode::LockTimeout) {
        if (Status written = reportBlockers(); !written)
            return written;
    }
    const StatementState failure = code == ErrorCode::ConnectionLost ? StatementState::InDoubt : StatementState::Failed;
    QJsonObject data = m_place;
    data.insert(u"state"_s, statementStateId(answer ? StatementState::Applied : failure));
    data.insert(u"durationMs"_s, durationMs);
    data.insert(u"rows"_s, answer ? answer->affectedRows : 0);
    if (!m_notices.isEmpty())
        data.insert(u"notices"_s, QJsonArray::fromStringList(m_notices));
    if (!answer)
        data.insert(u"error"_s, lockstep::toJson(answer.error()));
    return m_log.write(u"statementFinished"_s, data);
}

Result<QString> Execution::beginLedger(const MigrationItem &item, const JobContext &context)
{
    if (!m_hasLedger) {
        const auto exists = m_ledger.exists(*m_session, place(), context);
        if (!exists)
            return exists.error();
        // One that is made here may go with its transaction: the next migration looks again.
        m_hasLedger = *exists;
        const Status made = *exists ? Status(Done{}) : m_ledger.create(*m_session, place(), context);
        if (!made)
            return made.error();
    }
    return m_ledger.begin(*m_session, place(), item.migration, context);
}

Status Execution::finishLedger(const MigrationItem &item, const QString &begunId, const JobContext &context)
{
    // A role that the file took on need not have rights on the ledger.
    QByteArrayList before{"RESET ROLE"};
    if (item.planned.isTransactional)
        before << askTransaction;
    // For the COMMIT.
    if (Status asked = item.planned.isTransactional ? m_lock->ask(context) : Status(Done{}); !asked)
        return asked;
    if (Status sent = m_session->send(before, context); !sent)
        return sent;
    const auto answers = m_session->answers();
    if (!answers)
        return answers.error();
    if (item.planned.isTransactional)
        m_transaction = transactionIn(answers->back());
    return m_ledger.finish(*m_session, place(), item.migration, begunId, m_took, context);
}

Status Execution::announceCommit(const MigrationItem &item, const JobContext &context)
{
    return announceCommit({{u"step"_s, stepId(Step::Migrate)}, {u"migration"_s, item.planned.name}}, context);
}

Status Execution::announceCommitWithoutRow(const MigrationItem &item, const JobContext &context)
{
    return announceKept({{u"step"_s, stepId(Step::Migrate)}, {u"migration"_s, item.planned.name}}, context);
}

Status Execution::announceCommit(QJsonObject data, const JobContext &context)
{
    const auto transaction = m_transaction.isEmpty() ? currentTransaction(context) : Result<QString>(m_transaction);
    if (!transaction)
        return transaction.error();
    m_transaction.clear();
    data.insert(u"transaction"_s, *transaction);
    if (Status asked = m_lock->ask(context); !asked)
        return asked;
    const Status announced = m_log.write(u"commitIntended"_s, data);
    const Status held = m_lock->hear(context);
    return announced ? held : announced;
}

Status Execution::announceKept(const QJsonObject &data, const JobContext &context)
{
    // The id is given out by the first call and kept by the second, before the journal relies on it.
    if (const auto transaction = currentTransaction(context); !transaction)
        return transaction.error();
    if (Status kept = m_lock->keepTransactionIds(context); !kept)
        return kept;
    return announceCommit(data, context);
}

Result<QString> Execution::currentTransaction(const JobContext &context)
{
    const auto answer = m_session->execute(askTransaction, context);
    return answer ? Result<QString>(transactionIn(*answer)) : answer.error();
}

Status Execution::conclude(const MigrationItem &item, std::size_t index, StatementState state)
{
    return m_log.write(u"statementFinished"_s,
                       {{u"step"_s, stepId(Step::Migrate)},
                        {u"migration"_s, item.planned.name},
                        {u"statement"_s, item.script.script.statements[index].number},
                        {u"state"_s, statementStateId(state)}});
}

Status Execution::conclude(const MigrationItem &item, StatementState state)
{
    return m_log.write(u"migrationFinished"_s,
                       {{u"step"_s, stepId(Step::Migrate)},
                        {u"migration"_s, item.planned.name},
                        {u"state"_s, statementStateId(state)}},
                       item.planned.name);
}

void Execution::showNotice(const Notice &notice)
{
    const QString text = notice.severity.isEmpty() ? notice.text : notice.severity + u": "_s + notice.text;
    m_notices << text;
    QJsonObject data = m_place;
    data.insert(u"severity"_s, notice.severity);
    data.insert(u"text"_s, notice.text);
    m_log.tell(u"notice"_s, data, text);
}

/// Only called while a statement runs, as the next one: m_place does not change meanwhile.
void Execution::showBlockers(const LockWait &wait)
{
    QJsonObject data = lockstep::toJson(wait);
    for (auto place = m_place.constBegin(); place != m_place.constEnd(); ++place)
        data.insert(place.key(), place.value());
    m_log.tell(u"blocked"_s, data, describe(wait));
}

void Execution::endBlockers(Session &session, const LockWait &wait)
{
    if (!m_request.view.choice.policy.mayEndBlockers)
        return;
    for (const LockParty &blocker : wait.blockers) {
        if (blocker.pid == 0 || !m_request.desk->take(blocker.pid, blocker.backendStart))
            continue;
        const BlockerEnd end = endForPerson(
            session, blocker, {m_request.journalPath, m_log.record().id, m_place, m_session->backendPid()});
        m_acts.insert(m_acts.end(), end.events.begin(), end.events.end());
        m_log.tell(u"notice"_s, m_place, end.sentence);
    }
}

/// Where it happened and, after a lock timeout, who was in the way.
Error Execution::located(Error error, const MigrationItem &item, std::size_t index) const
{
    const Statement &statement = item.script.script.statements[index];
    error.file = item.planned.file;
    error.line = lineOfError(item.map, item.script.script, statement, error);
    if (error.code == ErrorCode::LockTimeout) {
        const LockWait wait = m_watch->lastWait();
        const QString blockers = wait.blockers.empty() ? QString() : describe(wait);
        error.detail += error.detail.isEmpty() || blockers.isEmpty() ? blockers : u'\n' + blockers;
        error.hint = {QT_TRANSLATE_NOOP("app",
                                        "Run the step again when those who hold the lock have finished, or allow a "
                                        "longer lock timeout.")};
    }
    return error;
}

}  // namespace lockstep
