// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/postgres/session.h"

#include "app/core/textmap.h"
#include "app/postgres/copyin.h"
#include "app/postgres/errortext.h"
#include "app/postgres/flight.h"
#include "app/postgres/link.h"
#include "app/postgres/sessionerrors.h"

#include <QCoreApplication>
#include <QScopeGuard>

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Keeps asking the server to cancel, from a stop request on, until the statement it guards has come back.
///
/// One request can reach the server before the statement does and is then lost; and sending it blocks on the network,
/// so neither the thread that asks to stop nor the one that waits for the answer may do it. The thread that does is
/// started by the stop request: most statements never need it.
class CancelGuard
{
public:
    CancelGuard(Link &connection, const std::stop_token &stop)
        : m_connection(connection)
        , m_onStop(stop, [this] { start(); })
    { }
    Q_DISABLE_COPY_MOVE(CancelGuard)
    ~CancelGuard() = default;

private:
    void start()
    {
        try {
            m_thread = std::jthread([this](const std::stop_token &finished) { cancelUntil(finished); });
        } catch (const std::system_error &) {
            // No thread to be had: the statement goes on to its own end.
        }
    }

    void cancelUntil(const std::stop_token &finished)
    {
        std::unique_lock lock(m_mutex);
        while (!finished.stop_requested()) {
            try {
                m_connection.cancel_query();
            } catch (const std::exception &) {
                // The statement itself reports a broken link.
            }
            m_wake.wait_for(lock, finished, 100ms, [] { return false; });
        }
    }

    Link &m_connection;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::jthread m_thread;  // ends before what it uses, and after nobody can start it any more
    std::stop_callback<std::function<void()>> m_onStop;
};

class NoticeForwarder final : public pqxx::errorhandler
{
public:
    NoticeForwarder(Link &connection, Session::NoticeSink sink)
        : pqxx::errorhandler(connection)
        , m_sink(std::move(sink))
    { }

    bool operator()(const char text[]) noexcept override
    {
        if (m_sink) {
            const auto [severity, words] = splitSeverity(QByteArray(text).trimmed());
            m_sink({QString::fromUtf8(severity), QString::fromUtf8(words)});
        }
        return false;  // the default handler would print to stderr
    }

private:
    Session::NoticeSink m_sink;
};

/// The SQLSTATE, also where libpqxx 6 keeps it only as the exception's type; empty when there is none.
QByteArray stateOf(const pqxx::failure &failure)
{
    if (const auto *sql = dynamic_cast<const pqxx::sql_error *>(&failure); sql && !sql->sqlstate().empty())
        return QByteArray::fromStdString(sql->sqlstate());
    if (dynamic_cast<const pqxx::insufficient_privilege *>(&failure))
        return "42501";
    if (dynamic_cast<const pqxx::serialization_failure *>(&failure))
        return "40001";
    if (dynamic_cast<const pqxx::statement_completion_unknown *>(&failure))
        return "40003";
    if (dynamic_cast<const pqxx::deadlock_detected *>(&failure))
        return "40P01";
    if (dynamic_cast<const pqxx::transaction_rollback *>(&failure))
        return "40000";
    if (dynamic_cast<const pqxx::too_many_connections *>(&failure))
        return "53300";
    return dynamic_cast<const pqxx::broken_connection *>(&failure) ? "08000" : "";
}

/// 0-based, in bytes; libpqxx 6 knows the exact place of 42601 alone, in characters from 1.
qsizetype exactPosition(const pqxx::failure &failure, const QByteArray &sql)
{
    const auto *syntax = dynamic_cast<const pqxx::syntax_error *>(&failure);
    return syntax && syntax->error_position > 0 ? TextMap(sql).byteOfCharacter(syntax->error_position - 1) : -1;
}

Error statementFailure(const pqxx::failure &failure, const QByteArray &sql)
{
    const QByteArray text(failure.what());
    SqlErrorInfo info = readErrorText(text, sql);
    info.sqlState = stateOf(failure);
    if (const qsizetype exact = exactPosition(failure, sql); exact >= 0)
        info.bytePosition = exact;
    return statementRejected(info, text);
}

