// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/core/result.h"

#include <QString>

namespace lockstep {

/// Renders HTML as A4 pages into a PDF file: written beside it under a temporary name first, so that `path` is the old
/// or the whole new file. FileUnreadable when it cannot be written. Needs a QGuiApplication; any platform, also
/// offscreen.
Status writePdf(const QString &html, const QString &path);

}  // namespace lockstep
