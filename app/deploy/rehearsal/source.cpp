// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deploy/rehearsal/source.h"

#include "app/deploy/backup/prove.h"
#include "app/deploy/backup/source.h"

#include <QCoreApplication>
#include <QTemporaryDir>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// What of the target's surroundings a migration can meet.
struct Surroundings
{
    QStringList roles{};
    QByteArrayList settings{};
    std::vector<Message> unlike{};
};

/// Settings that were made for this database or this role, of those that a session may change itself.
constexpr auto settingsQuery = "SELECT name, setting, unit FROM pg_catalog.pg_settings WHERE context = 'user' AND "
                               "source IN ('database', 'user', 'database user') AND name NOT IN "
                               "('statement_timeout', 'lock_timeout', 'client_min_messages', 'role', "
                               "'session_authorization', 'transaction_timeout', 'log_temp_files') ORDER BY 1";

/// The session's own, which decide what SQL means, wherever they were made.
constexpr auto meaningQuery
    = "SELECT name, setting, NULL FROM pg_catalog.pg_settings WHERE name IN ('TimeZone', 'DateStyle', "
      "'IntervalStyle', 'standard_conforming_strings', 'default_toast_compression', 'default_transaction_isolation') "
      "ORDER BY 1";

/// What only a server as a whole can be set to, and a migration can come up against.
constexpr auto serverQuery
    = "SELECT name, setting FROM pg_catalog.pg_settings WHERE name IN ('max_locks_per_transaction', 'wal_level', "
      "'max_prepared_transactions', 'default_tablespace', 'default_table_access_method', 'shared_preload_libraries') "
      "ORDER BY 1";

constexpr auto rolesQuery = "SELECT rolname FROM pg_catalog.pg_roles WHERE rolname !~ '^pg_' ORDER BY 1";

Status readRows(Session &session, const QByteArray &sql,
                const std::function<void(const std::vector<QByteArray> &)> &take, const JobContext &context)
{
    const auto answer = session.execute(sql, context);
    if (!answer)
        return answer.error();
    for (const auto &row : answer->rows)
        take(row);
    return Done{};
}

/// search_path is a list of names already; anything else is one value.
QByteArray settingOf(const std::vector<QByteArray> &row)
{
    const QString name = QString::fromUtf8(row[0]);
    const QByteArray set = "SET " + quotedIdentifier(name) + " = ";
    if (name == "search_path"_L1 || name == "DateStyle"_L1 || name == "temp_tablespaces"_L1)
        return "SELECT pg_catalog.set_config(" + quotedLiteral(name) + ", " + quotedLiteral(QString::fromUtf8(row[1]))
            + ", false)";
    return set + quotedLiteral(QString::fromUtf8(row[1]));
}

Status compareServers(Session &target, const ConnectionUrl &sandbox, std::vector<Message> &unlike,
                      const JobContext &context)
{
    const auto own = Session::open(sandbox, context);
    if (!own)
        return own.error();
    std::map<QByteArray, QByteArray> here;
    if (Status read = readRows(
            **own, serverQuery, [&here](const auto &row) { here[row[0]] = row[1]; }, context);
        !read)
        return read;
    return readRows(
        target, serverQuery,
        [&](const auto &row) {
            if (here[row[0]] != row[1])
                unlike.push_back(
                    {QT_TRANSLATE_NOOP("app", "Setting %1: “%2” at the target, “%3” here."),
                     {QString::fromUtf8(row[0]), QString::fromUtf8(row[1]), QString::fromUtf8(here[row[0]])}});
        },
        context);
}

Result<Surroundings> readSurroundings(Session &target, const SandboxState &sandbox, const JobContext &context)
{
    Surroundings found;
    const auto takeSetting = [&found](const auto &row) { found.settings << settingOf(row); };
    for (const char *query : {meaningQuery, settingsQuery}) {
        if (Status read = readRows(target, query, takeSetting, context); !read)
            return std::move(read).error();
    }
    const auto takeRole = [&found](const auto &row) { found.roles << QString::fromUtf8(row[0]); };
    if (Status read = readRows(target, rolesQuery, takeRole, context); !read)
        return std::move(read).error();
    if (Status compared = compareServers(target, sandbox.url, found.unlike, context); !compared)
        return std::move(compared).error();
    return found;
}