Answer answerOf(const pqxx::result &result)
{
    Answer answer;
    for (pqxx::row::size_type column = 0; column < result.columns(); ++column)
        answer.columns << QString::fromUtf8(result.column_name(column));
    answer.affectedRows = result.columns() == 0 ? qint64(result.affected_rows()) : 0;
    answer.rows.reserve(result.size());
    for (const pqxx::row &row : result) {
        auto &cells = answer.rows.emplace_back();
        for (const pqxx::field &field : row)
            cells.push_back(field.is_null() ? QByteArray() : QByteArray(field.c_str(), qsizetype(field.size())));
    }
    return answer;
}

/// libpq takes texts that end at a NUL: what follows one would silently not be sent.
std::optional<Error> nulIn(const QByteArray &sql, const Session::Parameters &parameters)
{
    SqlErrorInfo info{"22021"};
    info.bytePosition = sql.indexOf('\0');
    bool found = info.bytePosition >= 0;
    for (const auto &parameter : parameters)
        found = found || (parameter && parameter->contains('\0'));
    if (!found)
        return std::nullopt;
    return Error{ErrorCode::SqlFailed,
                 {QT_TRANSLATE_NOOP("app", "The statement contains a NUL byte, which PostgreSQL cannot store.")},
                 {},
                 {QT_TRANSLATE_NOOP("app", "Remove it from the file.")},
                 info};
}

/// COPY FROM STDIN and TO STDOUT answer with columns that have no names, by which libpqxx lets them be known. The
/// server waits for data: the next statement, however empty, ends that.
Error copyRefused(Link &connection)
{
    try {
        pqxx::nontransaction(connection).exec("");
    } catch (const std::exception &) {
        // What the abandoned COPY says is no news.
    }
    return {ErrorCode::SqlFailed,
            {QT_TRANSLATE_NOOP("app", "COPY with data inside the script (FROM STDIN, TO STDOUT) cannot run here.")},
            {},
            {QT_TRANSLATE_NOOP("app", "Write the rows as INSERT statements.")},
            SqlErrorInfo{"0A000"}};
}

/// Runs `send` on the connection; libpqxx's exceptions end here.
template <typename Send>
Result<Answer> guarded(Link &connection, const QByteArray &sql, const JobContext &context, Send send)
{
    const EnglishLabels labels;
    try {
        pqxx::nontransaction work(connection);
        const CancelGuard guard(connection, context.stopToken());
        return answerOf(send(work));
    } catch (const pqxx::failure &failure) {
        const QByteArray state = stateOf(failure);
        if (state == "57014" && context.stopRequested())
            return context.checkpoint().error();
        // 57P01 and its like: the server says goodbye. Class 08 may also come from a statement that speaks to a third
        // server.
        if (state.startsWith("57P") || !connection.is_open())
            return connectionLost(failure.what());
        return statementFailure(failure, sql);
    } catch (const pqxx::range_error &) {
        return copyRefused(connection);
    } catch (const std::exception &failure) {
        return statementRejected({}, failure.what());
    }
}

}  // namespace

struct Session::Private
{
    Private(std::unique_ptr<Link> opened, NoticeSink onNotice)
        : connection(std::move(opened))
        , notices(*connection, std::move(onNotice))
    {
        QT_WARNING_PUSH
        QT_WARNING_DISABLE_DEPRECATED
        connection->inhibit_reactivation(true);
        QT_WARNING_POP
    }

    std::unique_ptr<Link> connection;  // cannot be moved in libpqxx 6, hence on the heap
    NoticeForwarder notices;  // dies before the connection
    StatementSink onStatement{};
    QByteArrayList sent{};  ///< and not answered yet
};

Session::Session(std::unique_ptr<Private> p)
    : d(std::move(p))
{ }

Session::~Session() = default;

