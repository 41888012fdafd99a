// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ledgers/sqitchrows.h"

#include "app/ledgers/rows.h"
#include "app/ledgers/sqitchdependencies.h"
#include "app/ledgers/sqitchregistry.h"
#include "app/migrations/sqitchconf.h"

#include <QCoreApplication>
#include <QCryptographicHash>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

QByteArray fact(const QVariantMap &facts, const char *key)
{
    return facts.value(QLatin1StringView(key)).toString().toUtf8();
}

SqitchUser userOf(const Migration &migration)
{
    const QString name = migration.facts.value(u"userName"_s).toString();
    return name.isEmpty() ? sqitchUser() : SqitchUser{name, migration.facts.value(u"userEmail"_s).toString()};
}

/// Texts as PostgreSQL reads an array.
QByteArray asArray(const QStringList &texts)
{
    QByteArrayList quoted;
    for (const QString &text : texts)
        quoted << '"' + text.toUtf8().replace('\\', "\\\\").replace('"', "\\\"") + '"';
    return '{' + quoted.join(',') + '}';
}

/// A registry without a release was made just now.
Status requireRelease(Session &session, const LedgerPlace &place, const SqitchUser &user, const JobContext &context)
{
    const QByteArray releases = sqitchTable(place, "releases");
    const auto answer = session.execute("SELECT max(version)::text FROM " + releases, context);
    if (!answer)
        return answer.error();
    const QByteArray version = answer->rows[0][0];
    if (version.isNull())
        return perform(session,
                       "INSERT INTO " + releases
                           + " (version, installed_at, installer_name, installer_email)"
                             " VALUES ($1, clock_timestamp(), $2, $3)",
                       {sqitchRegistryVersion, user.name.toUtf8(), user.email.toUtf8()}, context);
    return version == sqitchRegistryVersion ? Status(Done{}) : Status(otherSqitchRegistry(QString::fromUtf8(version)));
}

Status requireProject(Session &session, const LedgerPlace &place, const Migration &migration, const SqitchUser &user,
                      const JobContext &context)
{
    const QByteArray projects = sqitchTable(place, "projects");
    const QByteArray project = fact(migration.facts, "project");
    const QByteArray uri = fact(migration.facts, "uri");
    const auto answer = session.execute("SELECT uri FROM " + projects + " WHERE project = $1", {project}, context);
    if (!answer)
        return answer.error();
    const std::optional<QByteArray> named = uri.isEmpty() ? std::nullopt : std::optional(uri);
    if (answer->rows.empty())
        return perform(session,
                       "INSERT INTO " + projects
                           + " (project, uri, creator_name, creator_email, created_at)"
                             " VALUES ($1, $2, $3, $4, clock_timestamp())",
                       {project, named, user.name.toUtf8(), user.email.toUtf8()}, context);
    const QByteArray registered = answer->rows[0][0];
    if (registered == uri)
        return Done{};
    return Error{ErrorCode::CheckFailed,
                 otherSqitchUri(QString::fromUtf8(project), QString::fromUtf8(uri), QString::fromUtf8(registered))};
}

Status writeTags(Session &session, const LedgerPlace &place, const Migration &migration, const QByteArray &changeId,
                 const QVariantList &tags, const JobContext &context)
{
    const SqitchUser user = userOf(migration);
    for (const QVariant &one : tags) {
        const QVariantMap tag = one.toMap();
        Status written = perform(
            session,
            "INSERT INTO " + sqitchTable(place, "tags")
                + " (tag_id, tag, project, change_id, note, committer_name, committer_email, planned_at, planner_name,"
                  " planner_email, committed_at) SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, clock_timestamp()"
                  " WHERE EXISTS (SELECT 1 FROM "
                + sqitchTable(place, "changes") + " WHERE change_id = $4) AND NOT EXISTS (SELECT 1 FROM "
                + sqitchTable(place, "tags") + " WHERE tag_id = $1)",
            {fact(tag, "id"), fact(tag, "tag"), fact(migration.facts, "project"), changeId, fact(tag, "note"),
             user.name.toUtf8(), user.email.toUtf8(), fact(tag, "plannedAt"), fact(tag, "plannerName"),
             fact(tag, "plannerEmail")},
            context);
        if (!written)
            return written;
    }
    return Done{};
}

