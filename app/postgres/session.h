// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The postgres room: everything that talks to a server or starts one. libpqxx is included in session.cpp and nowhere
// else; its exceptions stop there. libpq itself is called in copyin.cpp and flight.cpp alone.

#include "app/core/jobcontext.h"
#include "app/project/connectionurl.h"
#include "app/sql/quoting.h"

#include <QByteArray>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace lockstep {

/// What a statement answered: text cells as PostgreSQL printed them, NULL is a null QByteArray.
struct Answer
{
    QStringList columns{};
    std::vector<std::vector<QByteArray>> rows{};  ///< outer row, inner column
    qint64 affectedRows = 0;  ///< of INSERT, UPDATE, DELETE, …; 0 elsewhere, and 0 with RETURNING: count `rows`
};

/// A NOTICE, WARNING, INFO … the server sent beside an answer.
struct Notice
{
    QString severity;  ///< "NOTICE", "WARNING", …, in the server's language
    QString text;
};

/// One connection to PostgreSQL. Create, use and destroy it on one thread.
///
/// Never reconnects by itself: that would drop locks and settings. A broken link is ConnectionLost from then on.
class Session
{
public:
    using NoticeSink = std::function<void(const Notice &)>;
    /// nullopt is NULL.
    using Parameters = std::vector<std::optional<QByteArray>>;
    using StatementSink = std::function<void(const QByteArray &sql, const Parameters &parameters)>;
    using SentSink = std::function<void(qsizetype bytes)>;

    /// ServerUnreachable, LoginRefused; the message names host, port, database and user, never the password, and the
    /// hint says what to check. application_name is "lockstep". Connecting gives up after 10 s unless the URL says
    /// otherwise.
    ///
    /// Nothing can wake libpq while it asks a name server or a host that does not answer. So it connects on a thread
    /// of its own, and a stop request yields Cancelled at once: that thread then comes to its end alone and closes what
    /// it opened. It holds nothing of the caller's. `onNotice` is called on the session's own thread.
    static Result<std::unique_ptr<Session>> open(const ConnectionUrl &url, const JobContext &context,
                                                 NoticeSink onNotice = {});
    ~Session();
    Session(const Session &) = delete;
    Session &operator=(const Session &) = delete;

    /// Sends `sql` as it is, one statement, outside any transaction of ours (BEGIN and COMMIT are statements like
    /// others). A stop request cancels it on the server and yields Cancelled; statement_timeout yields SqlFailed,
    /// 57014; lock_timeout LockTimeout; 42501 PrivilegeMissing; a broken link ConnectionLost. Error::sql holds
    /// SQLSTATE, message, detail, hint, context and, where the server gave one, the byte position.
    Result<Answer> execute(const QByteArray &sql, const JobContext &context);
    Result<Answer> execute(const QByteArray &sql, const Parameters &parameters, const JobContext &context);

    /// Sends a COPY … FROM stdin and then its rows, a piece at a time; `onSent` is told how many bytes of them have
    /// gone out. Errors as execute()'s; Error::sql's context names the line of the rows. A stop leaves none of them.
    Result<Answer> copyIn(const QByteArray &sql, const QByteArray &rows, const JobContext &context,
                          const SentSink &onSent = {});

    /// Sends short statements of ours at once, each by itself whatever becomes of the others, and waits for none: the
    /// caller does something else meanwhile, and answers() has what became of them. ConnectionLost.
    Status send(const QByteArrayList &statements, const JobContext &context);
    /// The answers to what send() sent, in order, or the first error. Where nobody asks, the next statement throws them
    /// away.
    Result<std::vector<Answer>> answers();

    /// Has the server read one statement without running it: the protocol's Parse message, which is never followed by
    /// Bind and Execute. Its grammar is checked; of queries, names and types too. Errors as execute()'s: SqlFailed with
    /// SQLSTATE 42601 where the grammar refuses it, or where the text is more than one statement.
    Status parse(const QByteArray &sql, const JobContext &context);

    /// Told of every statement from now on, before it is sent: what is shown is then what was sent, and stands in the
    /// code once. Empty: nobody is.
    void observe(StatementSink onStatement);

    int backendPid() const;
    /// Where libpq connected: host name, address, or socket folder.
    QString host() const;
    int port() const;
    /// As in server_version_num, for example 150018.
    int serverVersion() const;

private:
    struct Private;
    Status mayGo(const QByteArray &sql, const Parameters &parameters, const JobContext &context);
    explicit Session(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

}  // namespace lockstep