Result<std::unique_ptr<Session>> Session::open(const ConnectionUrl &url, const JobContext &context, NoticeSink onNotice)
{
    if (Status go = context.checkpoint(); !go)
        return std::move(go).error();
    try {
        auto connection = connected(url.conninfo, context.stopToken());
        if (!connection)
            return context.checkpoint().error();
        auto opened = std::make_unique<Private>(std::move(connection), std::move(onNotice));
        return std::unique_ptr<Session>(new Session(std::move(opened)));
    } catch (const std::exception &failure) {
        return cannotConnect(url, QByteArray(failure.what()));
    }
}

/// Before anything is sent.
Status Session::mayGo(const QByteArray &sql, const Parameters &parameters, const JobContext &context)
{
    if (Status go = context.checkpoint(); !go)
        return go;
    if (auto bad = nulIn(sql, parameters))
        return *std::move(bad);
    if (!d->sent.isEmpty())
        (void)answers();
    return Done{};
}

Result<Answer> Session::execute(const QByteArray &sql, const JobContext &context)
{
    if (Status go = mayGo(sql, {}, context); !go)
        return std::move(go).error();
    if (d->onStatement)
        d->onStatement(sql, {});
    return guarded(*d->connection, sql, context,
                   [&](pqxx::nontransaction &work) { return work.exec(sql.toStdString()); });
}

Result<Answer> Session::execute(const QByteArray &sql, const Parameters &parameters, const JobContext &context)
{
    if (Status go = mayGo(sql, parameters, context); !go)
        return std::move(go).error();
    if (d->onStatement)
        d->onStatement(sql, parameters);
    std::vector<const char *> values;
    for (const auto &parameter : parameters)
        values.push_back(parameter ? parameter->constData() : nullptr);
    return guarded(*d->connection, sql, context, [&](pqxx::nontransaction &work) {
        return work.exec_params(sql.toStdString(), pqxx::prepare::make_dynamic_params(values));
    });
}

Result<Answer> Session::copyIn(const QByteArray &sql, const QByteArray &rows, const JobContext &context,
                               const SentSink &onSent)
{
    if (Status go = mayGo(sql, {}, context); !go)
        return std::move(go).error();
    if (d->onStatement)
        d->onStatement(sql, {});
    const EnglishLabels labels;
    const CancelGuard guard(*d->connection, context.stopToken());
    return copyInto(d->connection->handle(), sql, rows, context, onSent);
}

Status Session::send(const QByteArrayList &statements, const JobContext &context)
{
    for (const QByteArray &sql : statements) {
        if (Status go = mayGo(sql, {}, context); !go)
            return go;
        if (d->onStatement)
            d->onStatement(sql, {});
    }
    d->sent = statements;
    return sendAll(d->connection->handle(), statements);
}

Result<std::vector<Answer>> Session::answers()
{
    const EnglishLabels labels;
    return answersTo(d->connection->handle(), std::exchange(d->sent, {}));
}

Status Session::parse(const QByteArray &sql, const JobContext &context)
{
    if (Status go = mayGo(sql, {}, context); !go)
        return go;
    // libpqxx deallocates by itself what it has prepared, also where preparing it failed half-way.
    static const std::string name = "lockstep_parse";
    const auto parsed = guarded(*d->connection, sql, context, [&](pqxx::nontransaction &) {
        d->connection->prepare(name, sql.toStdString());
        const auto forget = qScopeGuard([this] { d->connection->unprepare(name); });
        d->connection->prepare_now(name);
        return pqxx::result();
    });
    return parsed ? Status(Done()) : Status(parsed.error());
}

void Session::observe(StatementSink onStatement)
{
    d->onStatement = std::move(onStatement);
}

int Session::backendPid() const
{
    return d->connection->backendpid();
}

QString Session::host() const
{
    return QString::fromUtf8(d->connection->hostname());
}

int Session::port() const
{
    return QByteArray(d->connection->port()).toInt();
}

int Session::serverVersion() const
{
    return d->connection->server_version();
}

}  // namespace lockstep
