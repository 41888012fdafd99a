// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/message.h"

namespace lockstep {

/// A sentence of the command line in the person's language. `source` is marked with QT_TRANSLATE_NOOP("app", …).
inline QString said(const char *source, const QStringList &arguments = {})
{
    return Message{source, arguments}.translated();
}

/// One that counts; marked with QT_TRANSLATE_N_NOOP.
inline QString counted(const char *source, qsizetype count)
{
    return Message{source, {}, int(count)}.translated();
}

}  // namespace lockstep
