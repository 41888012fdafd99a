// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/error.h"
#include "app/migrations/flywayname.h"

#include <QHash>

namespace lockstep {

/// What Flyway's own settings in a project say of how its files are read.
struct FlywaySettings
{
    QString file{};  ///< relative to the project; empty: there is none
    FlywayNaming naming{};
    QStringList locations{};  ///< folders relative to the project that are there; empty: nothing is said
    QString schema{};
    QString table{};
    QHash<QString, QString> placeholders{};  ///< names in lower case
    QByteArray prefix{"${"};
    QByteArray suffix{"}"};
    bool fillsPlaceholders = true;
    bool runsInTransaction = true;
    std::optional<Error> problem{};  ///< the file is there and cannot be used
};

/// flyway.toml, flyway.conf or conf/flyway.conf of the project; defaults where there is none.
FlywaySettings readFlywaySettings(const QString &root);

/// "key=value" lines, as Java's properties files have them; keys as written.
QHash<QString, QString> readProperties(const QByteArray &bytes);

}  // namespace lockstep
