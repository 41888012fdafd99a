// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/postgres/sandboxcopy.h"

#include "app/postgres/conninfo.h"
#include "app/postgres/sandbox.h"
#include "app/postgres/sandboxserver.h"
#include "app/postgres/session.h"

#include <QCoreApplication>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <unistd.h>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// Owns what is restored. BYPASSRLS: a table's rows are counted whatever its policies say.
const QString ownerName = u"lockstep_restorer"_s;

ConnectionUrl asUser(ConnectionUrl url, const QString &name)
{
    auto words = conninfoWords(url.conninfo).value_or(std::vector<ConninfoWord>());
    std::erase_if(words, [](const ConninfoWord &word) { return word.keyword == "user"; });
    words.push_back({"user", name.toUtf8()});
    url.conninfo = conninfoOf(words);
    url.user = name;
    return url;
}

Status perform(Session &session, const QByteArray &sql, const JobContext &context)
{
    const auto done = session.execute(sql, context);
    return done ? Status(Done{}) : done.error();
}

/// 42710 and 23505: another made it at the same time.
Status makeRole(Session &session, const QString &name, const QByteArray &rights, const JobContext &context)
{
    const auto known = session.execute("SELECT 1 FROM pg_roles WHERE rolname = $1", {name.toUtf8()}, context);
    if (!known)
        return known.error();
    if (!known->rows.empty())
        return Done{};
    const auto made = session.execute("CREATE ROLE " + quotedIdentifier(name) + ' ' + rights, context);
    const bool isThere
        = !made && made.error().sql && QByteArrayList{"42710", "23505"}.contains(made.error().sql->sqlState);
    return made || isThere ? Status(Done{}) : made.error();
}

constexpr auto standInComment = "Lockstep: stands in for a role of another server";

/// A role that was there before, and is no stand-in, stays somebody else's.
Status makeStandIn(Session &session, const QString &name, const JobContext &context)
{
    const auto known
        = session.execute("SELECT coalesce(shobj_description(oid, 'pg_authid'), '') FROM pg_roles WHERE rolname = $1",
                          {name.toUtf8()}, context);
    if (!known)
        return known.error();
    if (!known->rows.empty() && known->rows[0][0] != standInComment)
        return Done{};
    const QByteArray role = quotedIdentifier(name);
    if (known->rows.empty()) {
        if (Status made = makeRole(session, name, "NOLOGIN", context); !made)
            return made;
        if (Status marked
            = perform(session, "COMMENT ON ROLE " + role + " IS " + quotedLiteral(QString::fromLatin1(standInComment)),
                      context);
            !marked)
            return marked;
    }
    return perform(session, "GRANT " + role + " TO " + quotedIdentifier(ownerName), context);
}

Status makeRoles(Session &session, const CopyRequest &request, const JobContext &context)
{
    if (Status made = makeRole(session, ownerName, "LOGIN BYPASSRLS", context); !made)
        return made;
    for (const QString &role : request.standIns) {
        if (Status made = makeStandIn(session, role, context); !made)
            return made;
    }
    for (const QString &role : request.roles) {
        if (Status made = makeRole(session, role, "NOLOGIN", context); !made)
            return made;
    }
    return Done{};
}

constexpr auto copyComment = "Lockstep: restored copy of process ";

/// Copies of a process that is gone, killed before it could drop them.
Status dropLeftCopies(Session &session, const JobContext &context)
{
    const auto left = session.execute("SELECT d.datname, substring(shobj_description(d.oid, 'pg_database') FROM "
                                      "'^Lockstep: restored copy of process (\\d+)$') FROM pg_database AS d "
                                      "WHERE shobj_description(d.oid, 'pg_database') LIKE 'Lockstep: restored copy%'",
                                      context);
    if (!left)
        return left.error();
    for (const auto &row : left->rows) {
        const int process = row[1].toInt();
        const bool isGone = process > 0 && ::kill(process, 0) != 0 && errno == ESRCH;
        if (!isGone)
            continue;
        if (Status dropped = perform(
                session, "DROP DATABASE IF EXISTS " + quotedIdentifier(QString::fromUtf8(row[0])) + " WITH (FORCE)",
                context);
            !dropped)
            return dropped;
    }
    return Done{};
}

Status markAsOurs(Session &session, const QString &database, const JobContext &context)
{
    return perform(session,
                   "COMMENT ON DATABASE " + quotedIdentifier(database) + " IS "
                       + quotedLiteral(QString::fromLatin1(copyComment) + QString::number(::getpid())),
                   context);
}

/// With the source's collation, or, where this machine lacks it, with "C", and says so.
Status makeDatabase(Session &session, const CopyRequest &request, SandboxCopy &copy, const JobContext &context)
{
    const QByteArray create = "CREATE DATABASE " + quotedIdentifier(request.name) + " OWNER "
        + quotedIdentifier(ownerName) + " TEMPLATE template0 ENCODING " + quotedLiteral(request.encoding);
    const auto with = [&](const QString &collation, const QString &characterType) {
        return create + " LC_COLLATE " + quotedLiteral(collation) + " LC_CTYPE " + quotedLiteral(characterType);
    };
    const auto made = session.execute(with(request.collation, request.characterType), context);
    if (made || made.error().code == ErrorCode::Cancelled)
        return made ? Status(Done{}) : made.error();
    copy.missing.push_back(
        {QT_TRANSLATE_NOOP("app", "Collation %1: this machine lacks it, C stood in for it."), {request.collation}});
    return perform(session, with(u"C"_s, u"C"_s), context);
}

