// SPDX-License-Identifier: GPL-3.0-or-later

// Liquibase's lock: the statements are those that Liquibase 4.28 was seen to send (LEDGERS.md, section 2.9). It
// survives its holder; ours is known to be left behind when nobody holds Lockstep's advisory lock, which is taken
// before.

#include "app/ledgers/liquibaselock.h"

#include "app/ledgers/rows.h"

#include <QSysInfo>
#include <QTimeZone>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

const QString tableName = u"databasechangeloglock"_s;
const QByteArray ourMark = "lockstep ";

QByteArray tableSql(const LedgerPlace &place)
{
    return qualified(place, tableName).toUtf8();
}

QByteArray ourName(const Session &session)
{
    return ourMark + QSysInfo::machineHostName().left(200).toUtf8() + " (connection "
        + QByteArray::number(session.backendPid()) + ')';
}

Result<bool> changed(Session &session, const QByteArray &sql, const Session::Parameters &parameters,
                     const JobContext &context)
{
    const auto answer = session.execute(sql, parameters, context);
    if (!answer)
        return answer.error();
    return answer->affectedRows == 1;
}

Result<bool> take(Session &session, const LedgerPlace &place, const JobContext &context)
{
    if (Status made = createLiquibaseLock(session, place, context); !made)
        return std::move(made).error();
    return changed(session,
                   "UPDATE " + tableSql(place)
                       + " SET locked = TRUE, lockedby = $1, lockgranted = now() AT TIME ZONE $2"
                         " WHERE id = 1 AND (NOT locked OR starts_with(lockedby, $3))",
                   {ourName(session), QTimeZone::systemTimeZoneId(), ourMark}, context);
}

Result<bool> isHeld(Session &session, const LedgerPlace &place, const JobContext &context)
{
    const auto answer = session.execute(
        "SELECT 1 FROM " + tableSql(place) + " WHERE id = 1 AND locked AND lockedby = $1", {ourName(session)}, context);
    if (!answer)
        return answer.error();
    return !answer->rows.empty();
}

Status release(Session &session, const LedgerPlace &place, const JobContext &context)
{
    return perform(session,
                   "UPDATE " + tableSql(place)
                       + " SET locked = FALSE, lockedby = NULL, lockgranted = NULL WHERE id = 1 AND lockedby = $1",
                   {ourName(session)}, context);
}

Result<QString> holder(Session &session, const LedgerPlace &place, const JobContext &context)
{
    const auto answer = session.execute(
        "SELECT concat_ws(', since ', lockedby, lockgranted) FROM " + tableSql(place) + " WHERE id = 1", context);
    if (!answer)
        return answer.error();
    const QString name = answer->rows.empty() ? QString() : QString::fromUtf8(answer->rows[0][0]);
    return name
        + u"; if that is no longer running, its lock stayed behind and “liquibase release-locks” takes it away"_s;
}

}  // namespace

const RowLock liquibaseLock{take, isHeld, release, holder};

Status createLiquibaseLock(Session &session, const LedgerPlace &place, const JobContext &context)
{
    const QString schema = schemaOf(place);
    const auto present = tableExists(session, schema, tableName, context);
    if (!present)
        return present.error();
    QByteArrayList statements;
    if (!*present) {
        if (Status made = requireSchema(session, schema, context); !made)
            return made;
        statements << "CREATE TABLE " + tableSql(place)
                + " (id INTEGER NOT NULL, locked BOOLEAN NOT NULL, lockgranted TIMESTAMP WITHOUT TIME ZONE,"
                  " lockedby VARCHAR(255), CONSTRAINT databasechangeloglock_pkey PRIMARY KEY (id))";
    }
    statements << "INSERT INTO " + tableSql(place) + " (id, locked) SELECT 1, FALSE WHERE NOT EXISTS (SELECT 1 FROM "
            + tableSql(place) + ')';
    for (const QByteArray &statement : statements) {
        if (Status done = perform(session, statement, {}, context); !done)
            return done;
    }
    return Done{};
}

}  // namespace lockstep
