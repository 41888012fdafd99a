// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ledgers/ledger.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QRandomGenerator>

#include <algorithm>
#include <thread>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// pg_locks shows a bigint key as its two halves, with objsubid 1 (manual, section 54.12).
const QByteArray heldKeys
    = "FROM pg_catalog.pg_locks l WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1"
      " AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())"
      " AND ((l.classid::bigint << 32) | l.objid::bigint) = ANY ($1::bigint[])";

/// Of a look at the locks, for what is sent after it.
constexpr auto longestAge = 50ms;

QByteArray arrayOf(const std::vector<qint64> &keys)
{
    QByteArrayList texts;
    for (const qint64 key : keys)
        texts << QByteArray::number(key);
    return '{' + texts.join(',') + '}';
}

Result<bool> tryLock(Session &session, qint64 key, const JobContext &context)
{
    const auto answer = session.execute("SELECT pg_try_advisory_lock($1)", {QByteArray::number(key)}, context);
    if (!answer)
        return answer.error();
    return answer->rows[0][0] == "t";
}

/// Sleeps in short pieces, so that a stop is heard.
Status sleepFor(std::chrono::milliseconds duration, const JobContext &context)
{
    const QDeadlineTimer deadline(duration);
    while (!deadline.hasExpired()) {
        if (Status wanted = context.checkpoint(); !wanted)
            return wanted;
        std::this_thread::sleep_for(std::min(25ms, std::max(1ms, std::chrono::milliseconds(deadline.remainingTime()))));
    }
    return context.checkpoint();
}

/// "pid 4711, user deploy, application prisma, from 10.0.0.7, since …"
Result<QString> holderOf(Session &session, qint64 key, const JobContext &context)
{
    const auto answer = session.execute(
        "SELECT format('pid %s, user %s, application \"%s\", from %s, connected since %s', a.pid, a.usename,"
        " a.application_name, coalesce(host(a.client_addr), 'the local socket'),"
        " to_char(a.backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS \"UTC\"'))"
        " FROM pg_catalog.pg_stat_activity a WHERE a.pid IN (SELECT l.pid "
            + heldKeys + ")",
        {arrayOf({key})}, context);
    if (!answer)
        return answer.error();
    return answer->rows.empty() ? QString() : QString::fromUtf8(answer->rows[0][0]);
}

Error busy(const QString &holder)
{
    Error error{ErrorCode::LedgerBusy,
                {QT_TRANSLATE_NOOP("app", "Someone else is migrating this database: its migration lock is held.")},
                holder};
    error.hint = {QT_TRANSLATE_NOOP("app",
                                    "Wait until that is done, then try again. The lock ends with the session that "
                                    "holds it.")};
    return error;
}

/// Asks again and again until the answer is yes; no when the deadline was there first.
template <typename Try>
Result<bool> pollUntil(const QDeadlineTimer &deadline, const JobContext &context, Try attempt)
{
    auto pause = 50ms;
    for (;;) {
        const Result<bool> taken = attempt();
        if (!taken || *taken || deadline.hasExpired())
            return taken;
        const auto left = std::chrono::milliseconds(deadline.remainingTime());
        if (Status slept = sleepFor(deadline.isForever() ? pause : std::min(pause, left), context); !slept)
            return std::move(slept).error();
        pause = std::min(pause * 2, 1000ms);
    }
}

Status takeKey(Session &session, qint64 key, const QDeadlineTimer &deadline, const JobContext &context)
{
    const auto taken = pollUntil(deadline, context, [&] { return tryLock(session, key, context); });
    if (!taken)
        return taken.error();
    if (*taken)
        return Done{};
    Result<QString> holder = holderOf(session, key, context);
    return holder ? busy(*holder) : std::move(holder).error();
}

Error lockLost()
{
    Error error{ErrorCode::ConnectionLost, {QT_TRANSLATE_NOOP("app", "The migration lock is no longer held.")}};
    error.hint = {QT_TRANSLATE_NOOP("app",
                                    "The server was restarted, or a pooler stands between: connect to PostgreSQL "
                                    "itself.")};
    return error;
}

Result<qint64> databaseOid(Session &session, const JobContext &context)
{
    const auto answer
        = session.execute("SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database()", context);
    if (!answer)
        return answer.error();
    return answer->rows[0][0].toLongLong();
}

/// The lock lives as long as its session, which has nothing to say for hours.
Status keepIdle(Session &session, const JobContext &context)
{
    if (session.serverVersion() < 140000)
        return Done{};
    const auto answer = session.execute("SET idle_session_timeout = 0", context);
    return answer ? Status(Done{}) : Status(answer.error());
}

}  // namespace

qint64 ownLockKey(qint64 databaseOid)
{
    return 0x6c6f636b73746570 + databaseOid;
}

LedgerLock::LedgerLock(std::unique_ptr<Session> session, const LedgerPlace &place)
    : m_session(std::move(session))
    , m_place(place)
{ }

LedgerLock::~LedgerLock()
{
    // Advisory locks end with the session; a row stays locked for everybody until it is released. Where that fails the
    // connection is gone, and the next console that takes the lock finds who left it.
    if (m_row)
        (void)m_row->release(*m_session, m_place, {});
}

