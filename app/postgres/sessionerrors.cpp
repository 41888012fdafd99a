// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/postgres/sessionerrors.h"

#include "app/postgres/conninfo.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace lockstep {
namespace {

/// The sentence and the advice that belong to an SQLSTATE. Source: the manual's appendix A.
struct StateRow
{
    const char *state;
    ErrorCode code;
    const char *message;
    const char *hint;
};

constexpr StateRow anyOther{"", ErrorCode::SqlFailed, QT_TRANSLATE_NOOP("app", "PostgreSQL rejected the statement."),
                            ""};

constexpr std::array stateRows{
    StateRow{"55P03", ErrorCode::LockTimeout,
             QT_TRANSLATE_NOOP("app", "Another session holds a lock that the statement needs."),
             QT_TRANSLATE_NOOP("app", "Wait until that session has finished, or end it, then try again.")},
    StateRow{"42501", ErrorCode::PrivilegeMissing,
             QT_TRANSLATE_NOOP("app", "The role may not do what the statement asks for."),
             QT_TRANSLATE_NOOP("app", "Connect as the owner of the object, or let its owner grant what is missing.")},
    StateRow{"57014", ErrorCode::SqlFailed, QT_TRANSLATE_NOOP("app", "The server stopped the statement."),
             QT_TRANSLATE_NOOP("app", "It ran longer than statement_timeout allows, or someone cancelled it.")},
    StateRow{"53100", ErrorCode::SqlFailed, QT_TRANSLATE_NOOP("app", "The server's disk is full."),
             QT_TRANSLATE_NOOP("app", "Free some space on the server, then try again.")},
    StateRow{"25006", ErrorCode::SqlFailed, QT_TRANSLATE_NOOP("app", "The server accepts no changes here."),
             QT_TRANSLATE_NOOP("app", "Connect to the primary server, and look at default_transaction_read_only.")},
};

const StateRow &stateRow(const QByteArray &state)
{
    for (const StateRow &row : stateRows) {
        if (state == row.state)
            return row;
    }
    return anyOther;
}

template <std::size_t n>
bool hasAny(const QByteArray &text, const std::array<const char *, n> &words)
{
    return std::ranges::any_of(words, [&text](const char *word) { return text.contains(word); });
}

/// The server has as many sessions as it takes: of all, for this role or for this database.
bool isFull(const QByteArray &text)
{
    return hasAny(text, std::array{"too many clients", "remaining connection slots", "too many connections for"});
}

/// The server answered and said no, as opposed to no server, or one that is not ready.
bool isRefusal(const QByteArray &text)
{
    if (hasAny(text, std::array{"no password supplied", "authentication method"}))
        return true;
    return text.contains("FATAL:") && !isFull(text)
        && !hasAny(text, std::array{"starting up", "shutting down", "recovery mode", "terminating connection"});
}

/// libpq repeats pieces of a connection string that it does not understand; those may be the password.
QString withoutSecrets(const QByteArray &text, const QByteArray &conninfo)
{
    const auto words = conninfoWords(conninfo);
    if (!words)
        return {};
    QByteArray shown = text;
    for (const char *const keyword : {"password", "sslpassword"}) {
        if (const QByteArray secret = conninfoValue(*words, keyword); !secret.isEmpty())
            shown.replace(secret, "***");
    }
    return QString::fromUtf8(shown).trimmed();
}

}  // namespace

Error connectionLost(const QByteArray &text)
{
    return {
        ErrorCode::ConnectionLost,
        {QT_TRANSLATE_NOOP("app", "The connection to the server broke.")},
        QString::fromUtf8(text).trimmed(),
        {QT_TRANSLATE_NOOP("app", "See whether the server still runs, then connect again; what was committed stays.")}};
}

Error statementRejected(const SqlErrorInfo &info, const QByteArray &text)
{
    const StateRow &row = stateRow(info.sqlState);
    return {row.code, {row.message}, QString::fromUtf8(text).trimmed(), {row.hint}, info};
}

Error cannotConnect(const ConnectionUrl &url, const QByteArray &text)
{
    const QStringList place{url.display(), url.user};
    const QString detail = withoutSecrets(text, url.conninfo);
    if (isRefusal(text))
        return {ErrorCode::LoginRefused,
                {QT_TRANSLATE_NOOP("app", "The server at %1 refused the login of user “%2”."), place},
                detail,
                {QT_TRANSLATE_NOOP("app",
                                   "Check the user, the password, the database's name and the server's pg_hba.conf.")}};
    if (isFull(text))
        return {
            ErrorCode::ServerUnreachable,
            {QT_TRANSLATE_NOOP("app", "The server at %1 takes no more connections of user “%2”."), place},
            detail,
            {QT_TRANSLATE_NOOP("app", "Close sessions that nobody needs, or raise max_connections, then try again.")}};
    return {ErrorCode::ServerUnreachable,
            {QT_TRANSLATE_NOOP("app", "No PostgreSQL answers at %1 (user “%2”)."), place},
            detail,
            {QT_TRANSLATE_NOOP("app", "Check host and port, and whether the server runs and accepts connections.")}};
}

}  // namespace lockstep
