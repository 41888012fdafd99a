// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/rehearsal/rehearsal.h"
#include "app/postgres/sandboxcopy.h"
#include "app/postgres/session.h"

namespace lockstep {

/// Where a plan is rehearsed: a copy in the private PostgreSQL, made once, of which each need gets a clone. What runs
/// there does so as a role that is no superuser, may not read or write the server's files nor start programs, and has
/// neither a database link nor a foreign server to reach another database by. All of it is dropped with the value; of
/// a process that was killed, by the next that makes a copy.
class RehearsalPlace
{
public:
    static Result<std::unique_ptr<RehearsalPlace>> make(const RehearsalRequest &request, const JobContext &context);
    ~RehearsalPlace();
    RehearsalPlace(const RehearsalPlace &) = delete;
    RehearsalPlace &operator=(const RehearsalPlace &) = delete;

    const SandboxCopy &base() const { return m_base; }
    QString folder() const { return m_folder; }  ///< of the private PostgreSQL
    const std::vector<Message> &unlike() const { return m_unlike; }
    void noteUnlike(Message what) { m_unlike.push_back(std::move(what)); }
    qint64 databaseLimit() const { return m_databaseLimit; }  ///< that a clone may grow to, in bytes

    /// A database that is as the base is now; no session may be on the base.
    Result<SandboxCopy> clone(const JobContext &context);
    Status drop(const SandboxCopy &copy);
    /// A session for rehearsed SQL, with the target's settings and the request's limits.
    Result<std::unique_ptr<Session>> open(const SandboxCopy &copy, const JobContext &context,
                                          Session::NoticeSink onNotice = {}) const;

private:
    RehearsalPlace() = default;
    Status fill(const RehearsalRequest &request, const JobContext &context);
    Status guard(const SandboxCopy &copy, const JobContext &context) const;
    Status limit(const SandboxCopy &copy, const JobContext &context) const;
    Status measure(const JobContext &context);

    SandboxCopy m_base{};
    QString m_folder{};
    qint64 m_growth = 0;  ///< by what the copy and the temporary files of a session may grow, in bytes
    qint64 m_databaseLimit = 0;
    QByteArrayList m_settings{};
    std::vector<Message> m_unlike{};
    std::vector<SandboxCopy> m_clones{};
};

/// The schema of what guards a copy; nothing in it is a rehearsal's business.
constexpr auto guardSchema = "lockstep_guard";

}  // namespace lockstep