Message ownersUnlike()
{
    return {QT_TRANSLATE_NOOP(
        "app",
        "Everything belongs to one role without rights, and no privileges are granted: whether the target's role may "
        "do what the plan does, preflight asks.")};
}

Result<SourceCopy> copyOfHistory(const QString &name, const SandboxState &sandbox, const JobContext &context)
{
    auto copy = makeSandboxCopy({.name = name,
                                 .serverMajor = sandbox.version.section(u'.', 0, 0).toInt(),
                                 .encoding = u"UTF8"_s,
                                 .collation = u"C.UTF-8"_s,
                                 .characterType = u"C.UTF-8"_s},
                                context);
    if (!copy)
        return std::move(copy).error();
    SourceCopy source{.copy = *std::move(copy)};
    source.unlike = source.copy.missing;
    source.unlike.push_back({QT_TRANSLATE_NOOP(
        "app",
        "The copy has the files' own rows alone: what a revert loses of a table's rows, and how long "
        "the plan takes with them, is not shown.")});
    return source;
}

/// pg_dump's schema as a backup, which restoreCopy() knows how to restore.
Result<Backup> schemaOf(const TargetView &view, const QString &folder, const JobContext &context)
{
    const auto session = Session::open(view.url, context);
    if (!session)
        return session.error();
    auto content = readContent(**session, context);
    if (!content)
        return std::move(content).error();
    const int major = view.identity.serverVersionNum / 10000;
    auto dumped = dump(view.url, major, {.path = folder + u"/schema.dump"_s, .withoutRows = true}, context);
    if (!dumped)
        return std::move(dumped).error();
    content->databaseBytes = 0;
    content->tables.clear();
    return Backup{.dump = *std::move(dumped), .source = view.identity, .content = *std::move(content)};
}

Result<SourceCopy> restored(const Backup &backup, const Surroundings &around, const JobContext &context)
{
    auto copy = restoreCopy(backup, context, around.roles);
    if (!copy)
        return std::move(copy).error();
    SourceCopy source{.copy = std::move(copy->place), .unlike = std::move(copy->notRestored)};
    source.settings = around.settings;
    source.unlike.insert(source.unlike.end(), around.unlike.begin(), around.unlike.end());
    source.unlike.push_back(ownersUnlike());
    return source;
}

Result<SourceCopy> copyOfSchema(const TargetView &view, const Surroundings &around, const JobContext &context)
{
    const QTemporaryDir folder;
    const auto schema = schemaOf(view, folder.path(), context);
    if (!schema)
        return schema.error();
    auto source = restored(*schema, around, context);
    if (source)
        source->unlike.push_back(
            {QT_TRANSLATE_NOOP("app",
                               "The copy has the target's schema and none of its rows: how long the plan takes with "
                               "them is not shown.")});
    return source;
}

}  // namespace

Result<SourceCopy> makeSourceCopy(const RehearsalRequest &request, const QString &name, const SandboxState &sandbox,
                                  const JobContext &context)
{
    if (request.source == RehearsalSource::History || !request.target)
        return copyOfHistory(name, sandbox, context);
    const auto session = Session::open(request.target->url, context);
    if (!session)
        return session.error();
    const auto around = readSurroundings(**session, sandbox, context);
    if (!around)
        return around.error();
    if (request.source == RehearsalSource::Schema)
        return copyOfSchema(*request.target, *around, context);
    if (!request.backup)
        return Error{ErrorCode::BadRequest,
                     {QT_TRANSLATE_NOOP("app", "There is no backup to rehearse on.")},
                     {},
                     {QT_TRANSLATE_NOOP("app", "Take one with “lockstep backup”, or rehearse with --from schema.")}};
    return restored(*request.backup, *around, context);
}

}  // namespace lockstep
