// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Inside the restore: the new database, made like the target's.

#include "app/postgres/session.h"

#include <map>

namespace lockstep {

/// What CREATE DATABASE says of the session's own database, and what it has beside.
struct DatabaseForm
{
    QString name{};
    QString owner{};
    bool mayGiveToOwner = false;  ///< this role may make a database that belongs to the owner
    bool mayCreate = false;  ///< CREATEDB, or superuser
    QString encoding{};
    QString collation{};
    QString characterType{};
    QString provider{};  ///< "c", "i", "b"
    QString providerLocale{};  ///< of ICU or the built-in provider
    QString tablespace{};
    QStringList grants{};  ///< whole statements, with @database for the name
    std::vector<std::pair<QString, QString>> settings{};  ///< ALTER DATABASE … SET
    QString dataFolder{};  ///< of the server; empty where the role may not read it
};
Result<DatabaseForm> readForm(Session &session, const JobContext &context);

/// Names of all databases of the server, and of those which a restore began and did not finish.
struct KnownDatabases
{
    QStringList all{};
    QStringList unfinished{};
};
Result<KnownDatabases> knownDatabases(Session &session, const JobContext &context);

/// CREATE DATABASE from template0, and the comment that says it is not whole yet.
QStringList creationOf(const DatabaseForm &form, const QString &database, const QString &backup);
/// What of grants and settings could not be taken over, a message each.
Result<std::vector<Message>> furnish(Session &inTarget, Session &inNew, const DatabaseForm &form,
                                     const QString &database, const JobContext &context);
QByteArray finishedComment(const QString &database, const QString &backup);

}  // namespace lockstep