/// What `changes` and `events` say alike: $1 to $9.
Session::Parameters common(const Migration &migration)
{
    const QVariantMap &facts = migration.facts;
    const SqitchUser user = userOf(migration);
    const auto orElse = [](const QByteArray &text, const QByteArray &other) { return text.isEmpty() ? other : text; };
    return {migration.ledgerKey().toUtf8(),
            orElse(fact(facts, "change"), migration.name.toUtf8()),
            fact(facts, "project"),
            fact(facts, "note"),
            user.name.toUtf8(),
            user.email.toUtf8(),
            orElse(fact(facts, "plannedAt"), "now"),
            orElse(fact(facts, "plannerName"), user.name.toUtf8()),
            orElse(fact(facts, "plannerEmail"), user.email.toUtf8())};
}

const QByteArray commonColumns = "change_id, change, project, note, committer_name, committer_email, planned_at,"
                                 " planner_name, planner_email, committed_at";
const QByteArray commonValues = "$1, $2, $3, $4, $5, $6, $7, $8, $9, clock_timestamp()";

QStringList tagNames(const Migration &migration)
{
    QStringList names;
    for (const QVariant &tag : migration.facts.value(u"tags"_s).toList())
        names << tag.toMap().value(u"tag"_s).toString();
    return names;
}

Status writeEvent(Session &session, const LedgerPlace &place, const Migration &migration, const QByteArray &event,
                  const JobContext &context)
{
    Session::Parameters parameters = common(migration);
    parameters.push_back(event);
    parameters.push_back(asArray(migration.facts.value(u"requires"_s).toStringList()));
    parameters.push_back(asArray(migration.facts.value(u"conflicts"_s).toStringList()));
    parameters.push_back(asArray(tagNames(migration)));
    return perform(session,
                   "INSERT INTO " + sqitchTable(place, "events") + " (" + commonColumns
                       + ", event, requires, conflicts, tags) SELECT " + commonValues
                       + ", $10, $11, $12, $13 WHERE EXISTS (SELECT 1 FROM " + sqitchTable(place, "projects")
                       + " WHERE project = $3)",
                   parameters, context);
}

Status writeDependencies(Session &session, const LedgerPlace &place, const Migration &migration,
                         const JobContext &context)
{
    const QByteArray registry = quotedIdentifier(sqitchRegistry(place).schema);
    for (const QVariant &one : migration.facts.value(u"dependencies"_s).toList()) {
        const QVariantMap dependency = one.toMap();
        std::optional<QByteArray> id;
        if (fact(dependency, "type") == "require") {
            const auto resolved = resolveSqitchDependency(session, registry, dependency, context);
            if (!resolved)
                return resolved.error();
            if (resolved->isEmpty())
                return Error{ErrorCode::CheckFailed,
                             {QT_TRANSLATE_NOOP("app", "%1 requires %2, which is not deployed here."),
                              {migration.name, dependency.value(u"name"_s).toString()}}};
            id = *resolved;
        }
        if (Status written = perform(
                session,
                "INSERT INTO " + sqitchTable(place, "dependencies")
                    + " (change_id, type, dependency, dependency_id) VALUES ($1, $2, $3, $4)",
                {migration.ledgerKey().toUtf8(), fact(dependency, "type"), fact(dependency, "name"), id}, context);
            !written)
            return written;
    }
    return Done{};
}

/// Another change that is deployed and requires this one; empty for none.
Result<QByteArray> requirerOf(Session &session, const LedgerPlace &place, const QByteArray &id,
                              const JobContext &context)
{
    const auto answer = session.execute("SELECT c.change FROM " + sqitchTable(place, "dependencies") + " d JOIN "
                                            + sqitchTable(place, "changes")
                                            + " c USING (change_id) WHERE d.dependency_id = $1 LIMIT 1",
                                        {id}, context);
    if (!answer)
        return answer.error();
    return answer->rows.empty() ? QByteArray() : answer->rows[0][0];
}

}  // namespace

QByteArray sqitchTable(const LedgerPlace &place, const char *name)
{
    return qualified(sqitchRegistry(place), QString::fromLatin1(name)).toUtf8();
}

QString sqitchScriptHash(const Migration &migration)
{
    return QString::fromLatin1(QCryptographicHash::hash(migration.forward.bytes, QCryptographicHash::Sha1).toHex());
}

