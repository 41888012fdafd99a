// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ledgers/ledger.h"

namespace lockstep {

/// The schema of the place, "public" where it names none.
QString schemaOf(const LedgerPlace &place);
/// The table's name: the place's, or `usual` where it names none.
QString tableNameOf(const LedgerPlace &place, QLatin1StringView usual);
/// The place with the schema in which the session's tables would be made, where it names none. A file's own SET
/// search_path does not count: the ledger stays where it was found.
Result<LedgerPlace> onSearchPath(Session &session, const LedgerPlace &place, const JobContext &context);
/// The table `name` in that schema, as SQL.
QString qualified(const LedgerPlace &place, const QString &name);

/// A column that a ledger tells its rows apart by.
struct KeyColumn
{
    const char *name = "";
    std::size_t index = 0;  ///< in the query
    bool isUnique = true;  ///< the tool's own table takes a value only once
};

/// The rows of a query; none where `exists` says that there is no table. CheckFailed, naming the table, where it has
/// not the columns that are asked for, or of other types: another version of the tool, or somebody else's table. Also
/// where a row has NULL in a key, or two have one value in a unique one: the tool's own table never has, so somebody
/// else made this one, and nobody can tell which migration the row stands for.
Result<Answer> readRows(Session &session, const Result<bool> &exists, const QString &table, const QByteArray &query,
                        const std::vector<KeyColumn> &keys, const JobContext &context);

/// Each row that was read as `entryOf` understands it.
template <typename EntryOf>
Result<std::vector<LedgerEntry>> entriesOf(const Result<Answer> &answer, EntryOf entryOf)
{
    if (!answer)
        return answer.error();
    std::vector<LedgerEntry> entries;
    entries.reserve(answer->rows.size());
    for (const auto &row : answer->rows)
        entries.push_back(entryOf(row));
    return entries;
}

/// Is there such a table? Reads pg_class, so that a role without rights on the schema gets an answer too. CheckFailed
/// where what has the name is no table, or row-level security may hide rows of it from this role.
Result<bool> tableExists(Session &session, const QString &schema, const QString &table, const JobContext &context);

/// Creates the schema where there is none.
Status requireSchema(Session &session, const QString &schema, const JobContext &context);

/// Runs a statement whose answer does not matter.
Status perform(Session &session, const QByteArray &sql, const Session::Parameters &parameters,
               const JobContext &context);

/// Deletes the row whose `column` has the migration's ledgerKey().
Status deleteRow(Session &session, const QByteArray &table, const char *column, const Migration &migration,
                 const JobContext &context);

/// The row that begin() wrote is gone when finish() wants it. PlanChanged.
Error vanishedRow(const Migration &migration, const QString &table);

/// SQL that yields a timestamptz column as whole milliseconds since 1970, NULL for NULL and for infinity.
QByteArray asMilliseconds(const QByteArray &column);
/// The cell that asMilliseconds() yields, as UTC; invalid for NULL.
QDateTime timeOf(const QByteArray &cell);

}  // namespace lockstep
