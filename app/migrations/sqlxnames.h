// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How sqlx takes the names of its files: sqlx-core/src/migrate/source.rs.

#include <QString>

#include <optional>

namespace lockstep::sqlx {

inline constexpr QLatin1StringView upSuffix{".up.sql"};
inline constexpr QLatin1StringView downSuffix{".down.sql"};
inline constexpr QLatin1StringView simpleSuffix{".sql"};

/// "0001_create_orders.up.sql" taken apart.
struct FileName
{
    QString version{};  ///< as written
    QString rest{};  ///< behind the first '_', without the suffix
    QLatin1StringView suffix{};
};

/// None where sqlx passes the file by.
std::optional<FileName> parsed(const QString &fileName);

/// The version as a number in the ledger's form; none where it is no 64-bit integer, at which sqlx stops.
std::optional<QString> numberOf(const QString &version);

}  // namespace lockstep::sqlx
