// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/postgres/sandbox.h"

#include "app/postgres/conninfo.h"
#include "app/postgres/postmaster.h"
#include "app/postgres/sandboxplace.h"
#include "app/postgres/sandboxserver.h"
#include "app/postgres/session.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <chrono>
#include <fcntl.h>
#include <sys/file.h>
#include <thread>
#include <unistd.h>

namespace lockstep {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// A file to lock; the system lets go of it when the process ends, however it ends.
class LockFile
{
public:
    static Result<std::unique_ptr<LockFile>> open(const QString &path)
    {
        QDir().mkpath(QFileInfo(path).path());
        const int descriptor = ::open(QFile::encodeName(path).constData(), O_CREAT | O_RDWR | O_CLOEXEC, 0600);
        if (descriptor < 0)
            return sandboxFileError(QT_TRANSLATE_NOOP("app", "Cannot write %1."), path, errno);
        return std::unique_ptr<LockFile>(new LockFile(descriptor));
    }
    ~LockFile() { ::close(m_descriptor); }
    Q_DISABLE_COPY_MOVE(LockFile)

    /// LOCK_SH or LOCK_EX; also turns the one into the other.
    bool tryLock(int operation) { return ::flock(m_descriptor, operation | LOCK_NB) == 0; }
    Status lock(int operation, const JobContext &context)
    {
        while (!tryLock(operation)) {
            if (Status go = context.checkpoint(); !go)
                return go;
            std::this_thread::sleep_for(20ms);
        }
        return Done{};
    }

private:
    explicit LockFile(int descriptor)
        : m_descriptor(descriptor)
    { }

