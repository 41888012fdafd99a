// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/postgres/identity.h"

#include <QCoreApplication>

#include <array>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

constexpr auto factsQuery = R"(
SELECT current_database(), current_user, current_setting('server_version'), current_setting('server_version_num'),
       (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database()),
       pg_catalog.pg_is_in_recovery(),
       current_setting('default_transaction_read_only')::boolean OR pg_catalog.pg_is_in_recovery(),
       EXISTS (SELECT FROM pg_catalog.pg_attribute AS a JOIN pg_catalog.pg_class AS c ON c.oid = a.attrelid
               JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
               WHERE n.nspname = 'lockstep' AND c.relname = 'enrolment' AND a.attname = 'id' AND NOT a.attisdropped
                 AND has_schema_privilege(n.oid, 'USAGE') AND has_column_privilege(c.oid, a.attnum, 'SELECT')),
       has_function_privilege(to_regprocedure('pg_catalog.pg_control_system()'), 'EXECUTE'),
       has_function_privilege(to_regprocedure('pg_catalog.pg_control_checkpoint()'), 'EXECUTE')
)";

/// What not every server has, nor every role may ask: the facts say whether, in their column, because a refused
/// question would abort a transaction of the caller.
struct Further
{
    std::size_t allowed = 0;
    const char *sql = "";
};

constexpr std::array further{Further{8, "SELECT system_identifier FROM pg_catalog.pg_control_system()"},
                             Further{9, "SELECT timeline_id FROM pg_catalog.pg_control_checkpoint()"},
                             Further{7, "SELECT min(id::text) FROM lockstep.enrolment"}};

/// Each one's only cell, empty where it may not be asked.
Result<std::array<QString, further.size()>> askFurther(Session &session, const std::vector<QByteArray> &facts,
                                                       const JobContext &context)
{
    QByteArrayList questions;
    for (const Further &each : further) {
        if (facts[each.allowed] == "t")
            questions << each.sql;
    }
    if (Status sent = session.send(questions, context); !sent)
        return std::move(sent).error();
    const auto answers = session.answers();
    if (!answers)
        return answers.error();
    std::array<QString, further.size()> values;
    std::size_t next = 0;
    for (std::size_t i = 0; i < further.size(); ++i) {
        if (facts[further[i].allowed] == "t")
            values[i] = QString::fromUtf8((*answers)[next++].rows.at(0).at(0));
    }
    return values;
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
    const auto &row = facts->rows[0];
    const auto more = askFurther(session, row, context);
    if (!more)
        return more.error();
    const auto &[systemIdentifier, timeline, enrolment] = *more;
    TargetIdentity identity;
    identity.host = session.host();
    identity.port = session.port();
    identity.database = QString::fromUtf8(row[0]);
    identity.user = QString::fromUtf8(row[1]);
    identity.serverVersion = QString::fromUtf8(row[2]).section(u' ', 0, 0);
    identity.serverVersionNum = row[3].toInt();
    identity.systemIdentifier = systemIdentifier;
    identity.databaseOid = row[4].toLongLong();
    identity.timeline = timeline.toInt();
    identity.inRecovery = row[5] == "t";
    identity.readOnly = row[6] == "t";
    identity.enrolment = enrolment;
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