Result<std::unique_ptr<LedgerLock>> LedgerLock::take(const ConnectionUrl &url, const Ledger &ledger,
                                                     const LedgerPlace &place, std::chrono::milliseconds patience,
                                                     const JobContext &context)
{
    auto session = Session::open(url, context);
    if (!session)
        return std::move(session).error();
    if (Status kept = keepIdle(**session, context); !kept)
        return std::move(kept).error();
    std::unique_ptr<LedgerLock> lock(new LedgerLock(*std::move(session), place));
    const QDeadlineTimer deadline(patience);
    if (Status taken = lock->takeKeys(ledger, deadline, context); !taken)
        return std::move(taken).error();
    if (Status taken = ledger.rowLock ? lock->takeRow(*ledger.rowLock, deadline, context) : Status(Done{}); !taken)
        return std::move(taken).error();
    return lock;
}

Status LedgerLock::takeKeys(const Ledger &ledger, const QDeadlineTimer &deadline, const JobContext &context)
{
    const Result<qint64> oid = databaseOid(*m_session, context);
    if (!oid)
        return oid.error();
    // Ours first: two consoles then meet there, and the tool's lock is held no longer than needed.
    m_databaseOid = *oid;
    m_keys = {ownLockKey(*oid)};
    if (ledger.lockKey) {
        const Result<qint64> key = ledger.lockKey(*m_session, m_place, context);
        if (!key)
            return key.error();
        m_keys.push_back(*key);
    }
    for (const qint64 key : m_keys) {
        if (Status taken = takeKey(*m_session, key, deadline, context); !taken)
            return taken;
    }
    return Done{};
}

/// It is asked before every statement: planned once. Its name is no other session's, should a pooler hand on what one
/// leaves behind.
Status LedgerLock::prepareLook(const JobContext &context)
{
    const QByteArray name = "lockstep_look_" + QByteArray::number(QRandomGenerator::global()->generate64(), 16);
    const auto prepared = m_session->execute(
        "PREPARE " + name
            + " AS SELECT count(*) FROM pg_catalog.pg_locks l WHERE l.pid = pg_backend_pid()"
              " AND l.locktype = 'advisory' AND l.granted AND l.objsubid = 1 AND l.database = "
            + QByteArray::number(m_databaseOid) + " AND ((l.classid::bigint << 32) | l.objid::bigint) = ANY ('"
            + arrayOf(m_keys) + "'::bigint[])",
        context);
    if (!prepared)
        return prepared.error();
    m_look = name;
    return Done{};
}

Status LedgerLock::takeRow(const RowLock &lock, const QDeadlineTimer &deadline, const JobContext &context)
{
    const auto taken = pollUntil(deadline, context, [&] { return lock.take(*m_session, m_place, context); });
    if (!taken)
        return taken.error();
    if (*taken) {
        m_row = &lock;
        return Done{};
    }
    Result<QString> holder = lock.holder(*m_session, m_place, context);
    return holder ? busy(*holder) : std::move(holder).error();
}

Status LedgerLock::verifyRow(const JobContext &context)
{
    const auto held = m_row ? m_row->isHeld(*m_session, m_place, context) : Result<bool>(true);
    if (!held)
        return held.error();
    return *held ? Status(Done{}) : Status(lockLost());
}

Status LedgerLock::verify(const JobContext &context)
{
    m_isAsked = false;
    return hear(context);
}

Status LedgerLock::ask(const JobContext &context)
{
    if (m_isAsked)
        return Done{};
    if (Status prepared = m_look.isEmpty() ? prepareLook(context) : Status(Done{}); !prepared)
        return prepared;
    const Status asked = m_session->send({"EXECUTE " + m_look}, context);
    m_isAsked = bool(asked);
    m_sinceAsked.start();
    return asked;
}

Status LedgerLock::hear(const JobContext &context)
{
    // An answer that was given before something took its time tells of the past.
    if (m_sinceAsked.hasExpired(longestAge.count()))
        m_isAsked = false;
    if (Status asked = ask(context); !asked)
        return asked;
    m_isAsked = false;
    const auto answers = m_session->answers();
    // Another server process, which a pooler may have put in place of ours, knows nothing of the look.
    if (!answers && answers.error().sql && answers.error().sql->sqlState == "26000")
        return lockLost();
    if (!answers)
        return answers.error();
    const bool isHeld = answers->at(0).rows.at(0).at(0).toLongLong() == qint64(m_keys.size());
    return isHeld ? verifyRow(context) : Status(lockLost());
}

Status LedgerLock::keepTransactionIds(const JobContext &context)
{
    m_isAsked = false;
    // Its commit has an id above all others and is synced before it answers, whatever the server's own setting.
    const auto written = m_session->execute("SELECT set_config('synchronous_commit', 'on', false), "
                                            "pg_logical_emit_message(true, 'lockstep', '')",
                                            context);
    return written ? Status(Done{}) : Status(written.error());
}

}  // namespace lockstep