    int m_descriptor;
};

namespace {

ConnectionUrl urlIn(const SandboxPlace &place, const QString &database)
{
    ConnectionUrl url;
    url.host = place.socketFolder;
    url.port = sandboxPort;
    url.database = database;
    url.user = QString::fromLatin1(sandboxOwner);
    url.conninfo = conninfoOf({{"host", place.socketFolder.toUtf8()},
                               {"port", QByteArray::number(sandboxPort)},
                               {"dbname", database.toUtf8()},
                               {"user", sandboxOwner}});
    return url;
}

QString versionText(int number)
{
    return u"%1.%2"_s.arg(number / 10000).arg(number % 10000);
}

/// The state with `running` when the server takes a session.
Result<SandboxState> look(const SandboxPlace &place, const JobContext &context)
{
    SandboxState state;
    state.folder = place.folder;
    state.socketFolder = place.socketFolder;
    if (!QFile::exists(u"%1/.s.PGSQL.%2"_s.arg(place.socketFolder).arg(sandboxPort)))
        return state;
    state.url = urlIn(place, u"postgres"_s);
    if (const auto session = Session::open(state.url, context)) {
        state.running = true;
        state.version = versionText((*session)->serverVersion());
    } else if (session.error().code == ErrorCode::Cancelled) {
        return session.error();
    }
    return state;
}

Error notAnswering(const SandboxPlace &place)
{
    return {ErrorCode::ProgramFailed,
            {QT_TRANSLATE_NOOP("app", "The private PostgreSQL in %1 was started and does not answer."), {place.folder}},
            serverLogTail(place)};
}

Result<SandboxState> startIn(const SandboxPlace &place, const JobContext &context)
{
    auto state = look(place, context);
    if (!state || state->running)
        return state;
    if (Status up = bringUpServer(place, context); !up)
        return up.error();
    state = look(place, context);
    return !state || state->running ? state : notAnswering(place);
}

Status markAsKept(const SandboxPlace &place)
{
    QFile mark(place.keptFile);
    if (!mark.open(QIODevice::WriteOnly))
        return sandboxFileError(QT_TRANSLATE_NOOP("app", "Cannot write %1."), place.keptFile, errno);
    return Done{};
}

/// Runs `work` on the sandbox's place under its lock.
template <typename Work>
Status locked(const JobContext &context, Work work)
{
    const auto place = sandboxPlace();
    if (!place)
        return place.error();
    const auto lock = LockFile::open(place->lockFile);
    if (!lock)
        return lock.error();
    if (Status taken = (*lock)->lock(LOCK_EX, context); !taken)
        return taken;
    return work(*place);
}

Result<std::unique_ptr<Session>> maintenanceSession(const JobContext &context)
{
    const auto place = sandboxPlace();
    if (!place)
        return place.error();
    return Session::open(urlIn(*place, u"postgres"_s), context);
}

}  // namespace

Result<SandboxState> sandboxState(const JobContext &context)
{
    const auto place = sandboxPlace();
    if (!place)
        return place.error();
    auto state = look(*place, context);
    if (!state || state->running)
        return state;
    const auto server = chooseServer(*place, context);
    if (!server && server.error().code == ErrorCode::Cancelled)
        return server.error();
    state->version = server ? server->version : QString();
    return state;
}

Result<SandboxState> startSandbox(const JobContext &context)
{
    if (Status go = context.checkpoint(); !go)
        return std::move(go).error();
    Result<SandboxState> state = SandboxState();
    const Status started = locked(context, [&](const SandboxPlace &place) -> Status {
        state = startIn(place, context);
        return Done{};
    });
    return started ? state : started.error();
}

Result<SandboxState> keepSandbox(const JobContext &context)
{
    Result<SandboxState> state = SandboxState();
    const Status kept = locked(context, [&](const SandboxPlace &place) -> Status {
        state = startIn(place, context);
        return state ? markAsKept(place) : Status(Done{});
    });
    return kept ? state : kept.error();
}

Status stopSandbox(const JobContext &context)
{
    return locked(context, [](const SandboxPlace &place) { return takeDownServer(place); });
}

Status resetSandbox(const JobContext &context)
{
    return locked(context, [](const SandboxPlace &place) -> Status {
        if (Status cleared = takeDownServer(place); !cleared)
            return cleared;
        for (const QString &folder : {place.folder, place.socketFolder}) {
            if (!QDir(folder).removeRecursively())
                return sandboxFileError(QT_TRANSLATE_NOOP("app", "Cannot remove %1."), folder, errno);
        }
        return Done{};
    });
}

Result<ConnectionUrl> sandboxDatabase(const QString &name, const JobContext &context)
{
    auto session = maintenanceSession(context);
    if (!session)
        return session.error();
    const auto known = (*session)->execute("SELECT 1 FROM pg_database WHERE datname = $1", {name.toUtf8()}, context);
    if (!known)
        return known.error();
    if (known->rows.empty()) {
        const auto created = (*session)->execute("CREATE DATABASE " + quotedIdentifier(name), context);
        // 42P04 and 23505: another session created it meanwhile.
        if (!created
            && !(created.error().sql && QByteArrayList{"42P04", "23505"}.contains(created.error().sql->sqlState)))
            return created.error();
    }
    const auto place = sandboxPlace();
    return urlIn(*place, name);
}

Status dropSandboxDatabase(const QString &name, const JobContext &context)
{
    auto session = maintenanceSession(context);
    if (!session)
        return session.error();
    const auto dropped
        = (*session)->execute("DROP DATABASE IF EXISTS " + quotedIdentifier(name) + " WITH (FORCE)", context);
    if (!dropped)
        return dropped.error();
    return Done{};
}

SandboxUse::SandboxUse()
{
    const auto place = sandboxPlace();
    auto users = place ? LockFile::open(place->usersFile) : Result<std::unique_ptr<LockFile>>(place.error());
    if (!users)
        return;
    m_users = *std::move(users);
    // Waits only while a last user stops the server, and never fails without a stop request.
    (void)m_users->lock(LOCK_SH, {});
}

SandboxUse::~SandboxUse()
{
    const auto place = sandboxPlace();
    if (!m_users || !place || postgresProcesses(place->dataFolder).empty())
        return;
    // One leaves after the other: two at once would each take the other for a user who stays.
    const Status left = locked({}, [this](const SandboxPlace &own) -> Status {
        const bool isLast = m_users->tryLock(LOCK_EX);
        if (!isLast)
            m_users.reset();
        return isLast && !QFile::exists(own.keptFile) ? takeDownServer(own) : Done{};
    });
    if (!left)
        qWarning("%s", qPrintable(describe(left.error())));
}

}  // namespace lockstep
