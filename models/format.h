// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/report/plaintext.h"  // durationText

#include <QDateTime>
#include <QString>

namespace lockstep {

/// In the locale's short form and local time; empty for an invalid one.
QString dateTimeText(const QDateTime &utc);

}  // namespace lockstep
