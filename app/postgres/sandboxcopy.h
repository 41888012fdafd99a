// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/jobcontext.h"
#include "app/project/connectionurl.h"

#include <QStringList>

#include <vector>

namespace lockstep {

struct WantedExtension
{
    QString name{};
    QString version{};
    QString schema{};
};

/// What a database of the sandbox must be like so that another's backup can be restored into it.
struct CopyRequest
{
    QString name{};  ///< of the database to be made
    int serverMajor = 0;  ///< of the server the backup is from
    QString encoding{};
    QString collation{};
    QString characterType{};
    std::vector<WantedExtension> extensions{};
    QStringList roles{};  ///< that row security policies name
    QStringList standIns{};  ///< the source's other roles: made without rights, and the copy's owner may act as them
};

/// A database of the sandbox whose owner is no superuser and may not read or write the server's files.
struct SandboxCopy
{
    QString database{};
    ConnectionUrl url{};  ///< as that owner
    QString server{};  ///< version of the private PostgreSQL
    QStringList schemas{};  ///< made for extensions, so no longer to be restored
    QStringList extensions{};  ///< those that are there
    std::vector<Message> missing{};  ///< what is not as it is in the source, and why
};

/// Starts the sandbox, drops what a killed process left of such copies, and makes the database, empty but for its
/// extensions, which its superuser makes. ServerUnsuitable where the sandbox is of another major version.
Result<SandboxCopy> makeSandboxCopy(const CopyRequest &request, const JobContext &context);
/// One more database that is as the copy is now: nobody may be connected to it. To be dropped as well.
Result<SandboxCopy> cloneSandboxCopy(const SandboxCopy &copy, const QString &name, const JobContext &context);
/// The same database as the sandbox's superuser.
ConnectionUrl asSuperuser(const SandboxCopy &copy);
Status dropSandboxCopy(const SandboxCopy &copy, const JobContext &context);

}  // namespace lockstep
