// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/result.h"

#include <QString>

#include <utility>
#include <vector>

namespace lockstep {

/// What a URL or a set of variables says for libpq: its keywords and their values, decoded. Inside the project room.
struct ConnectionSettings
{
    using Setting = std::pair<QString, QString>;
    std::vector<Setting> values{};
    QString schema{};  ///< Prisma's ?schema=…

    /// Empty when the keyword is not set.
    QString value(QLatin1StringView keyword) const;
    /// The later value wins, as in libpq.
    void set(const QString &keyword, const QString &text);
};

/// A port number as text, 1 to 65535.
bool isPort(const QString &text);

/// Takes a postgresql:// URL apart; see parseConnectionUrl(), whose errors these are.
Result<ConnectionSettings> readConnectionSettings(const QString &url);

}  // namespace lockstep
