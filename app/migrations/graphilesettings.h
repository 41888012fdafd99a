// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"

#include <QHash>

namespace lockstep {

/// What graphile-migrate's settings file says of how its files run.
struct GraphileSettings
{
    QHash<QString, QString> placeholders{};  ///< as written: ":NAME" and its value, or "!ENV"
    QByteArray prologue{};  ///< SQL that sets pgSettings; empty when there are none
    QString folder{};  ///< migrationsFolder; empty: "migrations"
    std::optional<Error> problem{};  ///< the file is there and cannot be used
};

/// PROJECT/.gmrc; defaults where there is none. A .gmrc.js is a program and is not read.
GraphileSettings readGraphileSettings(const QString &root);

}  // namespace lockstep
