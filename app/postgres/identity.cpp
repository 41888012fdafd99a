// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/postgres/identity.h"

#include <QCoreApplication>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// The only row's only cell of a pg_control_…() function; empty where the server lacks it or the role may not call it.
/// Asked for beforehand, because a refused call would abort a transaction of the caller.
Result<QString> controlValue(Session &session, const QByteArray &function, const QByteArray &column,
                             const JobContext &context)
{
    const auto allowed = session.execute("SELECT has_function_privilege(to_regprocedure($1), 'EXECUTE')",
                                         {"pg_catalog." + function + "()"}, context);
    if (!allowed)
        return allowed.error();
    if (allowed->rows[0][0] != "t")
        return QString();
    const auto value = session.execute("SELECT " + column + " FROM pg_catalog." + function + "()", context);
    if (!value)
        return value.error();
    return QString::fromLatin1(value->rows[0][0]);
}

constexpr auto factsQuery = R"(
SELECT current_database(), current_user, current_setting('server_version'), current_setting('server_version_num'),
       (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database()),
       pg_catalog.pg_is_in_recovery(),
       current_setting('default_transaction_read_only')::boolean OR pg_catalog.pg_is_in_recovery(),
       EXISTS (SELECT FROM pg_catalog.pg_attribute AS a JOIN pg_catalog.pg_class AS c ON c.oid = a.attrelid
               JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
               WHERE n.nspname = 'lockstep' AND c.relname = 'enrolment' AND a.attname = 'id' AND NOT a.attisdropped
                 AND has_schema_privilege(n.oid, 'USAGE') AND has_column_privilege(c.oid, a.attnum, 'SELECT'))
)";

/// Asked for where the facts say that it can be.
Result<QString> storedEnrolment(Session &session, const JobContext &context)
{
    const auto stored = session.execute("SELECT min(id::text) FROM lockstep.enrolment", context);
    if (!stored)
        return stored.error();
    return QString::fromUtf8(stored->rows[0][0]);
}

Error wrongTarget(const char *what, const QString &expected, const QString &actual)
{
    return {ErrorCode::WrongTarget,
            {what, actual.isEmpty() ? QStringList{expected} : QStringList{expected, actual}},
            {},
            {QT_TRANSLATE_NOOP("app", "Nothing was changed. Check the address, then make a new plan.")}};
}

}  // namespace

QString TargetIdentity::display() const
{
    return displayTarget(host, port, database);
}

Result<TargetIdentity> identify(Session &session, const JobContext &context)
{
    const auto facts = session.execute(factsQuery, context);
    if (!facts)
        return facts.error();
    const auto systemIdentifier = controlValue(session, "pg_control_system", "system_identifier", context);
    if (!systemIdentifier)
        return systemIdentifier.error();
    const auto timeline = controlValue(session, "pg_control_checkpoint", "timeline_id", context);
    if (!timeline)
        return timeline.error();
    const auto &row = facts->rows[0];
    TargetIdentity identity;
    identity.host = session.host();
    identity.port = session.port();
    identity.database = QString::fromUtf8(row[0]);
    identity.user = QString::fromUtf8(row[1]);
    identity.serverVersion = QString::fromUtf8(row[2]).section(u' ', 0, 0);
    identity.serverVersionNum = row[3].toInt();
    identity.systemIdentifier = *systemIdentifier;
    identity.databaseOid = row[4].toLongLong();
    identity.timeline = timeline->toInt();
    identity.inRecovery = row[5] == "t";
    identity.readOnly = row[6] == "t";
    const auto enrolment = row[7] == "t" ? storedEnrolment(session, context) : Result<QString>(QString());
    if (!enrolment)
        return enrolment.error();
    identity.enrolment = *enrolment;
    return identity;
}

Status requireSameDatabase(const TargetIdentity &expected, const TargetIdentity &actual)
{
    const bool bothKnown = !expected.systemIdentifier.isEmpty() && !actual.systemIdentifier.isEmpty();
    if (bothKnown && expected.systemIdentifier != actual.systemIdentifier)
        return wrongTarget(
            QT_TRANSLATE_NOOP("app", "This is another server: the plan was made for system identifier %1, this is %2."),
            expected.systemIdentifier, actual.systemIdentifier);
    if (!bothKnown && (expected.host != actual.host || expected.port != actual.port))
        return wrongTarget(QT_TRANSLATE_NOOP("app", "This is another server: the plan was made for %1, this is %2."),
                           expected.display(), actual.display());
    if (expected.database != actual.database)
        return wrongTarget(
            QT_TRANSLATE_NOOP("app", "This is another database: the plan was made for “%1”, this is “%2”."),
            expected.database, actual.database);
    if (expected.databaseOid != actual.databaseOid)
        return wrongTarget(
            QT_TRANSLATE_NOOP("app", "The database was made anew since the plan: its OID was %1 and is %2."),
            QString::number(expected.databaseOid), QString::number(actual.databaseOid));
    if (!expected.enrolment.isEmpty() && expected.enrolment != actual.enrolment)
        return wrongTarget(QT_TRANSLATE_NOOP("app",
                                             "This is another target: the plan was made for the one that is enrolled "
                                             "as “%1”, this is “%2”."),
                           expected.enrolment, actual.enrolment);
    return Done{};
}

Status requireSameTarget(const TargetIdentity &expected, const TargetIdentity &actual)
{
    if (Status same = requireSameDatabase(expected, actual); !same)
        return same;
    if (expected.inRecovery != actual.inRecovery)
        return wrongTarget(actual.inRecovery ? QT_TRANSLATE_NOOP("app", "%1 was the primary and is a standby now.")
                                             : QT_TRANSLATE_NOOP("app", "%1 was a standby and is the primary now."),
                           expected.display(), {});
    const bool areTimelinesKnown = expected.timeline > 0 && actual.timeline > 0;
    if (areTimelinesKnown && expected.timeline != actual.timeline)
        return wrongTarget(QT_TRANSLATE_NOOP("app",
                                             "The server changed its timeline from %1 to %2: it failed over or was "
                                             "recovered since the plan was made, and commits may be missing."),
                           QString::number(expected.timeline), QString::number(actual.timeline));
    if (!expected.user.isEmpty() && expected.user != actual.user)
        return wrongTarget(QT_TRANSLATE_NOOP("app", "This is another role: the plan was made as “%1”, this is “%2”."),
                           expected.user, actual.user);
    return Done{};
}

}  // namespace lockstep
