// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/postgres/tableprogress.h"
#include "app/project/connectionurl.h"

#include <QStringList>

namespace lockstep {

/// A line of pg_restore --list: one object of a dump.
struct DumpEntry
{
    QByteArray line{};  ///< as pg_restore --use-list takes it back
    qint64 oid = 0;  ///< of the object (of a table's rows: of the table) in the database it came from; 0: none
    QString kind{};  ///< "TABLE", "TABLE DATA", "MATERIALIZED VIEW", "FK CONSTRAINT", …
    QString schema{};  ///< empty where it has none
    QString name{};  ///< with its table before it where pg_restore shows it so ("orders orders_pkey")
};

/// What a dump holds, in the order in which it is restored. ProgramMissing; ProgramFailed where it is no dump.
Result<std::vector<DumpEntry>> dumpEntries(const QString &path, int programMajor, const JobContext &context);

struct RestoreRequest
{
    QString path{};  ///< a dump in custom or directory format
    int jobs = 1;  ///< of pg_restore
    bool keepsOwners = true;  ///< false: all belongs to the role that logs in, and nothing is granted
    bool replaces = false;  ///< into a database that is not empty: what the dump has is dropped first, all in one
                            ///< transaction, so that a failure changes nothing
    std::vector<TableWeight> weights{};  ///< for the progress; without them it tells only what is being done
    std::vector<DumpEntry> only{};  ///< empty: everything
};

struct RestoreFacts
{
    qint64 durationMs = 0;
    QString program{};  ///< "pg_restore 15.18"
};

/// The command line that restoreInto() runs, without secrets, for people.
QStringList restoreCommand(const ConnectionUrl &url, const RestoreRequest &request, const QString &program);

/// pg_restore into a database that exists and is empty. It ends at the first error, which is the Error's detail in the
/// server's own words, with the statement; what was restored until then stays, for the caller to drop. Progress in
/// bytes of tables. ProgramMissing, ServerUnreachable, LoginRefused, ProgramFailed, Cancelled.
Result<RestoreFacts> restoreInto(const ConnectionUrl &url, const RestoreRequest &request, const JobContext &context);

}  // namespace lockstep
