// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/rehearsal/place.h"

#include "app/deploy/rehearsal/source.h"
#include "app/deploy/targetsession.h"
#include "app/postgres/dump.h"
#include "app/postgres/sandbox.h"

#include <QCoreApplication>
#include <QUuid>

#include <algorithm>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// What leads to other servers: a foreign server is of no use without a user mapping, and a database link without the
/// functions that open one. PostgreSQL has no right for either that a database's owner would not have.
constexpr auto guardSql = R"(
CREATE SCHEMA lockstep_guard;
CREATE FUNCTION lockstep_guard.refuse() RETURNS event_trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a rehearsal may not reach other servers: % is refused', tg_tag USING ERRCODE = '42501';
END $$;
CREATE EVENT TRIGGER lockstep_guard ON ddl_command_start WHEN TAG IN ('CREATE USER MAPPING', 'ALTER USER MAPPING')
    EXECUTE FUNCTION lockstep_guard.refuse();
)";

constexpr auto revokeLinks = R"(
DO $$ DECLARE f regprocedure; BEGIN
    FOR f IN SELECT p.oid FROM pg_catalog.pg_proc AS p
             JOIN pg_catalog.pg_depend AS d ON d.classid = 'pg_catalog.pg_proc'::regclass AND d.objid = p.oid
                  AND d.deptype = 'e'
             JOIN pg_catalog.pg_extension AS e ON e.oid = d.refobjid
             WHERE e.extname IN ('dblink', 'postgres_fdw', 'file_fdw', 'pg_cron', 'http', 'pg_net') LOOP
        EXECUTE pg_catalog.format('REVOKE EXECUTE ON FUNCTION %s FROM PUBLIC', f);
    END LOOP;
END $$
)";

/// The role's own in that database, which it may not change.
QByteArrayList limitsOf(const SandboxCopy &copy, qint64 temporaryBytes)
{
    const QByteArray alter
        = "ALTER ROLE " + quotedIdentifier(copy.url.user) + " IN DATABASE " + quotedIdentifier(copy.database) + " SET ";
    const qint64 kilobytes = std::clamp<qint64>(temporaryBytes / 1024, 1024, 2'000'000'000);
    return {alter + "temp_file_limit = " + QByteArray::number(kilobytes), alter + "log_temp_files = 0"};
}

QByteArrayList sessionLimits(const RehearsalRequest &request, int major)
{
    QByteArrayList settings{"SET client_min_messages = log",
                            "SET statement_timeout = " + QByteArray::number(qint64(request.statementTimeout.count()))};
    // A server that works on for a client which is gone would have to be looked for.
    if (major >= 14)
        settings << "SET client_connection_check_interval = '1s'";
    return settings;
}

Status runEach(const ConnectionUrl &url, const QByteArrayList &statements, const JobContext &context)
{
    const auto session = Session::open(url, context);
    if (!session)
        return session.error();
    for (const QByteArray &statement : statements) {
        if (const auto done = (*session)->execute(statement, context); !done)
            return done.error();
    }
    return Done{};
}

QByteArrayList statementsOf(const QByteArray &sql)
{
    const Script script = readScript(sql);
    QByteArrayList statements;
    for (const Statement &statement : script.statements)
        statements << script.text(statement);
    return statements;
}

QString newName()
{
    return u"rehearsal_"_s + QUuid::createUuid().toString(QUuid::Id128).left(16);
}

}  // namespace

Result<std::unique_ptr<RehearsalPlace>> RehearsalPlace::make(const RehearsalRequest &request, const JobContext &context)
{
    std::unique_ptr<RehearsalPlace> place(new RehearsalPlace);
    if (Status filled = place->fill(request, context); !filled)
        return std::move(filled).error();
    return place;
}

Status RehearsalPlace::fill(const RehearsalRequest &request, const JobContext &context)
{
    const auto state = startSandbox(context);
    if (!state)
        return state.error();
    m_folder = state->folder;
    m_growth = request.diskLimitBytes > 0 ? request.diskLimitBytes : freeBytes(state->folder) / 2;
    auto source = makeSourceCopy(request, newName(), *state, context);
    if (!source)
        return std::move(source).error();
    m_base = std::move(source->copy);
    m_unlike = std::move(source->unlike);
    m_settings = sessionLimits(request, state->version.section(u'.', 0, 0).toInt()) + source->settings;
    if (request.target) {
        if (const QByteArray path = searchPathSetting(request.target->url); !path.isEmpty())
            m_settings << path;
    }
    if (Status limited = limit(m_base, context); !limited)
        return limited;
    if (Status measured = measure(context); !measured)
        return measured;
    return guard(m_base, context);
}

Status RehearsalPlace::measure(const JobContext &context)
{
    const auto session = Session::open(m_base.url, context);
    if (!session)
        return session.error();
    const auto size = (*session)->execute("SELECT pg_database_size(current_database())", context);
    if (!size)
        return size.error();
    m_databaseLimit = size->rows[0][0].toLongLong() + m_growth;
    return Done{};
}

Status RehearsalPlace::guard(const SandboxCopy &copy, const JobContext &context) const
{
    return runEach(asSuperuser(copy), statementsOf(guardSql) + QByteArrayList{revokeLinks}, context);
}

/// Each database has its own: a clone gets none of its template's.
Status RehearsalPlace::limit(const SandboxCopy &copy, const JobContext &context) const
{
    return runEach(asSuperuser(copy), limitsOf(copy, m_growth), context);
}

RehearsalPlace::~RehearsalPlace()
{
    for (const SandboxCopy &copy : m_clones)
        (void)dropSandboxCopy(copy, {});
    if (!m_base.database.isEmpty())
        (void)dropSandboxCopy(m_base, {});
}

Result<SandboxCopy> RehearsalPlace::clone(const JobContext &context)
{
    auto copy = cloneSandboxCopy(m_base, newName(), context);
    if (!copy)
        return copy;
    m_clones.push_back(*copy);
    if (Status limited = limit(*copy, context); !limited)
        return std::move(limited).error();
    return copy;
}

Status RehearsalPlace::drop(const SandboxCopy &copy)
{
    std::erase_if(m_clones, [&copy](const SandboxCopy &each) { return each.database == copy.database; });
    return dropSandboxCopy(copy, {});
}

Result<std::unique_ptr<Session>> RehearsalPlace::open(const SandboxCopy &copy, const JobContext &context,
                                                      Session::NoticeSink onNotice) const
{
    auto session = Session::open(copy.url, context, std::move(onNotice));
    if (!session)
        return session;
    for (const QByteArray &setting : m_settings) {
        if (const auto set = (*session)->execute(setting, context); !set)
            return set.error();
    }
    return session;
}

}  // namespace lockstep
