// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/migrations/migration.h"

namespace lockstep {

/// Where the Rust project that a migrations folder belongs to says that it uses sqlx: a .sqlx folder, sqlx.toml, or
/// Cargo.toml naming it, in the project or beside the migrations folder. Empty when nothing does.
Message sqlxSign(const QString &root, const QString &folder);

/// [migrate] of sqlx.toml (0.9), as far as it changes what the ledger is.
struct SqlxSettings
{
    QString ledgerSchema{};
    QString ledgerTable{};
    QString ignoredChars{};  ///< left out of the checksum
};

/// The settings of the folder's project; FileMalformed when sqlx.toml is no TOML, where sqlx would not start either.
Result<SqlxSettings> readSqlxSettings(const QString &root, const QString &folder);

}  // namespace lockstep
