// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/migrations/liquibasechangeset.h"

namespace lockstep {

/// Does the file begin with "--liquibase formatted sql"?
bool isLiquibaseSql(const QByteArray &bytes);

/// The changesets of a formatted SQL file. `path` is what the ledger calls it.
std::vector<LiquibaseChangeSet> parseLiquibaseSql(const SqlFile &file, const QString &path,
                                                  LiquibaseProperties &properties,
                                                  std::vector<LiquibaseMistake> &mistakes);

/// A .sql file without changesets, as an include takes it: one changeset "raw" of "includeAll".
LiquibaseChangeSet rawLiquibaseSql(const SqlFile &file, const QString &path, const LiquibaseProperties &properties);

/// Every ${name} that is defined, filled in.
QByteArray filledByLiquibase(const QByteArray &text, const LiquibaseProperties &properties);

/// The other separators that Liquibase cuts statements at ("/" alone on a line, endDelimiter) become semicolons, each
/// line as long as it was.
QByteArray withSemicolons(const QByteArray &sql, const QString &endDelimiter);

}  // namespace lockstep
