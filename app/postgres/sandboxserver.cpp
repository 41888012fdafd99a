// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/postgres/sandboxserver.h"

#include "app/core/files.h"
#include "app/postgres/postmaster.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cerrno>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

/// What the server's programs see of our environment: no password, no PG* setting of the user.
QProcessEnvironment serverEnvironment(const SandboxPlace &place)
{
    QProcessEnvironment environment;
    environment.insert(u"PATH"_s, qEnvironmentVariable("PATH"));
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    environment.insert(u"PGDATA"_s, place.dataFolder);
    return environment;
}

Subprocess serverProgram(const SandboxPlace &place, const QString &program, const QStringList &arguments)
{
    return {.program = program,
            .arguments = arguments,
            .environment = serverEnvironment(place),
            .workingFolder = place.folder,
            .user = place.user};
}

QStringList initdbArguments(const SandboxPlace &place, int major)
{
    QStringList arguments{u"-D"_s,
                          place.newDataFolder,
                          u"-A"_s,
                          u"trust"_s,
                          u"-U"_s,
                          QString::fromLatin1(sandboxOwner),
                          u"-E"_s,
                          u"UTF8"_s,
                          u"--locale=C.UTF-8"_s,
                          u"--no-sync"_s};
    if (major >= 17)
        arguments << u"--locale-provider=builtin"_s << u"--builtin-locale=C.UTF-8"_s;
    return arguments;
}

/// Durability is nothing to a server whose data may be thrown away; speed is.
QByteArray configuration(const SandboxPlace &place)
{
    QByteArray folder = place.socketFolder.toUtf8();
    folder.replace('"', "\"\"").replace('\'', "''");
    return "\n# Lockstep's private server\n"
           "listen_addresses = ''\n"
           "unix_socket_directories = '\""
        + folder
        + "\"'\n"
          "unix_socket_permissions = 0700\n"
          "port = "
        + QByteArray::number(sandboxPort)
        + "\n"
          "cluster_name = 'lockstep sandbox'\n"
          "max_connections = 50\n"
          "shared_buffers = 32MB\n"
          "max_wal_size = 256MB\n"
          "fsync = off\n"
          "synchronous_commit = off\n"
          "full_page_writes = off\n";
}

Status appendConfiguration(const SandboxPlace &place)
{
    QFile file(place.newDataFolder + u"/postgresql.conf"_s);
    const QByteArray text = configuration(place);
    if (!file.open(QIODevice::Append) || file.write(text) != text.size() || !file.flush())
        return sandboxFileError(QT_TRANSLATE_NOOP("app", "Cannot write %1."), file.fileName(), errno);
    return Done{};
}

Status fillNewDataFolder(const SandboxPlace &place, const ClientProgram &server, const JobContext &context)
{
    const QString initdb = QFileInfo(server.path).dir().filePath(u"initdb"_s);
    const auto made = run(serverProgram(place, initdb, initdbArguments(place, server.major)), context);
    if (!made)
        return made.error();
    return appendConfiguration(place);
}

Status createData(const SandboxPlace &place, const ClientProgram &server, const JobContext &context)
{
    context.report({{QT_TRANSLATE_NOOP("app", "Creating the private PostgreSQL")}});
    QDir part(place.newDataFolder);
    stopPostgres(place.newDataFolder);
    part.removeRecursively();
    if (Status filled = fillNewDataFolder(place, server, context); !filled) {
        part.removeRecursively();
        return filled;
    }
    if (!QDir().rename(place.newDataFolder, place.dataFolder))
        return sandboxFileError(QT_TRANSLATE_NOOP("app", "Cannot write %1."), place.dataFolder, errno);
    return Done{};
}

Error notStopped(const SandboxPlace &place)
{
    return {ErrorCode::ProgramFailed,
            {QT_TRANSLATE_NOOP("app", "The private PostgreSQL in %1 does not stop."), {place.folder}},
            {},
            {QT_TRANSLATE_NOOP("app", "End its processes by hand, then try again.")}};
}

Status launch(const SandboxPlace &place, const ClientProgram &server, const JobContext &context)
{
    context.report({{QT_TRANSLATE_NOOP("app", "Starting the private PostgreSQL")}});
    QFile::remove(place.logFile);
    // The data folder comes from the environment and the log's name is relative: pg_ctl pastes both into a shell
    // command.
    const QStringList arguments{u"start"_s, u"-w"_s, u"-t"_s, u"60"_s, u"-l"_s, u"server.log"_s};
    // Not to be interrupted: a server between its fork and its data folder could not be found again. It takes moments.
    const auto started = run(serverProgram(place, server.path, arguments), {});
    const Status go = context.checkpoint();
    if (started && go)
        return Done{};
    stopPostgres(place.dataFolder);
    if (!go)
        return go;
    Error error = started.error();
    if (const QString log = serverLogTail(place); !log.isEmpty())
        error.detail = log;
    return error;
}

}  // namespace

QString serverLogTail(const SandboxPlace &place)
{
    const auto log = readFile(place.logFile);
    return log ? QString::fromUtf8(log->right(4000)).trimmed() : QString();
}

Result<ClientProgram> chooseServer(const SandboxPlace &place, const JobContext &context)
{
    QFile versionFile(place.dataFolder + u"/PG_VERSION"_s);
    if (!versionFile.open(QIODevice::ReadOnly))
        return findProgram(u"pg_ctl"_s, 0, context);
    const int major = versionFile.readAll().trimmed().toInt();
    const auto programs = findPrograms(u"pg_ctl"_s, context);
    if (!programs)
        return programs.error();
    const auto fits = [major](const ClientProgram &program) { return program.major == major; };
    const auto found = std::find_if(programs->begin(), programs->end(), fits);
    if (found != programs->end())
        return *found;
    return Error{
        ErrorCode::ProgramMissing,
        {QT_TRANSLATE_NOOP("app", "The sandbox was made by PostgreSQL %1, which is not installed here."),
         {QString::number(major)}},
        {},
        {QT_TRANSLATE_NOOP("app", "Install it, or remove the sandbox with all its databases: lockstep sandbox reset")}};
}

Status takeDownServer(const SandboxPlace &place)
{
    // Removing the marks of a running server would let a second one into its data: first no process may be left.
    if (!stopPostgres(place.dataFolder))
        return notStopped(place);
    QFile::remove(place.keptFile);
    QFile::remove(place.dataFolder + u"/postmaster.pid"_s);
    const QString socket = u"%1/.s.PGSQL.%2"_s.arg(place.socketFolder).arg(sandboxPort);
    QFile::remove(socket);
    QFile::remove(socket + u".lock"_s);
    return Done{};
}

Status bringUpServer(const SandboxPlace &place, const JobContext &context)
{
    if (Status folders = createSandboxFolders(place); !folders)
        return folders;
    const auto server = chooseServer(place, context);
    if (!server)
        return server.error();
    if (Status cleared = takeDownServer(place); !cleared)
        return cleared;
    if (!QFile::exists(place.dataFolder)) {
        if (Status created = createData(place, *server, context); !created)
            return created;
    }
    return launch(place, *server, context);
}

}  // namespace lockstep
