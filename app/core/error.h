// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/message.h"

#include <QByteArray>

#include <optional>

namespace lockstep {

/// Every way the engine can fail. Ids and exit statuses stand in error.cpp, one row each; ids are written to the
/// journal and to JSON, so they are never renamed.
enum class ErrorCode {
    Cancelled,  ///< the person asked to stop
    BadRequest,  ///< an option or argument that cannot be used
    FolderMissing,  ///< the project folder is not there
    LayoutUnknown,  ///< no layout recognised in the folder
    LayoutAmbiguous,  ///< more than one layout; --layout decides
    FileUnreadable,  ///< a file that cannot be opened, read or written
    FileMalformed,  ///< a file that was read and makes no sense
    TargetUnknown,  ///< no target given, or an environment that is not in lockstep.toml
    ServerUnreachable,  ///< no answer from host and port
    LoginRefused,  ///< password, role, pg_hba.conf or database refused
    ConnectionLost,  ///< an open connection broke
    PrivilegeMissing,  ///< SQLSTATE 42501 and its like
    ServerUnsuitable,  ///< wrong version, a standby, a transaction-mode pooler, a read-only database
    WrongTarget,  ///< not the server and database that the plan was made for
    PolicyRefused,  ///< a confirmation, backup or sign-off that the policy asks for is missing
    PlanChanged,  ///< files or ledger differ from the plan that was confirmed
    SqlFailed,  ///< PostgreSQL rejected a statement
    LockTimeout,  ///< SQLSTATE 55P03: lock_timeout ran out
    LedgerBusy,  ///< another tool or console holds the ledger's lock
    ProgramMissing,  ///< pg_dump, initdb … not installed or too old
    ProgramFailed,  ///< a client program ended with an error
    DiskFull,  ///< no space left where we write
    JournalUnusable,  ///< the journal cannot be opened or written
    StepUndone,  ///< a step failed; the database is as before it
    StepPartial,  ///< a step failed and left effects
    CheckFailed,  ///< a check of preflight or verify says no
};

/// What PostgreSQL said of a failed statement. Texts are the server's, in its language.
struct SqlErrorInfo
{
    QByteArray sqlState;  ///< five characters, for example "42P01"
    QString message{};  ///< the primary line, without "ERROR:"
    QString detail{};
    QString hint{};
    QString context{};
    qsizetype bytePosition = -1;  ///< 0-based byte offset into the statement as sent, or -1 when unknown
};

/// Why something could not be done.
struct Error
{
    ErrorCode code{};
    Message message;  ///< what went wrong and to what, for people; never a secret
    QString detail{};  ///< verbatim from the server, a tool or the system; never translated
    Message hint{};  ///< what to do next; may be empty
    std::optional<SqlErrorInfo> sql{};
    QString file{};  ///< the file at fault, when there is one
    int line = 0;  ///< 1-based line in `file`, or 0
};

/// Stable id for journal and JSON, for example "connection-lost".
QLatin1StringView errorId(ErrorCode code);

/// The command line's exit status for this error, from CLI.md's table.
int exitStatus(ErrorCode code);

/// The whole error as lines of text for a terminal or a dialog: message, file and line, SQLSTATE, detail, hint.
QString describe(const Error &error);

}  // namespace lockstep
