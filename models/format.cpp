// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/format.h"

#include <QLocale>

namespace lockstep {

QString dateTimeText(const QDateTime &utc)
{
    return utc.isValid() ? QLocale().toString(utc.toLocalTime(), QLocale::ShortFormat) : QString();
}

}  // namespace lockstep
