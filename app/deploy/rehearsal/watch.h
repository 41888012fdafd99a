// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/postgres/session.h"
#include "app/sql/effects.h"

#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

namespace lockstep {

/// Looks after a session that runs SQL which is not trusted, from a superuser's session on a thread of its own: ends
/// what takes longer than the limit (a file may switch the server's own timeout off) or fills the disk, first as a
/// cancel, then with its connection. Of a statement that no transaction can hold it sees the locks while it runs.
class RehearsalWatch
{
public:
    struct Limits
    {
        std::chrono::milliseconds statement{};
        qint64 databaseBytes = 0;
        qint64 freeBytes = 0;  ///< that must stay free on the disk
    };
    enum class Look { Limits, Locks };
    using Locks = std::map<qint64, LockMode>;  ///< strongest by relation

    RehearsalWatch(ConnectionUrl superuser, QString folder, Limits limits, JobContext outer);
    ~RehearsalWatch();
    RehearsalWatch(const RehearsalWatch &) = delete;
    RehearsalWatch &operator=(const RehearsalWatch &) = delete;

    /// For one statement of this session; its context is stopped where the outer one or a limit says so.
    JobContext begins(const Session &session, const QString &database, Look look);
    struct Seen
    {
        std::optional<Error> error{};  ///< the watch put an end to it
        Locks locks{};
    };
    Seen ends();

private:
    using Clock = std::chrono::steady_clock;
    struct Statement
    {
        int number = 0;
        Look look = Look::Limits;
        int pid = 0;
        QString database{};
        Clock::time_point began{};
        std::optional<Clock::time_point> stopped{};
    };

    void watch(std::stop_token stop);
    std::optional<Statement> awaitStatement(std::stop_token stop);
    void lookAtLimits(Session &session, const Statement &statement);
    void lookAtLocks(Session &session, const Statement &statement);
    std::optional<Error> exceeded(Session &session, const Statement &statement) const;
    void stopStatement(const Statement &statement, std::optional<Error> error);

    const ConnectionUrl m_url;
    const QString m_folder;
    const Limits m_limits;
    const JobContext m_outer;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::stop_source m_stop;  ///< of the statement; guarded, as what follows
    bool m_isRunning = false;
    Statement m_statement{};
    Seen m_seen{};
    std::jthread m_thread;  ///< last: it uses all of the above
};

}  // namespace lockstep