Error otherSqitchRegistry(const QString &version)
{
    return {ErrorCode::CheckFailed,
            {QT_TRANSLATE_NOOP("app", "Sqitch's registry has version %1, and Lockstep knows version %2."),
             {version, QString::fromLatin1(sqitchRegistryVersion)}},
            {},
            {QT_TRANSLATE_NOOP("app", "Nothing was written. “sqitch upgrade” brings an older registry up to date.")}};
}

Message otherSqitchUri(const QString &project, const QString &uri, const QString &registered)
{
    return {QT_TRANSLATE_NOOP("app",
                              "The plan of the project %1 names the URI “%2”, and the registry has “%3”; Sqitch "
                              "takes them for two projects."),
            {project, uri, registered}};
}

/// Registers the project, and tags that the change before got only after it was deployed.
Result<QString> beginSqitchChange(Session &session, const LedgerPlace &place, const Migration &migration,
                                  const JobContext &context)
{
    const SqitchUser user = userOf(migration);
    if (Status known = requireRelease(session, place, user, context); !known)
        return std::move(known).error();
    if (Status registered = requireProject(session, place, migration, user, context); !registered)
        return std::move(registered).error();
    if (Status tagged = writeTags(session, place, migration, fact(migration.facts, "previousId"),
                                  migration.facts.value(u"previousTags"_s).toList(), context);
        !tagged)
        return std::move(tagged).error();
    return QString();
}

Status finishSqitchChange(Session &session, const LedgerPlace &place, const Migration &migration, const QString &,
                          std::chrono::nanoseconds, const JobContext &context)
{
    if (const auto registered = beginSqitchChange(session, place, migration, context); !registered)
        return registered.error();
    Session::Parameters parameters = common(migration);
    parameters.push_back(sqitchScriptHash(migration).toUtf8());
    if (Status written = perform(session,
                                 "INSERT INTO " + sqitchTable(place, "changes") + " (" + commonColumns
                                     + ", script_hash) VALUES (" + commonValues + ", $10)",
                                 parameters, context);
        !written)
        return written;
    if (Status written = writeDependencies(session, place, migration, context); !written)
        return written;
    if (Status written = writeTags(session, place, migration, migration.ledgerKey().toUtf8(),
                                   migration.facts.value(u"tags"_s).toList(), context);
        !written)
        return written;
    return writeEvent(session, place, migration, "deploy", context);
}

Status failSqitchChange(Session &session, const LedgerPlace &place, const Migration &migration, const QString &,
                        const QString &, const JobContext &context)
{
    return writeEvent(session, place, migration, "fail", context);
}

/// As `sqitch revert` does, also with --log-only: the event has what the rows said.
Status revertSqitchChange(Session &session, const LedgerPlace &place, const Migration &migration,
                          const JobContext &context)
{
    const QByteArray id = migration.ledgerKey().toUtf8();
    const SqitchUser user = userOf(migration);
    const auto requirer = requirerOf(session, place, id, context);
    if (!requirer)
        return requirer.error();
    if (!requirer->isEmpty())
        return Error{ErrorCode::CheckFailed,
                     {QT_TRANSLATE_NOOP("app", "%1 is required by %2, which is deployed."),
                      {migration.name, QString::fromUtf8(*requirer)}},
                     {},
                     {QT_TRANSLATE_NOOP("app", "Take that one back first.")}};
    const auto named = [&place](const char *type) {
        return "ARRAY(SELECT dependency FROM " + sqitchTable(place, "dependencies")
            + " WHERE change_id = $1 AND type = '" + type + "')";
    };
    const QByteArray event = "INSERT INTO " + sqitchTable(place, "events")
        + " (event, change_id, change, project, note, tags, requires, conflicts, committer_name, committer_email,"
          " planned_at, planner_name, planner_email, committed_at)"
          " SELECT 'revert', change_id, change, project, note, ARRAY(SELECT tag FROM "
        + sqitchTable(place, "tags") + " WHERE change_id = $1), " + named("require") + ", " + named("conflict")
        + ", $2, $3, planned_at, planner_name, planner_email, clock_timestamp() FROM " + sqitchTable(place, "changes")
        + " WHERE change_id = $1";
    if (Status written = perform(session, event, {id, user.name.toUtf8(), user.email.toUtf8()}, context); !written)
        return written;
    for (const char *rows : {"tags", "changes"}) {
        if (Status gone
            = perform(session, "DELETE FROM " + sqitchTable(place, rows) + " WHERE change_id = $1", {id}, context);
            !gone)
            return gone;
    }
    return Done{};
}

}  // namespace lockstep
