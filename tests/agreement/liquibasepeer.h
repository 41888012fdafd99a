// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/agreement.h"

#include <QtTest>

namespace lockstep::test {

/// Columns in which no two runs agree.
inline const QStringList vagueInLiquibase{QStringLiteral("dateexecuted"), QStringLiteral("deployment_id")};

/// The arguments of a liquibase that works on the database.
inline QStringList liquibaseOn(const Database &database, const TcpDoor &door, const QStringList &arguments)
{
    const QUrl url(door.urlText());
    const QStringList all{
        QStringLiteral("--url=jdbc:postgresql://%1:%2/%3").arg(url.host()).arg(url.port()).arg(database.url().database),
        QStringLiteral("--username=") + database.url().user, QStringLiteral("--password=x"),
        QStringLiteral("--show-banner=false")};
    return all + arguments;
}

inline Ran liquibase(const ToolProject &project, const Database &database, const QStringList &arguments)
{
    const TcpDoor door(database.url());
    return runPeer(QStringLiteral("liquibase"), liquibaseOn(database, door, arguments), project.root());
}

inline QString liquibaseLedger(const Database &database)
{
    return rowsOf(database, QStringLiteral("databasechangelog"), vagueInLiquibase) + u'\n'
        + rowsOf(database, QStringLiteral("databasechangeloglock"), {});
}

}  // namespace lockstep::test
