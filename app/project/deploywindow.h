// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/result.h"

#include <QDateTime>
#include <QString>
#include <QTime>

#include <array>
#include <optional>

namespace lockstep {

/// When an environment may be deployed to: "Mon-Fri 22:00-04:00 Europe/Berlin". The hours are those of the zone's
/// clocks, whatever daylight saving does to them; a window over midnight belongs to the day on which it opens.
struct DeployWindow
{
    QString text{};  ///< as written
    std::array<bool, 7> days{};  ///< on which it opens, Monday first
    QTime opens{};
    QTime closes{};  ///< that minute is outside; as opens: open for 24 hours
    QByteArray zone{};  ///< by its IANA name

    bool isOpenAt(const QDateTime &at) const;
};

/// BadRequest says which part is not understood.
Result<DeployWindow> parseDeployWindow(const QString &text);

}  // namespace lockstep
