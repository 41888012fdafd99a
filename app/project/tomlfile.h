// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/result.h"

#include <QHash>
#include <QString>
#include <QVariantMap>

namespace lockstep {

/// A string of a TOML file and where it stands.
struct TomlText
{
    QString text{};
    int line = 0;  ///< from 1
};

/// The strings at the top level of a small TOML file of another tool (Prisma's migration_lock.toml); other values are
/// left out. FileUnreadable; FileMalformed with the line when it is no TOML.
Result<QHash<QString, TomlText>> readTomlTexts(const QString &path);

/// All of another tool's TOML file: tables as QVariantMap, arrays as QVariantList, dates left out. Fails likewise.
Result<QVariantMap> readTomlValues(const QString &path);

}  // namespace lockstep
