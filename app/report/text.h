// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/message.h"

#include <QDateTime>

namespace lockstep {

/// A sentence of a report in the person's language. `source` is marked with QT_TRANSLATE_NOOP("app", …).
inline QString text(const char *source, const QStringList &arguments = {})
{
    return Message{source, arguments}.translated();
}

/// A dash where there is no time.
inline QString timeText(const QDateTime &at)
{
    using namespace Qt::StringLiterals;
    return at.isValid() ? at.toUTC().toString(u"yyyy-MM-dd HH:mm:ss 'UTC'"_s) : u"–"_s;
}

}  // namespace lockstep