Result<bool> isAvailable(Session &session, const WantedExtension &wanted, bool withVersion, const JobContext &context)
{
    const auto answer
        = session.execute("SELECT 1 FROM pg_available_extension_versions WHERE name = $1 AND ($2 = '' OR "
                          "version = $2)",
                          {wanted.name.toUtf8(), withVersion ? wanted.version.toUtf8() : QByteArray("")}, context);
    return answer ? Result<bool>(!answer->rows.empty()) : answer.error();
}

Status makeExtension(Session &session, const WantedExtension &wanted, SandboxCopy &copy, const JobContext &context)
{
    const auto exact = isAvailable(session, wanted, true, context);
    const auto any = exact ? isAvailable(session, wanted, false, context) : exact;
    if (!any)
        return any.error();
    if (!*any) {
        copy.missing.push_back(
            {QT_TRANSLATE_NOOP("app", "Extension %1: it is not installed on this machine."), {wanted.name}});
        return Done{};
    }
    if (!*exact)
        copy.missing.push_back(
            {QT_TRANSLATE_NOOP("app", "Extension %1: version %2 is not installed on this machine, another stood in."),
             {wanted.name, wanted.version}});
    const auto schema
        = session.execute("SELECT 1 FROM pg_namespace WHERE nspname = $1", {wanted.schema.toUtf8()}, context);
    if (!schema)
        return schema.error();
    if (schema->rows.empty()) {
        if (Status made = perform(session,
                                  "CREATE SCHEMA " + quotedIdentifier(wanted.schema) + " AUTHORIZATION "
                                      + quotedIdentifier(ownerName),
                                  context);
            !made)
            return made;
        copy.schemas << wanted.schema;
    }
    copy.extensions << wanted.name;
    return perform(session,
                   "CREATE EXTENSION IF NOT EXISTS " + quotedIdentifier(wanted.name) + " SCHEMA "
                       + quotedIdentifier(wanted.schema)
                       + (*exact ? " VERSION " + quotedLiteral(wanted.version) : QByteArray()) + " CASCADE",
                   context);
}

/// Foreign tables need a wrapper that their owner may use. None of them leads anywhere: no user mapping is restored.
constexpr auto grantWrappers = R"(
DO $$ DECLARE w name; BEGIN
    FOR w IN SELECT fdwname FROM pg_foreign_data_wrapper LOOP
        EXECUTE format('GRANT USAGE ON FOREIGN DATA WRAPPER %I TO lockstep_restorer', w);
    END LOOP;
END $$
)";

Status furnish(const ConnectionUrl &url, const CopyRequest &request, SandboxCopy &copy, const JobContext &context)
{
    const auto session = Session::open(url, context);
    if (!session)
        return session.error();
    for (const WantedExtension &wanted : request.extensions) {
        if (Status made = makeExtension(**session, wanted, copy, context); !made)
            return made;
    }
    return perform(**session, grantWrappers, context);
}

Status requireMajor(const SandboxState &state, int major)
{
    const int own = state.version.section(u'.', 0, 0).toInt();
    if (own == major)
        return Done{};
    return Error{
        ErrorCode::ServerUnsuitable,
        {QT_TRANSLATE_NOOP("app", "The private PostgreSQL is version %1; this backup is from version %2."),
         {QString::number(own), QString::number(major)}},
        {},
        {QT_TRANSLATE_NOOP(
             "app", "Install the package postgresql-%1, and make the private PostgreSQL anew: lockstep sandbox reset"),
         {QString::number(major)}}};
}

}  // namespace

Result<SandboxCopy> makeSandboxCopy(const CopyRequest &request, const JobContext &context)
{
    const auto state = startSandbox(context);
    if (!state)
        return state.error();
    if (Status same = requireMajor(*state, request.serverMajor); !same)
        return std::move(same).error();
    const ConnectionUrl url = withDatabase(state->url, request.name);
    SandboxCopy copy{.database = request.name, .url = asUser(url, ownerName), .server = state->version};
    {
        const auto session = Session::open(state->url, context);
        if (!session)
            return session.error();
        if (Status dropped = dropLeftCopies(**session, context); !dropped)
            return std::move(dropped).error();
        if (Status made = makeRoles(**session, request, context); !made)
            return std::move(made).error();
        if (Status made = makeDatabase(**session, request, copy, context); !made)
            return std::move(made).error();
        if (Status marked = markAsOurs(**session, copy.database, context); !marked)
            return std::move(marked).error();
    }
    if (Status furnished = furnish(url, request, copy, context); !furnished) {
        (void)dropSandboxCopy(copy, {});
        return std::move(furnished).error();
    }
    return copy;
}

Result<SandboxCopy> cloneSandboxCopy(const SandboxCopy &copy, const QString &name, const JobContext &context)
{
    SandboxCopy clone = copy;
    clone.database = name;
    clone.url = withDatabase(copy.url, name);
    const auto session = Session::open(withDatabase(asSuperuser(copy), u"postgres"_s), context);
    if (!session)
        return session.error();
    if (Status made = perform(**session,
                              "CREATE DATABASE " + quotedIdentifier(name) + " OWNER " + quotedIdentifier(ownerName)
                                  + " TEMPLATE " + quotedIdentifier(copy.database),
                              context);
        !made)
        return std::move(made).error();
    if (Status marked = markAsOurs(**session, name, context); !marked)
        return std::move(marked).error();
    return clone;
}

ConnectionUrl asSuperuser(const SandboxCopy &copy)
{
    return asUser(copy.url, QString::fromLatin1(sandboxOwner));
}

Status dropSandboxCopy(const SandboxCopy &copy, const JobContext &context)
{
    return dropSandboxDatabase(copy.database, context);
}

}  // namespace lockstep
