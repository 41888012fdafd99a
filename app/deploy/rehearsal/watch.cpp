// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/rehearsal/watch.h"

#include "app/postgres/dump.h"
#include "app/review/agreement.h"

#include <QCoreApplication>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Most statements are over by then.
constexpr auto pause = 200ms;
constexpr auto lockPause = 3ms;
/// After this a session that was asked to stop and goes on is ended.
constexpr auto patience = 3s;
/// The server's own timeout has the first word.
constexpr auto grace = 1s;

Error tooLong(std::chrono::milliseconds limit)
{
    return {
        ErrorCode::CheckFailed,
        {QT_TRANSLATE_NOOP("app", "The statement was ended after %1 s: the rehearsal's limit."),
         {QString::number(limit.count() / 1000)}},
        {},
        {QT_TRANSLATE_NOOP("app", "See that it ends; where it needs the time, give more with --statement-timeout.")}};
}

Error tooLarge(qint64 bytes)
{
    return {ErrorCode::DiskFull,
            {QT_TRANSLATE_NOOP("app",
                               "The statement was ended: the copy has grown to %1 MB, beyond the rehearsal's limit."),
             {QString::number(bytes >> 20)}},
            {},
            {QT_TRANSLATE_NOOP("app", "See what it writes; where it needs the room, give more with --disk-limit.")}};
}

Error tooFull(const QString &folder)
{
    return {ErrorCode::DiskFull,
            {QT_TRANSLATE_NOOP("app", "The statement was ended: the disk of %1 is all but full."), {folder}},
            {},
            {QT_TRANSLATE_NOOP("app", "Make room there, or see what the statement writes.")}};
}

}  // namespace

RehearsalWatch::RehearsalWatch(ConnectionUrl superuser, QString folder, Limits limits, JobContext outer)
    : m_url(std::move(superuser))
    , m_folder(std::move(folder))
    , m_limits(limits)
    , m_outer(std::move(outer))
    , m_thread([this](std::stop_token stop) { watch(stop); })
{ }

RehearsalWatch::~RehearsalWatch() = default;

JobContext RehearsalWatch::begins(const Session &session, const QString &database, Look look)
{
    const std::lock_guard guard(m_mutex);
    m_stop = std::stop_source();
    m_seen = {};
    m_statement = {m_statement.number + 1, look, session.backendPid(), database, Clock::now(), {}};
    m_isRunning = true;
    m_wake.notify_all();
    return JobContext(m_stop.get_token());
}

RehearsalWatch::Seen RehearsalWatch::ends()
{
    const std::lock_guard guard(m_mutex);
    m_isRunning = false;
    m_wake.notify_all();
    return std::move(m_seen);
}

std::optional<RehearsalWatch::Statement> RehearsalWatch::awaitStatement(std::stop_token stop)
{
    std::unique_lock lock(m_mutex);
    m_wake.wait(lock, stop, [this] { return m_isRunning; });
    const auto time = m_statement.look == Look::Limits ? pause : lockPause;
    m_wake.wait_for(lock, stop, time, [this] { return !m_isRunning; });
    return m_isRunning && !stop.stop_requested() ? std::optional(m_statement) : std::nullopt;
}

void RehearsalWatch::stopStatement(const Statement &statement, std::optional<Error> error)
{
    const std::lock_guard guard(m_mutex);
    if (!m_isRunning || m_statement.number != statement.number)
        return;
    m_seen.error = std::move(error);
    m_statement.stopped = Clock::now();
    m_stop.request_stop();
}

std::optional<Error> RehearsalWatch::exceeded(Session &session, const Statement &statement) const
{
    if (Clock::now() - statement.began > m_limits.statement + grace)
        return tooLong(m_limits.statement);
    if (freeBytes(m_folder) < m_limits.freeBytes)
        return tooFull(m_folder);
    const auto size
        = session.execute("SELECT pg_catalog.pg_database_size($1::name)", {statement.database.toUtf8()}, {});
    const qint64 bytes = size ? size->rows.at(0).at(0).toLongLong() : 0;
    if (bytes > m_limits.databaseBytes)
        return tooLarge(bytes);
    return std::nullopt;
}

void RehearsalWatch::lookAtLimits(Session &session, const Statement &statement)
{
    if (!statement.stopped) {
        if (m_outer.stopRequested())
            stopStatement(statement, {});
        else if (auto error = exceeded(session, statement))
            stopStatement(statement, std::move(error));
        return;
    }
    if (Clock::now() - *statement.stopped > patience)
        (void)session.execute("SELECT pg_catalog.pg_terminate_backend($1::int)", {QByteArray::number(statement.pid)},
                              {});
}

void RehearsalWatch::lookAtLocks(Session &session, const Statement &statement)
{
    const auto answer = session.execute("SELECT relation, mode FROM pg_catalog.pg_locks WHERE pid = $1::int AND "
                                        "locktype = 'relation' AND granted AND relation >= 16384",
                                        {QByteArray::number(statement.pid)}, {});
    if (!answer)
        return;
    const std::lock_guard guard(m_mutex);
    for (const auto &row : answer->rows) {
        const auto mode = lockModeNamed(row[1]);
        if (!m_isRunning || !mode || m_statement.number != statement.number)
            continue;
        LockMode &known = m_seen.locks.try_emplace(row[0].toLongLong(), *mode).first->second;
        known = std::max(known, *mode);
    }
}

void RehearsalWatch::watch(std::stop_token stop)
{
    std::unique_ptr<Session> session;
    Clock::time_point looked{};
    while (!stop.stop_requested()) {
        if (!session) {
            auto opened = Session::open(m_url, JobContext(stop));
            if (!opened) {
                std::unique_lock lock(m_mutex);
                m_wake.wait_for(lock, stop, pause, [] { return false; });
                continue;
            }
            session = *std::move(opened);
        }
        const auto statement = awaitStatement(stop);
        if (!statement)
            continue;
        if (statement->look == Look::Locks)
            lookAtLocks(*session, *statement);
        if (Clock::now() - looked < pause)
            continue;
        looked = Clock::now();
        lookAtLimits(*session, *statement);
    }
}

}  // namespace lockstep
