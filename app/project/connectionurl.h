// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/result.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <optional>

namespace lockstep {

/// Where a database is and how to log in. The secret stays inside `conninfo`; everything else may be shown. What the
/// URL leaves out is filled for display as libpq will fill it (PG* variables, the system's user, the local socket); a
/// service file is read by libpq alone and not reflected here.
struct ConnectionUrl
{
    QByteArray conninfo{};  ///< for libpq, keyword=value form; may hold a password: never shown, logged or passed as an
                            ///< argument
    QString host{};  ///< host name, address or socket folder; several are joined by commas, as libpq tries them
    int port = 5432;
    QString database{};
    QString user{};
    QString schema{};  ///< Prisma's ?schema=…; empty when not given

    /// displayTarget() of its parts.
    QString display() const;
};

/// "host:port/database" for people, without user and password; "[local]:port/database" through a Unix socket, as psql's
/// prompt has it.
QString displayTarget(const QString &host, int port, const QString &database);

/// Reads postgres:// and postgresql:// URLs as libpq does, and the parameters other tools add: `schema` is kept, those
/// that libpq does not know (pgbouncer, connection_limit, pool_timeout, …) are dropped. Percent-encoding is decoded;
/// defaults come from libpq (PGUSER, PGPASSWORD, password and service files apply when the connection is made).
/// BadRequest when it is no such URL; the message never repeats the URL's password.
Result<ConnectionUrl> parseConnectionUrl(const QString &url);

/// Does the URL's text carry a password? For files, where none may stand.
bool urlHasPassword(const QString &url);

/// A connection by libpq's PG* variables, each looked up by name (PGHOST, PGPORT, …; empty when unset); none when
/// neither PGHOST, PGHOSTADDR, PGDATABASE nor PGSERVICE is set. The values are written into `conninfo`.
std::optional<ConnectionUrl> connectionFromVariables(const std::function<QString(const QString &)> &variable);

/// The same location, another database.
ConnectionUrl withDatabase(ConnectionUrl url, const QString &database);

}  // namespace lockstep
