// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/postgres/sandboxplace.h"

#include "app/core/files.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <array>
#include <cerrno>
#include <pwd.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace lockstep {
namespace {

using namespace Qt::StringLiterals;

std::optional<ProgramUser> userNamed(const char *name)
{
    std::array<char, 4096> buffer{};
    passwd entry{};
    passwd *found = nullptr;
    ::getpwnam_r(name, &entry, buffer.data(), buffer.size(), &found);
    if (!found)
        return std::nullopt;
    return ProgramUser{found->pw_uid, found->pw_gid};
}

Result<std::optional<ProgramUser>> userForServer()
{
    if (::geteuid() != 0)
        return std::optional<ProgramUser>{};
    for (const char *const name : {"postgres", "nobody"}) {
        if (const auto user = userNamed(name))
            return user;
    }
    return Error{
        ErrorCode::ServerUnsuitable,
        {QT_TRANSLATE_NOOP("app", "PostgreSQL does not run as root, and there is no user “postgres” or “nobody”.")},
        {},
        {QT_TRANSLATE_NOOP("app", "Start Lockstep as an ordinary user, or create the user “postgres”.")}};
}

bool mayEnter(const struct stat &folder, const ProgramUser &user)
{
    if (folder.st_uid == user.uid)
        return (folder.st_mode & S_IXUSR) != 0;
    if (folder.st_gid == user.gid)
        return (folder.st_mode & S_IXGRP) != 0;
    return (folder.st_mode & S_IXOTH) != 0;
}

/// Folders that do not exist yet are ours to create, so they count as reachable.
bool isReachable(const QString &folder, const ProgramUser &user)
{
    QString path = QDir::cleanPath(folder);
    while (true) {
        struct stat facts
        { };
        if (::stat(QFile::encodeName(path).constData(), &facts) == 0 && !mayEnter(facts, user))
            return false;
        const QString parent = QFileInfo(path).path();
        if (parent == path)
            return true;
        path = parent;
    }
}

/// Eight hexadecimal digits that stand for the state folder.
QString stateHash()
{
    return sha256Hex(stateFolder().toUtf8()).left(8);
}

QString shortSocketFolder(const QString &folder, uid_t owner)
{
    const QString inside = folder + u"/socket"_s;
    const qsizetype room = qsizetype(sizeof(sockaddr_un::sun_path)) - 1;
    if (QFile::encodeName(inside + u"/.s.PGSQL.5432"_s).size() <= room)
        return inside;
    return u"/tmp/lockstep-%1-%2"_s.arg(owner).arg(stateHash());
}

Error cannotCreate(const QString &folder, int number)
{
    Error error = sandboxFileError(QT_TRANSLATE_NOOP("app", "Cannot create the folder %1."), folder, number);
    error.hint = {QT_TRANSLATE_NOOP("app", "Set LOCKSTEP_STATE_DIR to a folder that you own.")};
    return error;
}

/// A folder only `user`, or we, may enter. One that exists must be just that: a link or a stranger's folder is refused.
Status createPrivateFolder(const QString &path, const std::optional<ProgramUser> &user)
{
    const QByteArray name = QFile::encodeName(path);
    const bool made = ::mkdir(name.constData(), 0700) == 0;
    if (!made && errno != EEXIST)
        return cannotCreate(path, errno);
    if (made && user && ::lchown(name.constData(), user->uid, user->gid) != 0)
        return cannotCreate(path, errno);
    struct stat facts
    { };
    if (::lstat(name.constData(), &facts) != 0)
        return cannotCreate(path, errno);
    const uid_t owner = user ? user->uid : ::geteuid();
    if (!S_ISDIR(facts.st_mode) || facts.st_uid != owner || (facts.st_mode & 0077) != 0)
        return cannotCreate(path, EPERM);
    return Done{};
}

}  // namespace

Result<SandboxPlace> sandboxPlace()
{
    const auto user = userForServer();
    if (!user)
        return user.error();
    const QString state = stateFolder();
    const bool inState = !*user || isReachable(state, **user);
    SandboxPlace place;
    place.user = *user;
    place.folder = inState ? state + u"/sandbox"_s : u"/var/lib/lockstep/"_s + stateHash();
    place.dataFolder = place.folder + u"/data"_s;
    place.newDataFolder = place.folder + u"/data.part"_s;
    place.socketFolder = shortSocketFolder(place.folder, *user ? (*user)->uid : ::geteuid());
    place.logFile = place.folder + u"/server.log"_s;
    place.lockFile = state + u"/sandbox.lock"_s;
    place.usersFile = state + u"/sandbox.users"_s;
    place.keptFile = place.folder + u"/kept"_s;
    return place;
}

Error sandboxFileError(const char *what, const QString &path, int number)
{
    Error error{
        number == ENOSPC ? ErrorCode::DiskFull : ErrorCode::FileUnreadable, {what, {path}}, qt_error_string(number)};
    error.file = path;
    return error;
}

Status createSandboxFolders(const SandboxPlace &place)
{
    const QString parent = QFileInfo(place.folder).path();
    if (!QDir().mkpath(parent))
        return cannotCreate(parent, errno);
    if (Status made = createPrivateFolder(place.folder, place.user); !made)
        return made;
    return createPrivateFolder(place.socketFolder, place.user);
}

}  // namespace lockstep
