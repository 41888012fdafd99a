// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/result.h"
#include "app/postgres/subprocess.h"

#include <QString>

#include <optional>

namespace lockstep {

/// Where the sandbox of this state folder lives, and as whom it runs.
struct SandboxPlace
{
    QString folder{};  ///< holds all below, mode 0700
    QString dataFolder{};
    QString newDataFolder{};  ///< what initdb fills before it becomes the data folder
    QString socketFolder{};  ///< mode 0700; short enough for a socket's path
    QString logFile{};
    QString lockFile{};  ///< in the state folder, ours: held while the server is started or stopped
    QString usersFile{};  ///< likewise: held, shared, by whoever uses the server
    QString keptFile{};  ///< there while the server is to outlive its users
    std::optional<ProgramUser> user{};  ///< whom root becomes
};

/// Looks, and creates nothing. Root, whom PostgreSQL refuses, gets the user `postgres` or `nobody`, and a folder under
/// /var/lib/lockstep where that user cannot reach the state folder. ServerUnsuitable when there is no such user.
Result<SandboxPlace> sandboxPlace();

/// Creates the place's folders, owned by its user. FileUnreadable when that is not possible, also when somebody else
/// owns the socket folder.
Status createSandboxFolders(const SandboxPlace &place);

/// FileUnreadable, or DiskFull, with the system's words for errno `number`; `what` names the path as %1.
Error sandboxFileError(const char *what, const QString &path, int number);

}  // namespace lockstep
