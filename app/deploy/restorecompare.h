// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/deploy/backup/backup.h"
#include "app/deploy/workspace.h"
#include "app/schema/difference.h"

namespace lockstep {

/// A table in both databases, or in one.
struct TableComparison
{
    QString table{};
    std::optional<qint64> inBackup{};  ///< rows; none: no such table there
    std::optional<qint64> inTarget{};
    bool isSameContent = false;  ///< by checksum; of large tables by the number of rows

    bool isEqual() const { return inBackup && inTarget && *inBackup == *inTarget && isSameContent; }
};

/// A restored database beside the target's.
struct DatabaseComparison
{
    std::vector<SchemaDifference> objects{};  ///< Missing: only in the backup; Extra: only in the target
    std::vector<TableComparison> tables{};  ///< every table, by name

    bool isEqual() const;
    int unequalTables() const;
};

/// Reads both catalogs whole and counts every table, those of moderate size by checksum too. Writes nothing.
Result<DatabaseComparison> compareDatabases(const ConnectionUrl &restored, const ConnectionUrl &target,
                                            const JobContext &context);

/// The database against what its backup recorded, where there is nothing else to compare with: the number of objects of
/// each kind, and what of the tables was counted when it was taken.
Result<DatabaseComparison> compareWithBackup(const Backup &backup, const ConnectionUrl &database,
                                             const JobContext &context);

}  // namespace lockstep
